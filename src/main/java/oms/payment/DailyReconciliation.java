package oms.payment;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import oms.identity.Merchants;

/**
 * Reconciles the days before today, once each: the day's row is taken under a lease, so that one replica does it, and what failed
 * is tried again the next time.
 */
@ApplicationScoped
class DailyReconciliation {
    /** How far back a day that was missed, or failed, is made up for. */
    private static final int DAYS = 3;

    private final Reconciliations reconciliations;
    private final Webhooks webhooks;
    private final Merchants merchants;
    private final Clock clock;

    DailyReconciliation(Reconciliations reconciliations, Webhooks webhooks, Merchants merchants, Clock clock) {
        this.reconciliations = reconciliations;
        this.webhooks = webhooks;
        this.merchants = merchants;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var today = reconciliations.today();
        int latest = clock.instant().isBefore(Reconciliation.wholeFrom(today.minusDays(1))) ? 2 : 1;
        for (var merchant : merchants.all())
            for (int back = latest; back <= DAYS; back++) {
                try {
                    reconciliations.reconcileOnce(merchant.id(), today.minusDays(back));
                } catch (RuntimeException e) {
                    Log.warnf(e, "The books of %s of %d days ago are not reconciled yet", merchant.id(), back);
                }
            }
        webhooks.forget();
    }
}
