package oms.allocation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import oms.allocation.planning.Explanation;
import oms.allocation.planning.Option;
import oms.allocation.planning.Request;
import oms.catalog.ProductView;
import oms.order.AllocationModel;
import oms.order.OrderLineView;
import oms.order.OrderView;
import oms.order.ShipmentLine;
import oms.order.ShipmentStatus;
import oms.order.ShipmentView;
import org.jspecify.annotations.Nullable;

/**
 * What of an order wants a plan: lines that no shipment has yet, and those of reopened shipments, which may go another way.
 *
 * @param reopened the stops of live shipments that the new plan may replace
 * @param from the only warehouse of what is picked, or being picked, and only changes its driver; null where it is free
 */
record Wish(
        OrderView order,
        Map<OrderLineView, Integer> missing,
        List<Stops.Stop> reopened,
        @Nullable String from) {
    /** @return what has no shipment yet */
    static Wish of(OrderView order) {
        return reopening(order, List.of());
    }

    /** @return what has no shipment yet, and the goods of these shipments, none of which is picked */
    static Wish reopening(OrderView order, List<Stops.Stop> stops) {
        var ids = ids(stops);
        var missing = new LinkedHashMap<OrderLineView, Integer>();
        for (var line : order.lines()) {
            var planned = quantity(order, line, s -> s.status() != ShipmentStatus.CANCELLED && !ids.contains(s.id()));
            if (planned < line.quantity()) missing.put(line, line.quantity() - planned);
        }
        return new Wish(order, missing, List.copyOf(stops), null);
    }

    /** @return the goods of one shipment, which stay together and where they are */
    static Wish handingOver(OrderView order, Stops.Stop stop) {
        var missing = new LinkedHashMap<OrderLineView, Integer>();
        for (var line : order.lines()) {
            var there = quantity(order, line, s -> s.id().equals(stop.shipmentId()));
            if (there > 0) missing.put(line, there);
        }
        return new Wish(order, missing, List.of(stop), stop.warehouse());
    }

    private static int quantity(
            OrderView order, OrderLineView line, java.util.function.Predicate<ShipmentView> shipments) {
        return order.shipments().stream()
                .filter(shipments)
                .flatMap(shipment -> shipment.lines().stream())
                .filter(part -> part.lineNo() == line.lineNo())
                .mapToInt(ShipmentLine::quantity)
                .sum();
    }

    private static Set<String> ids(List<Stops.Stop> stops) {
        var ids = new HashSet<String>();
        stops.forEach(stop -> ids.add(stop.shipmentId()));
        return ids;
    }

    boolean isFulfilled() {
        return missing.isEmpty();
    }

    /** @return whether nothing of the order is without a shipment once this is planned */
    boolean isAllThatIsMissing() {
        return from == null || of(order).isFulfilled();
    }

    Set<String> reopenedIds() {
        return ids(reopened);
    }

    /** @return the shipments that stay as they are */
    List<ShipmentView> kept() {
        var ids = reopenedIds();
        return order.shipments().stream()
                .filter(shipment -> shipment.status().isLive() && !ids.contains(shipment.id()))
                .toList();
    }

    /** @return the shipments whose place on a vehicle the new plan takes back */
    List<String> freed() {
        var freed = new ArrayList<>(order.shipments().stream()
                .filter(shipment -> shipment.status() == ShipmentStatus.CANCELLED)
                .map(ShipmentView::id)
                .toList());
        reopened.forEach(stop -> freed.add(stop.shipmentId()));
        return freed;
    }

    Set<String> skus() {
        var skus = new TreeSet<String>();
        missing.keySet().forEach(line -> skus.add(line.sku()));
        return skus;
    }

    /** @param current whether another way than the one in force has its price */
    Request request(Map<String, ProductView> products, boolean current) {
        var lines = new LinkedHashMap<String, Request.Line>();
        missing.forEach((line, quantity) -> {
            var product = products.get(line.sku());
            var skill = product == null ? null : product.requiresSkill();
            lines.merge(
                    line.sku(),
                    new Request.Line(line.sku(), quantity, line.unitsEach(), skill),
                    (a, b) -> new Request.Line(a.sku(), a.quantity() + b.quantity(), a.units(), a.skill()));
        });
        return new Request(
                order.id(),
                order.location(),
                List.copyOf(lines.values()),
                from == null ? order.boundWarehouse() : from,
                order.windowStart(),
                order.deliverBy(),
                revenue(),
                reopened.stream()
                        .map(Stops.Stop::promisedAt)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                current ? key() : null,
                ready(),
                from != null);
    }

    /** @return what the goods of this wish earn of the order's total, where the model weighs margins */
    private long revenue() {
        if (order.model() != AllocationModel.COST_ABSORPTION) return 0;
        var whole = order.items().minus(order.discount()).plus(order.shipping()).minor();
        var goods = missing.entrySet().stream()
                .mapToLong(
                        part -> part.getKey().unitPrice().times(part.getValue()).minor())
                .sum();
        var items = order.items().minor();
        return items == 0 ? whole : Math.round((double) whole * goods / items);
    }

    /** @return the plan in force as the planner names it; null where there is none */
    @Nullable
    String key() {
        if (reopened.isEmpty()) return null;
        return Option.key(reopened.stream()
                .map(stop -> stop.warehouse() + ":" + stop.driver())
                .toList());
    }

    private Map<String, Instant> ready() {
        var ready = new HashMap<String, Instant>();
        reopened.forEach(stop -> ready.merge(stop.warehouse(), stop.waveAt(), (a, b) -> a.isAfter(b) ? a : b));
        return ready;
    }

    /** @return the reopened shipment that has exactly these goods of this warehouse: only its driver changes */
    Optional<ShipmentView> same(String warehouse, List<ShipmentLine> lines) {
        var ids = reopenedIds();
        return order.shipments().stream()
                .filter(shipment -> ids.contains(shipment.id())
                        && shipment.warehouse().equals(warehouse)
                        && Set.copyOf(shipment.lines()).equals(Set.copyOf(lines)))
                .findFirst();
    }

    /** @return the order lines of each planned shipment, in their order */
    List<List<ShipmentLine>> share(List<Explanation.Shipment> shipments) {
        var left = new LinkedHashMap<>(missing);
        var shared = new ArrayList<List<ShipmentLine>>();
        for (var shipment : shipments) {
            var lines = new ArrayList<ShipmentLine>();
            for (var item : shipment.items()) {
                var wanted = item.quantity();
                for (var entry : left.entrySet()) {
                    var line = entry.getKey();
                    var take = line.sku().equals(item.sku()) ? Math.min(wanted, entry.getValue()) : 0;
                    if (take == 0) continue;
                    lines.add(new ShipmentLine(line.lineNo(), line.sku(), take));
                    entry.setValue(entry.getValue() - take);
                    wanted -= take;
                }
            }
            lines.sort(Comparator.comparingInt(ShipmentLine::lineNo));
            shared.add(lines);
        }
        return shared;
    }
}
