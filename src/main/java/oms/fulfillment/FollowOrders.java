package oms.fulfillment;

import jakarta.enterprise.context.ApplicationScoped;
import oms.events.Subscriber;
import oms.order.Cancellation;
import oms.order.OrderEvent;
import org.jspecify.annotations.Nullable;

/** A plan opens pick lists; a new plan or a cancelled order closes those that are no longer wanted, and voids packages. */
@ApplicationScoped
class FollowOrders implements Subscriber<OrderEvent> {
    private final PickListPlanner planner;
    private final Packages packages;
    private final BenchRepository bench;

    FollowOrders(PickListPlanner planner, Packages packages, BenchRepository bench) {
        this.planner = planner;
        this.packages = packages;
        this.bench = bench;
    }

    @Override
    public Class<OrderEvent> eventType() {
        return OrderEvent.class;
    }

    @Override
    public String name() {
        return "fulfillment.follow-orders";
    }

    @Override
    public @Nullable Runnable on(OrderEvent event) {
        return switch (event) {
            case OrderEvent.OrderAllocated allocated -> () -> planner.follow(allocated.order(), allocated.reason());
            case OrderEvent.OrderReallocated again ->
                () -> planner.follow(again.order(), "planned anew: " + again.reason());
            case OrderEvent.OrderCancelled cancelled -> () -> cancelled(cancelled, cancelled.cancellation());
            case OrderEvent.RestCancelled rest -> () -> cancelled(rest, rest.cancellation());
            case OrderEvent.OrderInTransit left -> () -> bench.departed(left.merchant(), left.shipmentId());
            case OrderEvent.OrderShortPicked shortPicked -> () -> planner.follow(shortPicked.order(), "short pick");
            case OrderEvent.OrderCreated _,
                    OrderEvent.OrderAuthorized _,
                    OrderEvent.OrderApproved _,
                    OrderEvent.ReviewRequired _,
                    OrderEvent.OrderRejected _,
                    OrderEvent.AllocationFailed _,
                    OrderEvent.OrderPicked _,
                    OrderEvent.OrderPacked _,
                    OrderEvent.OrderDelivered _,
                    OrderEvent.DeliveryFailed _,
                    OrderEvent.DeliveryRetried _,
                    OrderEvent.ShipmentReturned _,
                    OrderEvent.OrderHeld _,
                    OrderEvent.OrderReleased _ -> null;
        };
    }

    private void cancelled(OrderEvent event, Cancellation cancellation) {
        var reason = "order cancelled: " + cancellation.reason();
        planner.follow(event.order(), reason);
        packages.follow(event.order(), reason);
    }
}
