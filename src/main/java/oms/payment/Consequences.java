package oms.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What a settled operation brings beyond the payment's own sums: what is owed, and how refunds end. */
@ApplicationScoped
class Consequences {
    private final Receivables receivables;
    private final RefundBook refunds;

    Consequences(Receivables receivables, RefundBook refunds) {
        this.receivables = receivables;
        this.refunds = refunds;
    }

    /** @param before the operation as it stood; the payment is locked and counts its events */
    void of(
            Payment payment,
            Operation before,
            Operation settled,
            List<PaymentEvent> told,
            List<Operation> followUps,
            Instant now) {
        switch (settled.kind()) {
            case CAPTURE -> ofCapture(payment, before, settled, told, followUps, now);
            case REFUND -> refunds.settled(before, settled);
            case AUTHORIZE, REAUTHORIZE, VOID -> {}
        }
    }

    /** Goods that came back owe nothing: what was captured for them goes back, what was not is not asked for. */
    private void ofCapture(
            Payment payment,
            Operation before,
            Operation settled,
            List<PaymentEvent> told,
            List<Operation> followUps,
            Instant now) {
        switch (settled.status()) {
            case SUCCEEDED -> {
                if (before.maybeHappened())
                    receivables.capturedAfterAll(payment, settled, now).ifPresent(told::add);
                if (settled.giveBack()) followUps.addAll(refunds.ofReturned(payment, settled, now));
            }
            case FAILED -> {
                if (!settled.giveBack()) receivables.open(payment, settled, now).ifPresent(told::add);
            }
            case INITIATED, PENDING, UNKNOWN -> {}
        }
    }
}
