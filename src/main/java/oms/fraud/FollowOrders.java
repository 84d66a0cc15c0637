package oms.fraud;

import jakarta.enterprise.context.ApplicationScoped;
import oms.events.Subscriber;
import oms.order.Cancellation.Cause;
import oms.order.OrderEvent;
import oms.order.OrderStatus;
import oms.order.Orders;
import org.jspecify.annotations.Nullable;

/** Remembers every order, scores it once its money is held, and learns how it ended. */
@ApplicationScoped
class FollowOrders implements Subscriber<OrderEvent> {
    private final Orders orders;
    private final Memory memory;
    private final Screening screening;
    private final Reviews reviews;
    private final Turnstile turnstile;

    FollowOrders(Orders orders, Memory memory, Screening screening, Reviews reviews, Turnstile turnstile) {
        this.orders = orders;
        this.memory = memory;
        this.screening = screening;
        this.reviews = reviews;
        this.turnstile = turnstile;
    }

    @Override
    public Class<OrderEvent> eventType() {
        return OrderEvent.class;
    }

    @Override
    public String name() {
        return "fraud.follow-orders";
    }

    @Override
    public @Nullable Runnable on(OrderEvent event) {
        return switch (event) {
            case OrderEvent.OrderCreated created ->
                () -> orders.find(created.key()).ifPresent(memory::remember);
            case OrderEvent.OrderAuthorized authorized -> () -> screening.screen(authorized.key());
            case OrderEvent.OrderDelivered delivered -> () -> delivered(delivered);
            case OrderEvent.OrderRejected rejected ->
                () -> memory.ended(rejected.merchant(), rejected.key(), "REJECTED");
            case OrderEvent.OrderCancelled cancelled -> () -> cancelled(cancelled);
            case OrderEvent.RestCancelled rest -> () -> memory.ended(rest.merchant(), rest.key(), "DELIVERED");
            case OrderEvent.OrderApproved _,
                    OrderEvent.ReviewRequired _,
                    OrderEvent.OrderAllocated _,
                    OrderEvent.OrderReallocated _,
                    OrderEvent.AllocationFailed _,
                    OrderEvent.OrderPicked _,
                    OrderEvent.OrderShortPicked _,
                    OrderEvent.OrderPacked _,
                    OrderEvent.OrderInTransit _,
                    OrderEvent.DeliveryFailed _,
                    OrderEvent.DeliveryRetried _,
                    OrderEvent.ShipmentReturned _,
                    OrderEvent.OrderHeld _,
                    OrderEvent.OrderReleased _ -> null;
        };
    }

    private void delivered(OrderEvent.OrderDelivered event) {
        if (event.order().status() == OrderStatus.DELIVERED) memory.ended(event.merchant(), event.key(), "DELIVERED");
    }

    private void cancelled(OrderEvent.OrderCancelled event) {
        var declined = event.cancellation().cause() == Cause.PAYMENT_DECLINED;
        memory.ended(event.merchant(), event.key(), declined ? "DECLINED" : "CANCELLED");
        if (declined) memory.sighting(event.merchant(), event.key()).ifPresent(turnstile::declined);
        reviews.withdraw(event.merchant(), event.key());
    }
}
