package oms.fraud;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Counts are forgotten when no window reaches them any more, refusals after a month. */
@Singleton
class ForgetTallies {
    private final Tally tally;
    private final Clock clock;

    ForgetTallies(Tally tally, Clock clock) {
        this.tally = tally;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        var now = clock.instant();
        tally.forget(
                now.minus(Duration.ofMinutes(15)), now.minus(Duration.ofHours(26)), now.minus(Duration.ofDays(30)));
    }
}
