package oms.allocation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import oms.database.Retry;
import oms.fleet.Drivers;
import oms.order.OrderView;
import oms.order.Orders;
import oms.web.Conflict;
import oms.web.NotFound;
import org.jspecify.annotations.Nullable;

/**
 * A dispatcher gives a shipment to another driver: by the planner's own rules and arithmetic, under its lease, from the same warehouse.
 * What a person has chosen is not made better by itself; only where that driver drops out it is planned anew.
 */
@ApplicationScoped
class HandOvers {
    private final Orders orders;
    private final Regions regions;
    private final Drivers drivers;
    private final Stops stops;
    private final Lease lease;
    private final Drafts drafts;
    private final Deciding deciding;

    HandOvers(
            Orders orders,
            Regions regions,
            Drivers drivers,
            Stops stops,
            Lease lease,
            Drafts drafts,
            Deciding deciding) {
        this.orders = orders;
        this.regions = regions;
        this.drivers = drivers;
        this.stops = stops;
        this.lease = lease;
        this.drafts = drafts;
        this.deciding = deciding;
    }

    private record Paper(Wish wish, Stops.Stop stop, Drafts.Draft draft, HandOver said) {}

    /**
     * What it would be like; changes nothing.
     *
     * @throws NotFound for a shipment or driver that the merchant does not have
     * @throws Conflict where the shipment has left, has ended, or stands still
     */
    @Transactional(TxType.NOT_SUPPORTED)
    HandOver price(String merchant, String shipmentId, String driver) {
        return paper(merchant, shipmentId, driver).said();
    }

    /**
     * Makes it so: room, stop, plan and record in one transaction. To the driver who has it already, nothing changes.
     *
     * @param evenIfLate whether it may break the shopper's promise
     * @param by who wants it, for people to read
     * @param reason why, in their words; null where they gave none
     * @throws PlannerBusy while the planner decides
     * @throws Conflict where this driver cannot, where the promise would be broken unasked, or where the order changed meanwhile
     */
    @Transactional(TxType.NOT_SUPPORTED)
    HandOver make(
            String merchant, String shipmentId, String driver, boolean evenIfLate, String by, @Nullable String reason) {
        var held = lease.take(region(merchant, shipmentId)).orElseThrow(PlannerBusy::new);
        try {
            var paper = paper(merchant, shipmentId, driver);
            if (paper.stop().driver().equals(driver)) return paper.said();
            refuse(paper.said(), evenIfLate);
            var words = "%s instead of %s, by %s%s"
                    .formatted(driver, paper.stop().driver(), by, reason == null ? "" : ": " + reason);
            commit(held, new Drafts.Better(paper.wish(), paper.draft(), words), shipmentId);
            return paper.said();
        } finally {
            lease.release(held);
        }
    }

    private Region region(String merchant, String shipmentId) {
        return stops.find(merchant, shipmentId)
                .map(stop -> regions.named(merchant, stop.region()))
                .orElseGet(() -> Region.everywhere(merchant));
    }

    private Paper paper(String merchant, String shipmentId, String driver) {
        var order = orders.ofShipment(shipmentId);
        if (!order.merchant().equals(merchant)) throw new NotFound("shipment");
        drivers.get(merchant, driver);
        var stop = stops.find(merchant, shipmentId)
                .orElseThrow(() -> new Conflict("not_planned", "This shipment has no driver in the plan"));
        refuseUnlessHere(order, stop);
        var wish = Wish.handingOver(order, stop);
        var draft = drafts.handOver(merchant, wish, stop, driver);
        return new Paper(wish, stop, draft, HandOver.of(wish, stop, driver, draft));
    }

    private static void refuseUnlessHere(OrderView order, Stops.Stop stop) {
        var status = order.shipment(stop.shipmentId()).status();
        var isHere = status.isLive() && !status.hasDeparted();
        if (!isHere || stop.state().equals("ON_BOARD"))
            throw new Conflict("shipment_gone", "This shipment was handed to driver " + stop.driver() + " already");
        if (order.heldReason() != null)
            throw new Conflict("order_held", "Order %s is held: %s".formatted(order.number(), order.heldReason()));
    }

    private static void refuse(HandOver said, boolean evenIfLate) {
        if (said.why() != null) throw new Conflict("driver_cannot", said.why());
        if (said.late() && !evenIfLate)
            throw new Conflict(
                    "would_be_late",
                    "With %s order %s would come after what was promised".formatted(said.to(), said.orderNumber()));
    }

    private void commit(Lease.Held held, Drafts.Better change, String shipmentId) {
        try {
            Retry.onConflict(() -> QuarkusTransaction.requiringNew().call(() -> {
                deciding.improve(held, List.of(change));
                stops.chosen(held.merchant(), shipmentId);
                return true;
            }));
        } catch (Overtaken changed) {
            throw new Conflict("plan_changed", "The order has changed meanwhile; look at it again");
        }
    }
}
