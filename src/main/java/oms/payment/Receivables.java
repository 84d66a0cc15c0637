package oms.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import oms.Ids;
import oms.events.Outbox;
import oms.identity.Audit;
import oms.identity.Caller;
import oms.payment.PaymentEvent.ReceivableClosed;
import oms.payment.PaymentEvent.ReceivableOpened;
import oms.payment.Receivable.Status;
import oms.web.Conflict;
import oms.web.NotFound;

/** What buyers owe for goods they have: opened by captures that can never be, closed by a person or by the truth. */
@ApplicationScoped
class Receivables {
    private final ReceivableRepository receivables;
    private final PaymentRepository payments;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    Receivables(ReceivableRepository receivables, PaymentRepository payments, Outbox outbox, Audit audit, Clock clock) {
        this.receivables = receivables;
        this.payments = payments;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Opens one for a capture that failed for good; the payment is locked. */
    Optional<ReceivableOpened> open(Payment payment, Operation capture, Instant now) {
        var why = capture.answer() == null ? "The capture failed." : capture.answer();
        var receivable = new Receivable(
                Ids.next("rcv"),
                payment.merchant,
                payment.id,
                payment.orderId,
                capture.id(),
                String.valueOf(capture.shipmentId()),
                capture.amountMinor(),
                capture.currency(),
                Status.OPEN,
                why,
                now,
                null,
                null,
                null);
        return receivables.open(receivable) ? Optional.of(payment.owed(receivable.id(), capture)) : Optional.empty();
    }

    /** The capture happened after all: what it opened, and nobody closed, is closed. */
    Optional<ReceivableClosed> capturedAfterAll(Payment payment, Operation capture, Instant now) {
        return close(payment, capture, Status.CAPTURED, "The capture turned out to have happened.", now);
    }

    /** The goods came back: what it opened, and nobody closed, is closed. */
    Optional<ReceivableClosed> cameBack(Payment payment, Operation capture, Instant now) {
        return close(payment, capture, Status.RETURNED, "The shipment came back.", now);
    }

    private Optional<ReceivableClosed> close(Payment payment, Operation capture, Status how, String why, Instant now) {
        return receivables.ofCapture(capture.id()).filter(Receivable::open).map(open -> {
            receivables.close(open, how, "payment", why, now);
            return payment.owesNoMore(open.id(), open.amount(), how.name());
        });
    }

    /**
     * A person closes one.
     *
     * @param how PAID_OTHERWISE or WRITTEN_OFF
     * @throws NotFound when the caller's merchant has no such receivable
     * @throws Conflict when it is closed already
     */
    @Transactional
    Receivable close(Caller by, String id, Status how, String reason) {
        var found = receivables.find(by.merchant(), id).orElseThrow(() -> new NotFound("receivable"));
        var payment = payments.lock(found.paymentId()).orElseThrow();
        var open = receivables.lock(by.merchant(), id).orElseThrow();
        if (!open.open()) throw new Conflict("receivable_closed", "This was closed before: nothing is owed any more");
        receivables.close(open, how, by.name(), reason, clock.instant());
        outbox.publish(closed(payment, open, how));
        audit.record(by, "payment.receivable_closed", id + " " + how + ": " + reason);
        return receivables.find(by.merchant(), id).orElseThrow();
    }

    private ReceivableClosed closed(Payment payment, Receivable open, Status how) {
        var told = payment.owesNoMore(open.id(), open.amount(), how.name());
        payments.save(payment);
        return told;
    }
}
