package oms.payment;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/**
 * Finds out what became of operations whose answer never came, also those of a process that died, and retries captures that
 * failed for now. Any number of replicas may run it: each takes other rows.
 */
@ApplicationScoped
class Resolver {
    private final PaymentRepository repository;
    private final Cashier cashier;
    private final PaymentSettings settings;
    private final Clock clock;

    Resolver(PaymentRepository repository, Cashier cashier, PaymentSettings settings, Clock clock) {
        this.repository = repository;
        this.cashier = cashier;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void resolveDue() {
        resolveDue(clock.instant());
    }

    /** @return how many operations were due */
    int resolveDue(Instant now) {
        var due = repository.claimDue(now, clock.instant().plus(settings.lease()), settings.resolverBatch());
        for (var claimed : due) {
            try {
                cashier.resolve(claimed, now);
            } catch (RuntimeException e) {
                Log.warnf(
                        e,
                        "Operation %s is not resolved; it is asked about again after its lease",
                        claimed.operation().id());
            }
        }
        return due.size();
    }
}
