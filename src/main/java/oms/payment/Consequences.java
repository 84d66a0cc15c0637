package oms.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What a settled operation brings beyond the payment's own sums: what is owed, and what was refunded. */
@ApplicationScoped
class Consequences {
    private final Receivables receivables;

    Consequences(Receivables receivables) {
        this.receivables = receivables;
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
            case CAPTURE -> ofCapture(payment, before, settled, told, now);
            case AUTHORIZE, REAUTHORIZE, VOID, REFUND -> {}
        }
    }

    private void ofCapture(Payment payment, Operation before, Operation settled, List<PaymentEvent> told, Instant now) {
        switch (settled.status()) {
            case SUCCEEDED -> {
                if (before.maybeHappened())
                    receivables.capturedAfterAll(payment, settled, now).ifPresent(told::add);
            }
            case FAILED -> receivables.open(payment, settled, now).ifPresent(told::add);
            case INITIATED, PENDING, UNKNOWN -> {}
        }
    }
}
