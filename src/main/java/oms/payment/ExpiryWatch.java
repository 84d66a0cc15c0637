package oms.payment;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import oms.events.Outbox;

/** Renews holds a while before they lapse, and warns, once for each hold, of those that lapse soon all the same. */
@ApplicationScoped
class ExpiryWatch {
    private static final int BATCH = 100;

    private final PaymentRepository repository;
    private final HoldRepository holds;
    private final Renewals renewals;
    private final Outbox outbox;
    private final PaymentSettings settings;
    private final Clock clock;

    ExpiryWatch(
            PaymentRepository repository,
            HoldRepository holds,
            Renewals renewals,
            Outbox outbox,
            PaymentSettings settings,
            Clock clock) {
        this.repository = repository;
        this.holds = holds;
        this.renewals = renewals;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void watch() {
        renew(clock.instant());
        warn(clock.instant());
    }

    void renew(Instant now) {
        for (var paymentId : holds.renewable(now, BATCH)) {
            try {
                renewals.renew(paymentId, now);
            } catch (RuntimeException e) {
                Log.warnf(e, "The hold of payment %s is not renewed; it is tried again in a minute", paymentId);
            }
        }
    }

    void warn(Instant now) {
        for (var paymentId : holds.expiringBefore(now.plus(settings.expiryWarning()), BATCH)) {
            QuarkusTransaction.requiringNew().run(() -> warn(paymentId, now));
        }
    }

    private void warn(String paymentId, Instant now) {
        var payment = repository.lock(paymentId).orElseThrow();
        payment.warnOfExpiry(now).ifPresent(warning -> {
            repository.save(payment);
            outbox.publish(warning);
        });
    }
}
