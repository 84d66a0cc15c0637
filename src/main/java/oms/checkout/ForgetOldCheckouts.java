package oms.checkout;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Expired checkouts end; those that made no order are forgotten after a while, with the address in them. */
@Singleton
class ForgetOldCheckouts {
    private final CheckoutRepository repository;
    private final CheckoutSettings settings;
    private final Clock clock;

    ForgetOldCheckouts(CheckoutRepository repository, CheckoutSettings settings, Clock clock) {
        this.repository = repository;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        var now = clock.instant();
        repository.expire(now);
        repository.forgetBefore(now.minus(settings.kept()));
    }
}
