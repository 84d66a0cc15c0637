package oms.payment;

import jakarta.enterprise.context.ApplicationScoped;
import oms.events.Subscriber;
import oms.order.OrderEvent;
import org.jspecify.annotations.Nullable;

/** An order that ended, by whatever way, owes the buyer what is still held; a shipment that came back, what was taken for it. */
@ApplicationScoped
class FollowOrders implements Subscriber<OrderEvent> {
    private final Payments payments;
    private final Returns returns;

    FollowOrders(Payments payments, Returns returns) {
        this.payments = payments;
        this.returns = returns;
    }

    @Override
    public Class<OrderEvent> eventType() {
        return OrderEvent.class;
    }

    @Override
    public String name() {
        return "payment.follow-orders";
    }

    @Override
    public @Nullable Runnable on(OrderEvent event) {
        return switch (event) {
            case OrderEvent.ShipmentReturned back ->
                () -> {
                    returns.cameBack(back.merchant(), back.order().id(), back.shipmentId());
                    endsWith(back);
                };
            case OrderEvent.OrderDelivered _,
                    OrderEvent.OrderCancelled _,
                    OrderEvent.RestCancelled _,
                    OrderEvent.OrderRejected _,
                    OrderEvent.OrderShortPicked _,
                    OrderEvent.DeliveryFailed _ -> () -> endsWith(event);
            case OrderEvent.OrderCreated _,
                    OrderEvent.OrderAuthorized _,
                    OrderEvent.OrderApproved _,
                    OrderEvent.ReviewRequired _,
                    OrderEvent.OrderAllocated _,
                    OrderEvent.OrderReallocated _,
                    OrderEvent.AllocationFailed _,
                    OrderEvent.OrderPicked _,
                    OrderEvent.OrderPacked _,
                    OrderEvent.OrderInTransit _,
                    OrderEvent.DeliveryRetried _,
                    OrderEvent.OrderHeld _,
                    OrderEvent.OrderReleased _ -> null;
        };
    }

    private void endsWith(OrderEvent event) {
        if (event.order().status().isTerminal())
            payments.end(event.merchant(), event.order().id());
    }
}
