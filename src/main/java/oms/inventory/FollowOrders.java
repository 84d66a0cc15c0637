package oms.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import oms.events.Subscriber;
import oms.order.OrderEvent;
import org.jspecify.annotations.Nullable;

/** An order that ended gives its stock back, one that is paid keeps it; a shipment that came back goes on the shelf again. */
@ApplicationScoped
class FollowOrders implements Subscriber<OrderEvent> {
    private final Stock stock;
    private final ReservationRepository reservations;
    private final MakingGood makingGood;

    FollowOrders(Stock stock, ReservationRepository reservations, MakingGood makingGood) {
        this.stock = stock;
        this.reservations = reservations;
        this.makingGood = makingGood;
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
    public @Nullable Runnable on(OrderEvent event) {
        return switch (event) {
            case OrderEvent.OrderCancelled cancelled -> () -> ended(cancelled.key());
            case OrderEvent.RestCancelled rest -> () -> ended(rest.key());
            case OrderEvent.OrderRejected rejected -> () -> ended(rejected.key());
            case OrderEvent.OrderAuthorized authorized -> () -> reservations.keep(authorized.key());
            case OrderEvent.OrderAllocated allocated -> () -> makingGood.planned(allocated.key());
            case OrderEvent.OrderReallocated again -> () -> makingGood.planned(again.key());
            case OrderEvent.OrderPicked picked -> () -> reservations.picked(picked.shipmentId());
            case OrderEvent.ShipmentReturned returned -> () -> stock.takeBack(returned.shipmentId());
            case OrderEvent.OrderCreated _,
                    OrderEvent.OrderApproved _,
                    OrderEvent.ReviewRequired _,
                    OrderEvent.AllocationFailed _,
                    OrderEvent.OrderShortPicked _,
                    OrderEvent.OrderPacked _,
                    OrderEvent.OrderInTransit _,
                    OrderEvent.OrderDelivered _,
                    OrderEvent.DeliveryFailed _,
                    OrderEvent.DeliveryRetried _,
                    OrderEvent.OrderHeld _,
                    OrderEvent.OrderReleased _ -> null;
        };
    }

    private void ended(String orderId) {
        makingGood.ended(orderId);
        stock.release(orderId);
    }
}
