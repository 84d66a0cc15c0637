package oms.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import oms.Ids;
import oms.allocation.Decision.Outcome;
import oms.allocation.Waiting.Entry;
import oms.allocation.planning.Explanation;
import oms.fleet.Claim;
import oms.fleet.Drivers;
import oms.inventory.Placement;
import oms.inventory.Stock;
import oms.order.OrderStatus;
import oms.order.Orders;
import oms.order.PlannedShipment;
import oms.order.ShipmentView;

/** Makes a draft come true in one transaction: order, room, stops, record, and the stock last. All of it or nothing. */
@ApplicationScoped
class Deciding {
    private final Orders orders;
    private final Lease lease;
    private final Drivers drivers;
    private final Stock stock;
    private final Stops stops;
    private final Decisions decisions;
    private final Waiting waiting;
    private final AllocationSettings settings;

    Deciding(
            Orders orders,
            Lease lease,
            Drivers drivers,
            Stock stock,
            Stops stops,
            Decisions decisions,
            Waiting waiting,
            AllocationSettings settings) {
        this.orders = orders;
        this.lease = lease;
        this.drivers = drivers;
        this.stock = stock;
        this.stops = stops;
        this.decisions = decisions;
        this.waiting = waiting;
        this.settings = settings;
    }

    /**
     * @throws Overtaken where the order has changed since the draft, or another planner has taken over
     * @throws oms.fleet.DriverFull where the driver's room is gone
     * @throws oms.inventory.OutOfStock where the goods are
     */
    @Transactional(TxType.MANDATORY)
    void decide(long token, Entry entry, Wish wish, Drafts.Draft draft) {
        var order = orders.lock(wish.order().id());
        if (order.version() != wish.order().version()) throw new Overtaken("Order " + order.id() + " has changed");
        lease.fence(order.merchant(), token);
        var shipments = draft.shipments();
        if (shipments == null) refuse(wish, draft);
        else allocate(entry, wish, shipments, draft.record());
    }

    /** The first refusal is told and recorded; later ones only wait on, so that a long backorder does not flood the record. */
    private void refuse(Wish wish, Drafts.Draft draft) {
        var order = wish.order();
        if (order.status() != OrderStatus.BACKORDERED) {
            orders.allocationFailed(order.id(), draft.reason());
            decisions.add(order, Outcome.FAILED, draft.reason(), draft.record());
        }
        waiting.later(order.id(), settings.backorderRetry());
    }

    private void allocate(Entry entry, Wish wish, List<Explanation.Shipment> shipments, DecisionRecord record) {
        var order = wish.order();
        var lines = wish.share(shipments);
        var plan = new ArrayList<>(wish.kept().stream().map(Deciding::asPlanned).toList());
        var claims = new ArrayList<Claim>();
        var placements = new ArrayList<Placement>();
        stops.remove(wish.cancelled());
        for (int i = 0; i < shipments.size(); i++) {
            var made = shipments.get(i);
            var id = Ids.next("shp");
            plan.add(new PlannedShipment(
                    id, made.warehouse(), made.driver(), made.pickUpAt(), made.deliverAt(), lines.get(i)));
            claims.add(new Claim(id, made.driver(), made.units()));
            for (var item : made.items())
                placements.add(new Placement(id, made.warehouse(), item.sku(), item.quantity()));
            stops.add(order, id, made);
        }
        orders.allocated(order.id(), plan, entry.why());
        drivers.claim(order.merchant(), wish.cancelled(), claims);
        decisions.add(
                order, order.shipments().isEmpty() ? Outcome.ALLOCATED : Outcome.REALLOCATED, entry.why(), record);
        waiting.remove(order.id());
        stock.allocate(order.merchant(), order.id(), placements, kept(wish));
    }

    private static Set<String> kept(Wish wish) {
        return wish.kept().stream().map(ShipmentView::id).collect(Collectors.toSet());
    }

    private static PlannedShipment asPlanned(ShipmentView s) {
        return new PlannedShipment(s.id(), s.warehouse(), s.driver(), s.pickUpAt(), s.deliverAt(), s.lines());
    }
}
