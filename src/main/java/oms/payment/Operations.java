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
        var begun = begin(merchant, paymentId, orderId, OperationKind.AUTHORIZE, amount, now);
        return key == null ? begun.operation() : begun.key(key).operation();
    }

    static Operation capture(Payment payment, String shipmentId, Money amount, boolean atHandOff, Instant now) {
        return begin(payment, OperationKind.CAPTURE, amount, now)
                .shipment(shipmentId, atHandOff)
                .operation();
    }

    static Operation voidOf(Payment payment, Money rest, Instant now) {
        return begin(payment, OperationKind.VOID, rest, now).operation();
    }

    /** @param hold the one of two holds that is given back */
    static Operation voidOfReplaced(Payment payment, String hold, Money amount, Instant now) {
        return begin(payment, OperationKind.VOID, amount, now)
                .hold(hold)
                .replaced()
                .operation();
    }

    static Operation renewal(Payment payment, Money amount, String by, Instant now) {
        return begin(payment, OperationKind.REAUTHORIZE, amount, now)
                .by(by, null)
                .operation();
    }

    /** @param hold the one that the money was taken from */
    static Operation refund(
            Payment payment, String refundId, String hold, Money amount, String reason, String by, Instant now) {
        return begin(payment, OperationKind.REFUND, amount, now)
                .hold(hold)
                .refund(refundId)
                .by(by, reason)
                .operation();
    }

    private static Begun begin(Payment payment, OperationKind kind, Money amount, Instant now) {
        var begun = begin(payment.merchant, payment.id, payment.orderId, kind, amount, now);
        var hold = payment.hold();
        return hold == null ? begun : begun.hold(hold.reference());
    }

    private static Begun begin(
            String merchant, String paymentId, String orderId, OperationKind kind, Money amount, Instant now) {
        return new Begun(merchant, paymentId, orderId, kind, amount, now);
    }

    /** An operation on its way to be one; every step names what is not as usual. */
    private static final class Begun {
        private final String id = Ids.next("pop");
        private final String merchant;
        private final String paymentId;
        private final String orderId;
        private final OperationKind kind;
        private final Money amount;
        private final Instant now;
        private String key = Operation.key(id, 1);
        private @Nullable String shipmentId;
        private boolean atHandOff;
        private @Nullable String hold;
        private boolean ofReplaced;
        private @Nullable String refundId;
        private String requestedBy = SELF;
        private @Nullable String reason;

        Begun(String merchant, String paymentId, String orderId, OperationKind kind, Money amount, Instant now) {
            this.merchant = merchant;
            this.paymentId = paymentId;
            this.orderId = orderId;
            this.kind = kind;
            this.amount = amount;
            this.now = now;
        }

        Begun key(String given) {
            key = given;
            return this;
        }

        Begun shipment(String id, boolean leaving) {
            shipmentId = id;
            atHandOff = leaving;
            return this;
        }

        Begun hold(String reference) {
            hold = kind.makesHold() ? null : reference;
            return this;
        }

        Begun replaced() {
            ofReplaced = true;
            return this;
        }

        Begun refund(String id) {
            refundId = id;
            return this;
        }

        Begun by(String who, @Nullable String why) {
            requestedBy = who;
            reason = why;
            return this;
        }

        Operation operation() {
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
                    key,
                    1,
                    0,
                    now.plus(Operation.pause(0)),
                    null,
                    null,
                    null,
                    reason,
                    requestedBy,
                    now,
                    null,
                    hold,
                    ofReplaced,
                    atHandOff,
                    false,
                    refundId,
                    null);
        }
    }
}
