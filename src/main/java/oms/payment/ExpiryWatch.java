package oms.payment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import oms.events.Outbox;

/** Warns, once for each hold, that it lapses soon. */
@ApplicationScoped
class ExpiryWatch {
    private static final int BATCH = 100;

    private final PaymentRepository repository;
    private final Outbox outbox;
    private final PaymentSettings settings;
    private final Clock clock;

    ExpiryWatch(PaymentRepository repository, Outbox outbox, PaymentSettings settings, Clock clock) {
        this.repository = repository;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void warn() {
        warn(clock.instant());
    }

    void warn(Instant now) {
        for (var paymentId : repository.expiringBefore(now.plus(settings.expiryWarning()), BATCH)) {
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
