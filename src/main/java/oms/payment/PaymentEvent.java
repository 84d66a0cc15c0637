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

    /** Money was taken for a delivered shipment. */
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
}
