package oms.payment;

import java.time.Instant;
import oms.events.DomainEvent;
import oms.events.EventType;
import oms.money.Money;

/** What the payment module tells. The key is the payment; each event names its order. */
public sealed interface PaymentEvent extends DomainEvent {
    String paymentId();

    String orderId();

    @Override
    default String key() {
        return paymentId();
    }

    /** Money was taken for a shipment that was delivered or handed off, as the merchant has it. */
    @EventType("payment.captured")
    record PaymentCaptured(
            String merchant, String paymentId, String orderId, long sequence, String shipmentId, Money amount)
            implements PaymentEvent {}

    /** What was held and not taken went back. */
    @EventType("payment.voided")
    record PaymentVoided(String merchant, String paymentId, String orderId, long sequence, Money amount)
            implements PaymentEvent {}

    /** Taken money went back. */
    @EventType("payment.refunded")
    record PaymentRefunded(
            String merchant, String paymentId, String orderId, long sequence, String refundId, Money amount)
            implements PaymentEvent {}

    /** The hold lapses soon and not all that is owed is captured. */
    @EventType("payment.authorization_expiring")
    record AuthorizationExpiring(
            String merchant, String paymentId, String orderId, long sequence, Money held, Instant expiresAt)
            implements PaymentEvent {}

    /** A new hold stands in the place of one that would have lapsed. */
    @EventType("payment.reauthorized")
    record PaymentReauthorized(
            String merchant, String paymentId, String orderId, long sequence, Money held, Instant expiresAt)
            implements PaymentEvent {}

    /** No new hold was granted; the old one lapses when it would. {@code times} counts the tries for this hold. */
    @EventType("payment.reauthorization_failed")
    record ReauthorizationFailed(
            String merchant, String paymentId, String orderId, long sequence, Money held, Instant expiresAt, int times)
            implements PaymentEvent {}

    /** Delivered and not to be captured any more: the buyer owes it, and somebody must ask for it. */
    @EventType("payment.receivable_opened")
    record ReceivableOpened(
            String merchant,
            String paymentId,
            String orderId,
            long sequence,
            String receivableId,
            String shipmentId,
            Money amount)
            implements PaymentEvent {}

    /** The buyer owes it no more; {@code how}: PAID_OTHERWISE, WRITTEN_OFF or CAPTURED. */
    @EventType("payment.receivable_closed")
    record ReceivableClosed(
            String merchant,
            String paymentId,
            String orderId,
            long sequence,
            String receivableId,
            Money amount,
            String how)
            implements PaymentEvent {}
}
