package oms.payment;

import java.time.Instant;
import oms.Ids;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/** How operations begin: INITIATED, with their idempotency key, and due for a check soon in case nobody sends them. */
final class Operations {
    private static final String SELF = "payment";

    private Operations() {}

    static Operation authorization(
            String merchant, String paymentId, String orderId, Money amount, @Nullable String key, Instant now) {
        return begin(merchant, paymentId, orderId, OperationKind.AUTHORIZE, null, amount, key, null, SELF, now);
    }

    static Operation capture(Payment payment, String shipmentId, Money amount, Instant now) {
        return begin(payment, OperationKind.CAPTURE, shipmentId, amount, null, SELF, now);
    }

    static Operation voidOf(Payment payment, Money rest, Instant now) {
        return begin(payment, OperationKind.VOID, null, rest, null, SELF, now);
    }

    static Operation refund(Payment payment, Money amount, String reason, String by, Instant now) {
        return begin(payment, OperationKind.REFUND, null, amount, reason, by, now);
    }

    private static Operation begin(
            Payment payment,
            OperationKind kind,
            @Nullable String shipmentId,
            Money amount,
            @Nullable String reason,
            String by,
            Instant now) {
        return begin(payment.merchant, payment.id, payment.orderId, kind, shipmentId, amount, null, reason, by, now);
    }

    private static Operation begin(
            String merchant,
            String paymentId,
            String orderId,
            OperationKind kind,
            @Nullable String shipmentId,
            Money amount,
            @Nullable String key,
            @Nullable String reason,
            String by,
            Instant now) {
        var id = Ids.next("pop");
        return new Operation(
                id,
                merchant,
                paymentId,
                orderId,
                kind,
                shipmentId,
                amount.minor(),
                amount.currency(),
                OperationStatus.INITIATED,
                key == null ? Operation.key(id, 1) : key,
                1,
                0,
                now.plus(Operation.pause(0)),
                null,
                null,
                null,
                reason,
                by,
                now,
                null);
    }
}
