package oms.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import oms.events.Outbox;

/** A shipment that came back is paid for no more, though its money may have been taken when it left. */
@ApplicationScoped
class Returns {
    private final PaymentRepository repository;
    private final RefundBook refunds;
    private final Receivables receivables;
    private final Cashier cashier;
    private final Outbox outbox;
    private final Clock clock;

    Returns(
            PaymentRepository repository,
            RefundBook refunds,
            Receivables receivables,
            Cashier cashier,
            Outbox outbox,
            Clock clock) {
        this.repository = repository;
        this.refunds = refunds;
        this.receivables = receivables;
        this.cashier = cashier;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What was captured for it goes back, now or once it is known to be captured; what was owed is owed no more. */
    @Transactional
    void cameBack(String merchant, String orderId, String shipmentId) {
        var payment = repository.lockOfOrder(merchant, orderId);
        var capture = repository.captureOf(merchant, shipmentId).filter(c -> !c.giveBack());
        if (payment.isPresent() && capture.isPresent()) giveBack(payment.get(), capture.get());
    }

    private void giveBack(Payment payment, Operation capture) {
        var now = clock.instant();
        repository.giveBack(capture.id());
        switch (capture.status()) {
            case SUCCEEDED -> {
                var refund = refunds.ofReturned(payment, capture, now);
                repository.save(payment);
                refund.forEach(repository::add);
                cashier.sendAfterCommit(refund);
            }
            case FAILED ->
                receivables.cameBack(payment, capture, now).ifPresent(closed -> {
                    repository.save(payment);
                    outbox.publish(closed);
                });
            case INITIATED, PENDING, UNKNOWN -> {} // what comes of it is given back then
        }
    }
}
