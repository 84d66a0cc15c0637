package oms.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import oms.events.Subscriber;
import oms.order.OrderEvent;

/** An order that ended gives its stock back; a shipment that came back goes on the shelf again. */
@ApplicationScoped
class FollowOrders implements Subscriber<OrderEvent> {
    private final Stock stock;

    FollowOrders(Stock stock) {
        this.stock = stock;
    }

    @Override
    public Class<OrderEvent> eventType() {
        return OrderEvent.class;
    }

    @Override
    public String name() {
        return "inventory.follow-orders";
    }

    @Override
    public void on(OrderEvent event) {
        switch (event) {
            case OrderEvent.OrderCancelled cancelled -> stock.release(cancelled.key());
            case OrderEvent.OrderRejected rejected -> stock.release(rejected.key());
            case OrderEvent.ShipmentReturned returned -> stock.takeBack(returned.shipmentId());
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
                    OrderEvent.OrderHeld _,
                    OrderEvent.OrderReleased _ -> {}
        }
    }
}
