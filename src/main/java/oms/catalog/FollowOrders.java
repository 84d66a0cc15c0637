package oms.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import oms.events.Subscriber;
import oms.order.OrderEvent;
import org.jspecify.annotations.Nullable;

/** An order that ended gives its promotion codes back. */
@ApplicationScoped
class FollowOrders implements Subscriber<OrderEvent> {
    private final Promotions promotions;

    FollowOrders(Promotions promotions) {
        this.promotions = promotions;
    }

    @Override
    public Class<OrderEvent> eventType() {
        return OrderEvent.class;
    }

    @Override
    public String name() {
        return "catalog.follow-orders";
    }

    @Override
    public @Nullable Runnable on(OrderEvent event) {
        return switch (event) {
            case OrderEvent.OrderCancelled cancelled -> () -> promotions.release(cancelled.key());
            case OrderEvent.OrderRejected rejected -> () -> promotions.release(rejected.key());
            case OrderEvent.OrderCreated _,
                    OrderEvent.OrderAuthorized _,
                    OrderEvent.OrderApproved _,
                    OrderEvent.ReviewRequired _,
                    OrderEvent.OrderAllocated _,
                    OrderEvent.OrderReallocated _,
                    OrderEvent.AllocationFailed _,
                    OrderEvent.OrderPicked _,
                    OrderEvent.OrderShortPicked _,
                    OrderEvent.OrderPacked _,
                    OrderEvent.OrderInTransit _,
                    OrderEvent.OrderDelivered _,
                    OrderEvent.DeliveryFailed _,
                    OrderEvent.DeliveryRetried _,
                    OrderEvent.ShipmentReturned _,
                    OrderEvent.RestCancelled _,
                    OrderEvent.OrderHeld _,
                    OrderEvent.OrderReleased _ -> null;
        };
    }
}
