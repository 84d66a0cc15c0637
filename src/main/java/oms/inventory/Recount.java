package oms.inventory;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import oms.Ids;
import oms.database.Retry;
import oms.events.Outbox;
import oms.inventory.CannotKeep.Promise;
import oms.inventory.CannotKeep.Taken;
import oms.inventory.InventoryEvent.GoodsArrived;
import oms.inventory.InventoryEvent.ShortfallFound;
import oms.inventory.Movement.Cause;
import oms.order.OrderView;
import oms.order.Orders;
import oms.order.ShipmentStatus;

/**
 * Makes on hand what was counted, also below what is promised: the promises that cannot be kept are taken back in the same
 * statement, so that stock never says more is promised than is there. The orders concerned are locked first, as everywhere.
 */
@ApplicationScoped
class Recount {
    private static final int TRIES = 8;

    /** What stood there when it was settled. @param change of what is on hand */
    record Settled(StockRow before, long change) {}

    /** The orders locked are not those that must give back; others came in between. */
    private static final class Overtaken extends RuntimeException {
        private Overtaken() {
            super(null, null, false, false);
        }
    }

    private final StockRepository stock;
    private final ReservationRepository reservations;
    private final Shortfalls shortfalls;
    private final Orders orders;
    private final Outbox outbox;

    Recount(
            StockRepository stock,
            ReservationRepository reservations,
            Shortfalls shortfalls,
            Orders orders,
            Outbox outbox) {
        this.stock = stock;
        this.reservations = reservations;
        this.shortfalls = shortfalls;
        this.orders = orders;
        this.outbox = outbox;
    }

    /**
     * @param reference names the count in the ledger
     * @param changeOf the change of what is on hand, from the row and what of it is picked; asked again where another try is needed
     * @param also done in the same transaction, with the outcome
     * @throws BelowPicked when even all promises together could not give back enough
     * @throws BelowReserved when it is more than can be counted
     */
    Settled settle(
            String merchant,
            StockLevel level,
            String reference,
            String actor,
            ToLongFunction<StockRow> changeOf,
            java.util.function.Consumer<Settled> also) {
        for (int slack = 0, tries = 1; ; tries++, slack = 4 * slack + 8) {
            var more = slack;
            try {
                return Retry.onConflict(() -> QuarkusTransaction.requiringNew().call(() -> {
                    var settled = attempt(merchant, level, reference, actor, changeOf, more);
                    also.accept(settled);
                    return settled;
                }));
            } catch (Overtaken again) {
                if (tries == TRIES) throw new Crowded();
            }
        }
    }

    private Settled attempt(
            String merchant,
            StockLevel level,
            String reference,
            String actor,
            ToLongFunction<StockRow> changeOf,
            int slack) {
        var seen = stock.row(merchant, level, false);
        var foreseen = CannotKeep.lacking(seen.onHand(), seen.reserved(), changeOf.applyAsLong(seen));
        var asked = new CannotKeep(reservations.promises(merchant, level), foreseen == 0 ? slack : foreseen + slack);
        Map<String, OrderView> locked = new TreeMap<>();
        for (var order : asked.orders()) locked.put(order, orders.lock(order));
        for (var order : locked.keySet()) reservations.lockOpen(order);
        var row = stock.row(merchant, level, true);
        var change = changeOf.applyAsLong(row);
        var lacking = CannotKeep.lacking(row.onHand(), row.reserved(), change);
        var promises = lacking == 0 ? List.<Promise>of() : standing(reservations.promises(merchant, level), locked);
        var back = new CannotKeep(promises, lacking);
        if (back.missing() > 0) throw new BelowPicked(level.warehouse(), level.sku(), back.missing());
        if (!locked.keySet().containsAll(back.orders())) throw new Overtaken();
        apply(merchant, level, reference, actor, change, back);
        return new Settled(row, change);
    }

    /** What an order's shipment says counts more than the mark, which follows it. */
    private static List<Promise> standing(List<Promise> promises, Map<String, OrderView> orders) {
        return promises.stream()
                .map(p -> new Promise(
                        p.reservation(),
                        p.order(),
                        p.shipment(),
                        p.quantity(),
                        p.since(),
                        p.picked() || isPicked(p, orders)))
                .toList();
    }

    private static boolean isPicked(Promise promise, Map<String, OrderView> orders) {
        var order = orders.get(promise.order());
        if (order == null || promise.shipment() == null) return false;
        return order.shipments().stream()
                .anyMatch(s -> s.id().equals(promise.shipment()) && s.status() != ShipmentStatus.ALLOCATED);
    }

    private void apply(
            String merchant, StockLevel level, String reference, String actor, long change, CannotKeep back) {
        var shortfall = Ids.next("sfl");
        var movements = new ArrayList<Movement>();
        if (change != 0)
            movements.add(new Movement(
                    Cause.COUNTED, reference, level.warehouse(), level.sku(), change, 0, "counted", actor));
        for (var taken : back.taken()) movements.add(Movement.takenBack(shortfall, level, taken, actor));
        if (!stock.move(merchant, movements)) throw new BelowReserved(level.warehouse(), level.sku());
        if (!back.taken().isEmpty()) takeBack(merchant, shortfall, level, reference, actor, back.taken());
        if (change > 0)
            outbox.publish(new GoodsArrived(Ids.next("mov"), merchant, 1, level.warehouse(), level.sku(), change));
    }

    private void takeBack(
            String merchant, String shortfall, StockLevel level, String reference, String actor, List<Taken> taken) {
        reservations.giveBack(taken);
        shortfalls.open(merchant, shortfall, level, reference, actor, taken);
        Map<String, Long> ofShipments = taken.stream()
                .filter(t -> t.promise().shipment() != null)
                .collect(Collectors.groupingBy(
                        t -> String.valueOf(t.promise().shipment()),
                        TreeMap::new,
                        Collectors.summingLong(Taken::quantity)));
        ofShipments.forEach((shipment, missing) -> orders.shortPicked(
                shipment, level.sku(), (int) Math.min(Integer.MAX_VALUE, missing), "counted too few", actor));
        reservations.unassign(ofShipments.keySet());
        var orderIds =
                taken.stream().map(t -> t.promise().order()).distinct().sorted().toList();
        var pieces = taken.stream().mapToLong(Taken::quantity).sum();
        outbox.publish(new ShortfallFound(shortfall, merchant, 1, level.warehouse(), level.sku(), pieces, orderIds));
    }
}
