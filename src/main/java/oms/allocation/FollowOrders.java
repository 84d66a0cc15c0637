package oms.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import oms.database.AfterCommit;
import oms.events.Subscriber;
import oms.fleet.Drivers;
import oms.order.OrderEvent;
import oms.order.ShipmentView;
import org.jspecify.annotations.Nullable;

/** Orders that may ship want a plan; what is picked or on the road is fixed; what ended gives its room back. */
@ApplicationScoped
class FollowOrders implements Subscriber<OrderEvent> {
    private final Regions regions;
    private final Waiting waiting;
    private final Stops stops;
    private final Drivers drivers;
    private final Planner planner;
    private final AfterCommit afterCommit;

    FollowOrders(
            Regions regions, Waiting waiting, Stops stops, Drivers drivers, Planner planner, AfterCommit afterCommit) {
        this.regions = regions;
        this.waiting = waiting;
        this.stops = stops;
        this.drivers = drivers;
        this.planner = planner;
        this.afterCommit = afterCommit;
    }

    @Override
    public Class<OrderEvent> eventType() {
        return OrderEvent.class;
    }

    @Override
    public String name() {
        return "allocation.follow-orders";
    }

    @Override
    public @Nullable Runnable on(OrderEvent event) {
        return switch (event) {
            case OrderEvent.OrderApproved _ -> () -> plan(event, "approved");
            case OrderEvent.OrderReleased _ -> () -> plan(event, "released from a hold");
            case OrderEvent.OrderShortPicked missing ->
                () -> {
                    free(List.of(missing.shipmentId()));
                    plan(event, "short pick: " + missing.missing() + " × " + missing.sku() + " missing");
                };
            case OrderEvent.OrderHeld _, OrderEvent.OrderRejected _ -> () -> waiting.remove(event.key());
            case OrderEvent.OrderCancelled _, OrderEvent.RestCancelled _ ->
                () -> {
                    waiting.remove(event.key());
                    free(event.order().shipments().stream()
                            .map(ShipmentView::id)
                            .toList());
                    wakeOthers(event);
                };
            case OrderEvent.OrderPicked picked -> () -> stops.fixed(picked.shipmentId());
            case OrderEvent.OrderInTransit left -> () -> stops.onBoard(left.shipmentId(), left.driver());
            case OrderEvent.OrderDelivered delivered ->
                () -> {
                    free(List.of(delivered.shipmentId()));
                    wakeOthers(event);
                };
            case OrderEvent.ShipmentReturned returned ->
                () -> {
                    free(List.of(returned.shipmentId()));
                    wakeOthers(event);
                };
            case OrderEvent.OrderCreated _,
                    OrderEvent.OrderAuthorized _,
                    OrderEvent.ReviewRequired _,
                    OrderEvent.OrderAllocated _,
                    OrderEvent.OrderReallocated _,
                    OrderEvent.AllocationFailed _,
                    OrderEvent.OrderPacked _,
                    OrderEvent.DeliveryFailed _,
                    OrderEvent.DeliveryRetried _ -> null;
        };
    }

    private void plan(OrderEvent event, String why) {
        var region = regions.nameOf(event.merchant(), event.key());
        waiting.add(event.merchant(), region, event.key(), why);
        afterCommit.run(() -> planner.plan(event.merchant()));
    }

    private void free(List<String> shipmentIds) {
        stops.remove(shipmentIds);
        drivers.free(shipmentIds);
    }

    private void wakeOthers(OrderEvent event) {
        waiting.wake(event.merchant());
        afterCommit.run(() -> planner.plan(event.merchant()));
    }
}
