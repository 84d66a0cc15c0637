package oms.order;

import java.time.Instant;
import java.util.List;
import oms.events.DomainEvent;
import oms.events.EventType;
import org.jspecify.annotations.Nullable;

/** Everything the order tells: what changed, and the order as it stands after it. */
public sealed interface OrderEvent extends DomainEvent {
    OrderSnapshot order();

    @Override
    default String key() {
        return order().id();
    }

    @Override
    default String merchant() {
        return order().merchant();
    }

    @Override
    default long sequence() {
        return order().version();
    }

    @EventType("order.created")
    record OrderCreated(OrderSnapshot order) implements OrderEvent {}

    @EventType("order.authorized")
    record OrderAuthorized(OrderSnapshot order, Authorization authorization) implements OrderEvent {}

    @EventType("order.approved")
    record OrderApproved(OrderSnapshot order, FraudVerdict verdict) implements OrderEvent {}

    @EventType("order.review_required")
    record ReviewRequired(OrderSnapshot order, FraudVerdict verdict, Instant deadline) implements OrderEvent {}

    @EventType("order.rejected")
    record OrderRejected(OrderSnapshot order, FraudVerdict verdict) implements OrderEvent {}

    /** The first plan. {@code shipmentIds} are the shipments it made. */
    @EventType("order.allocated")
    record OrderAllocated(OrderSnapshot order, List<String> shipmentIds, String reason) implements OrderEvent {}

    /** A later plan: {@code shipmentIds} were made or changed by it, {@code cancelledIds} taken back. */
    @EventType("order.reallocated")
    record OrderReallocated(OrderSnapshot order, List<String> shipmentIds, List<String> cancelledIds, String reason)
            implements OrderEvent {}

    @EventType("order.allocation_failed")
    record AllocationFailed(OrderSnapshot order, String reason) implements OrderEvent {}

    @EventType("order.picked")
    record OrderPicked(OrderSnapshot order, String shipmentId, String by) implements OrderEvent {}

    /** {@code missing} pieces of {@code sku} were not there; the shipment is cancelled and its lines need a new plan. */
    @EventType("order.short_picked")
    record OrderShortPicked(OrderSnapshot order, String shipmentId, String sku, int missing, String reason, String by)
            implements OrderEvent {}

    @EventType("order.packed")
    record OrderPacked(OrderSnapshot order, String shipmentId, List<PackedBox> boxes, String by)
            implements OrderEvent {}

    @EventType("order.in_transit")
    record OrderInTransit(OrderSnapshot order, String shipmentId, String driver, String tripId) implements OrderEvent {}

    @EventType("order.delivery_failed")
    record DeliveryFailed(OrderSnapshot order, String shipmentId, String reason, String nextStep)
            implements OrderEvent {}

    @EventType("order.delivery_retried")
    record DeliveryRetried(OrderSnapshot order, String shipmentId) implements OrderEvent {}

    @EventType("order.shipment_returned")
    record ShipmentReturned(OrderSnapshot order, String shipmentId) implements OrderEvent {}

    @EventType("order.delivered")
    record OrderDelivered(OrderSnapshot order, String shipmentId, ProofOfDelivery proof) implements OrderEvent {}

    @EventType("order.cancelled")
    record OrderCancelled(OrderSnapshot order, Cancellation cancellation, OrderStatus was) implements OrderEvent {}

    /** Part of it was delivered; what had not left is cancelled, and so the order has come to its end. */
    @EventType("order.rest_cancelled")
    record RestCancelled(OrderSnapshot order, Cancellation cancellation) implements OrderEvent {}

    @EventType("order.held")
    record OrderHeld(
            OrderSnapshot order, String reason, @Nullable String by) implements OrderEvent {}

    @EventType("order.released")
    record OrderReleased(
            OrderSnapshot order, String reason, @Nullable String by) implements OrderEvent {}
}
