package oms.web;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Answers to idempotency keys are kept for two days. */
@Singleton
class ForgetOldAnswers {
    private final IdempotencyRepository repository;
    private final Clock clock;

    ForgetOldAnswers(IdempotencyRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        repository.forgetBefore(clock.instant().minus(Duration.ofDays(2)));
    }
}
