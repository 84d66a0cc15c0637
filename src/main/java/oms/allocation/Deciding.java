package oms.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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
import oms.order.ShipmentStatus;
import oms.order.ShipmentView;

/** Makes drafts come true in one transaction: orders, room, stops, records, and the stock last. All of it or nothing. */
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
    private final Clock clock;

    Deciding(
            Orders orders,
            Lease lease,
            Drivers drivers,
            Stock stock,
            Stops stops,
            Decisions decisions,
            Waiting waiting,
            AllocationSettings settings,
            Clock clock) {
        this.orders = orders;
        this.lease = lease;
        this.drivers = drivers;
        this.stock = stock;
        this.stops = stops;
        this.decisions = decisions;
        this.waiting = waiting;
        this.settings = settings;
        this.clock = clock;
    }

    /** A draft on its way into the world. */
    private record Step(
            Wish wish,
            String reason,
            DecisionRecord record,
            List<PlannedShipment> plan,
            List<Claim> claims,
            List<Placement> placements,
            List<Explanation.Shipment> made) {}

    /**
     * @throws Overtaken where the order has changed since the draft, or another planner has taken over
     * @throws oms.fleet.DriverFull where the driver's room is gone
     * @throws oms.inventory.OutOfStock where the goods are
     */
    @Transactional(TxType.MANDATORY)
    void decide(Lease.Held held, Entry entry, Wish wish, Drafts.Draft draft) {
        lock(wish);
        lease.fence(held);
        var shipments = draft.shipments();
        if (shipments == null) refuse(held, entry, wish, draft);
        else if (isInForce(wish, shipments)) stops.settled(wish.reopenedIds());
        else commit(held, List.of(step(wish, shipments, entry.why(), draft.record())));
        if (shipments != null) done(wish);
    }

    /**
     * Changes several orders at once, so that they can swap places.
     *
     * @throws Overtaken where one of the orders has changed since, or another planner has taken over
     */
    @Transactional(TxType.MANDATORY)
    void improve(Lease.Held held, List<Drafts.Better> changes) {
        var sorted = changes.stream()
                .sorted(Comparator.comparing(change -> change.wish().order().id()))
                .toList();
        sorted.forEach(change -> lock(change.wish()));
        lease.fence(held);
        var steps = new ArrayList<Step>();
        for (var change : sorted) {
            var shipments = change.draft().shipments();
            if (shipments != null)
                steps.add(step(
                        change.wish(),
                        shipments,
                        change.reason(),
                        change.draft().record()));
        }
        commit(held, steps);
    }

    private void lock(Wish wish) {
        var order = orders.lock(wish.order().id());
        if (order.version() != wish.order().version()) throw new Overtaken("Order " + order.id() + " has changed");
    }

    /** What is left of the order that needs a plan keeps it in the list. */
    private void done(Wish wish) {
        var orderId = wish.order().id();
        if (wish.isAllThatIsMissing() && stops.disrupted(orderId).isEmpty()) waiting.remove(orderId);
        else waiting.goOn(orderId);
    }

    /**
     * The first refusal is told and recorded; later ones only wait on, so that a long backorder does not flood the record. A plan in
     * force stays in force: a late driver is better than none.
     */
    private void refuse(Lease.Held held, Entry entry, Wish wish, Drafts.Draft draft) {
        var order = wish.order();
        if (!wish.reopened().isEmpty()) {
            if (entry.tries() == 0)
                decisions.add(
                        held.token(),
                        order,
                        Outcome.FAILED,
                        entry.why() + ", and nobody else can: " + draft.reason(),
                        draft.record());
        } else if (order.status() != OrderStatus.BACKORDERED) {
            orders.allocationFailed(order.id(), draft.reason());
            decisions.add(held.token(), order, Outcome.FAILED, draft.reason(), draft.record());
        }
        waiting.later(entry, settings.backorderRetry(), draft.reason());
    }

    /** @return whether the draft is what goes on already, to the wave */
    private static boolean isInForce(Wish wish, List<Explanation.Shipment> shipments) {
        var lines = wish.share(shipments);
        if (shipments.size() != wish.reopened().size()) return false;
        var same = new HashSet<String>();
        for (int i = 0; i < shipments.size(); i++) {
            var made = shipments.get(i);
            wish.same(made.warehouse(), lines.get(i))
                    .filter(was -> was.driver().equals(made.driver()))
                    .filter(was -> wish.reopened().stream()
                            .anyMatch(stop -> stop.shipmentId().equals(was.id())
                                    && stop.waveAt().equals(made.wave())))
                    .ifPresent(was -> same.add(was.id()));
        }
        return same.size() == shipments.size();
    }

    private static Step step(Wish wish, List<Explanation.Shipment> shipments, String reason, DecisionRecord record) {
        var lines = wish.share(shipments);
        var plan = new ArrayList<>(wish.kept().stream().map(Deciding::asPlanned).toList());
        var claims = new ArrayList<Claim>();
        var placements = new ArrayList<Placement>();
        var taken = new HashSet<String>();
        for (int i = 0; i < shipments.size(); i++) {
            var made = shipments.get(i);
            var id = wish.same(made.warehouse(), lines.get(i))
                    .map(ShipmentView::id)
                    .filter(taken::add)
                    .orElseGet(() -> Ids.next("shp"));
            plan.add(new PlannedShipment(
                    id, made.warehouse(), made.driver(), made.pickUpAt(), made.deliverAt(), lines.get(i)));
            claims.add(new Claim(id, made.driver(), made.units()));
            for (var item : made.items())
                placements.add(new Placement(id, made.warehouse(), item.sku(), item.quantity()));
        }
        return new Step(wish, reason, record, plan, claims, placements, shipments);
    }

    private void commit(Lease.Held held, List<Step> steps) {
        var freed = new ArrayList<String>();
        var claims = new ArrayList<Claim>();
        for (var step : steps) {
            freed.addAll(step.wish().freed());
            claims.addAll(step.claims());
            orders.allocated(step.wish().order().id(), step.plan(), step.reason());
        }
        drivers.claim(held.merchant(), freed, claims);
        refuseGone(held.merchant(), steps);
        stops.remove(freed);
        for (var step : steps) {
            var order = step.wish().order();
            for (int i = 0; i < step.made().size(); i++) {
                var id = step.claims().get(i).shipmentId();
                var state = isPicked(step.wish(), id) ? "FIXED" : "OPEN";
                stops.add(order, held.region().name(), id, step.made().get(i), state);
            }
            var outcome = order.shipments().isEmpty() ? Outcome.ALLOCATED : Outcome.REALLOCATED;
            decisions.add(held.token(), order, outcome, step.reason(), step.record());
        }
        // goods that only change their driver stay promised where they are, and so does what the order still waits for
        for (var step : steps)
            if (step.wish().from() == null)
                stock.allocate(held.merchant(), step.wish().order().id(), step.placements(), kept(step.wish()));
    }

    /** Their rows are claimed: whose shift ends from now on loses what was planned here by that event. */
    private void refuseGone(String merchant, List<Step> steps) {
        var first = new HashMap<String, Instant>();
        for (var step : steps)
            for (var made : step.made()) first.merge(made.driver(), made.pickUpAt(), (a, b) -> a.isBefore(b) ? a : b);
        first.forEach((code, pickUpAt) -> {
            var driver = drivers.get(merchant, code);
            if (!driver.onShift() && pickUpAt.isBefore(driver.worksFrom(clock.instant())))
                throw new Overtaken("Driver " + code + " has ended the shift");
        });
    }

    private static boolean isPicked(Wish wish, String shipmentId) {
        return wish.order().shipments().stream()
                .anyMatch(s -> s.id().equals(shipmentId) && s.status() != ShipmentStatus.ALLOCATED);
    }

    private static Set<String> kept(Wish wish) {
        return wish.kept().stream().map(ShipmentView::id).collect(Collectors.toSet());
    }

    private static PlannedShipment asPlanned(ShipmentView s) {
        return new PlannedShipment(s.id(), s.warehouse(), s.driver(), s.pickUpAt(), s.deliverAt(), s.lines());
    }
}
