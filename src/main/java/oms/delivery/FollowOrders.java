package oms.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import oms.events.Subscriber;
import oms.order.OrderEvent;
import org.jspecify.annotations.Nullable;

/** Trips follow the plan; packages come with the packing. */
@ApplicationScoped
class FollowOrders implements Subscriber<OrderEvent> {
    private final TripPlan plan;
    private final TripRepository trips;
    private final ParcelRepository parcels;

    FollowOrders(TripPlan plan, TripRepository trips, ParcelRepository parcels) {
        this.plan = plan;
        this.trips = trips;
        this.parcels = parcels;
    }

    @Override
    public Class<OrderEvent> eventType() {
        return OrderEvent.class;
    }

    @Override
    public String name() {
        return "delivery.follow-orders";
    }

    @Override
    public @Nullable Runnable on(OrderEvent event) {
        return switch (event) {
            case OrderEvent.OrderAllocated allocated -> () -> plan.follow(allocated.order(), allocated.shipmentIds());
            case OrderEvent.OrderReallocated reallocated ->
                () -> plan.follow(reallocated.order(), reallocated.shipmentIds());
            case OrderEvent.OrderShortPicked shortPicked -> () -> plan.follow(shortPicked.order(), List.of());
            case OrderEvent.OrderCancelled cancelled -> () -> plan.follow(cancelled.order(), List.of());
            case OrderEvent.RestCancelled rest -> () -> plan.follow(rest.order(), List.of());
            case OrderEvent.OrderRejected rejected -> () -> plan.follow(rejected.order(), List.of());
            case OrderEvent.OrderPacked packed -> () -> packed(packed);
            case OrderEvent.OrderCreated _,
                    OrderEvent.OrderAuthorized _,
                    OrderEvent.OrderApproved _,
                    OrderEvent.ReviewRequired _,
                    OrderEvent.AllocationFailed _,
                    OrderEvent.OrderPicked _,
                    OrderEvent.OrderInTransit _,
                    OrderEvent.OrderDelivered _,
                    OrderEvent.DeliveryFailed _,
                    OrderEvent.DeliveryRetried _,
                    OrderEvent.ShipmentReturned _,
                    OrderEvent.OrderHeld _,
                    OrderEvent.OrderReleased _ -> null;
        };
    }

    private void packed(OrderEvent.OrderPacked event) {
        parcels.insert(event.merchant(), event.shipmentId(), event.order().id(), event.boxes());
        trips.packed(event.merchant(), event.shipmentId());
    }
}
