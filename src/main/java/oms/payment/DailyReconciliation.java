package oms.payment;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import oms.identity.Merchants;

/**
 * Reconciles the days before today, once each: the day's row is taken under a lease, so that one replica does it, and what failed
 * is tried again the next time.
 */
@ApplicationScoped
class DailyReconciliation {
    /** How far back a day that was missed, or failed, is made up for. */
    private static final int DAYS = 3;

    /** Gateways finish their day some minutes after midnight. */
    private static final LocalTime EARLIEST = LocalTime.of(0, 30);

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
        var time = LocalTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (var merchant : merchants.all())
            for (int back = time.isBefore(EARLIEST) ? 2 : 1; back <= DAYS; back++) {
                try {
                    reconciliations.reconcileOnce(merchant.id(), today.minusDays(back));
                } catch (RuntimeException e) {
                    Log.warnf(e, "The books of %s of %d days ago are not reconciled yet", merchant.id(), back);
                }
            }
        webhooks.forget();
    }
}
