package oms.allocation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import oms.allocation.planning.Explanation;
import oms.allocation.planning.Request;
import oms.catalog.ProductView;
import oms.order.AllocationModel;
import oms.order.OrderLineView;
import oms.order.OrderView;
import oms.order.ShipmentLine;
import oms.order.ShipmentStatus;
import oms.order.ShipmentView;

/** What of an order has no shipment yet. */
record Wish(OrderView order, Map<OrderLineView, Integer> missing) {
    static Wish of(OrderView order) {
        var missing = new LinkedHashMap<OrderLineView, Integer>();
        for (var line : order.lines()) {
            var planned = order.shipments().stream()
                    .filter(shipment -> shipment.status() != ShipmentStatus.CANCELLED)
                    .flatMap(shipment -> shipment.lines().stream())
                    .filter(part -> part.lineNo() == line.lineNo())
                    .mapToInt(ShipmentLine::quantity)
                    .sum();
            if (planned < line.quantity()) missing.put(line, line.quantity() - planned);
        }
        return new Wish(order, missing);
    }

    boolean isFulfilled() {
        return missing.isEmpty();
    }

    /** @return the shipments that stay as they are */
    List<ShipmentView> kept() {
        return order.shipments().stream()
                .filter(shipment -> shipment.status().isLive())
                .toList();
    }

    List<String> cancelled() {
        return order.shipments().stream()
                .filter(shipment -> shipment.status() == ShipmentStatus.CANCELLED)
                .map(ShipmentView::id)
                .toList();
    }

    Set<String> skus() {
        var skus = new java.util.TreeSet<String>();
        missing.keySet().forEach(line -> skus.add(line.sku()));
        return skus;
    }

    Request request(Map<String, ProductView> products) {
        var lines = new LinkedHashMap<String, Request.Line>();
        missing.forEach((line, quantity) -> {
            var product = products.get(line.sku());
            var skill = product == null ? null : product.requiresSkill();
            lines.merge(
                    line.sku(),
                    new Request.Line(line.sku(), quantity, line.unitsEach(), skill),
                    (a, b) -> new Request.Line(a.sku(), a.quantity() + b.quantity(), a.units(), a.skill()));
        });
        var revenue = order.model() == AllocationModel.COST_ABSORPTION
                ? order.items().minus(order.discount()).plus(order.shipping()).minor()
                : 0;
        return new Request(
                order.id(),
                order.location(),
                List.copyOf(lines.values()),
                order.boundWarehouse(),
                order.windowStart(),
                order.deliverBy(),
                revenue,
                null,
                null);
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
            lines.sort(java.util.Comparator.comparingInt(ShipmentLine::lineNo));
            shared.add(lines);
        }
        return shared;
    }
}
