package oms.fulfillment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import oms.Ids;
import oms.fulfillment.PickListRepository.New;
import oms.fulfillment.PickListRepository.NewLine;
import oms.inventory.BinView;
import oms.inventory.Stock;
import oms.order.OrderLineView;
import oms.order.OrderSnapshot;
import oms.order.Orders;
import oms.order.ShipmentStatus;
import oms.order.ShipmentView;

/** Keeps the lists in step with the plan: one for each shipment that is to be picked, none for those that are no more. */
@ApplicationScoped
class PickListPlanner {
    private final PickListRepository lists;
    private final Orders orders;
    private final Stock stock;
    private final Walk walk;

    PickListPlanner(PickListRepository lists, Orders orders, Stock stock, FulfillmentSettings settings) {
        this.lists = lists;
        this.orders = orders;
        this.stock = stock;
        this.walk = new Walk(settings.layout());
    }

    void follow(OrderSnapshot order, String reason) {
        var live = lists.lockLiveOfOrder(order.merchant(), order.id());
        var served = new ArrayList<String>();
        for (var list : live) {
            var shipment = order.shipments().stream()
                    .filter(s -> s.id().equals(list.shipmentId()))
                    .findFirst();
            if (shipment.isPresent() && stays(list, shipment.get())) {
                served.add(list.shipmentId());
                lists.due(order.merchant(), list.id(), shipment.get().pickUpAt());
            } else {
                lists.close(order.merchant(), list, PickListStatus.CANCELLED, reason);
            }
        }
        order.shipments().stream()
                .filter(s -> s.status() == ShipmentStatus.ALLOCATED && !served.contains(s.id()))
                .forEach(s -> open(order, s));
    }

    /** What is picked stays picked; what is not follows the plan. */
    private static boolean stays(PickListView list, ShipmentView shipment) {
        return shipment.status() != ShipmentStatus.CANCELLED
                && (list.status() == PickListStatus.DONE || list.serves(shipment));
    }

    private void open(OrderSnapshot order, ShipmentView shipment) {
        var names = orders.find(order.id())
                .map(o -> o.lines().stream()
                        .collect(Collectors.toMap(OrderLineView::sku, OrderLineView::name, (a, b) -> a)))
                .orElse(Map.of());
        var wanted = PickListView.wanted(shipment);
        var bins = stock.bins(order.merchant(), shipment.warehouse(), wanted.keySet()).stream()
                .collect(Collectors.groupingBy(BinView::sku));
        var stops = new ArrayList<NewLine>();
        wanted.forEach((sku, quantity) ->
                stops.addAll(stops(sku, names.getOrDefault(sku, sku), quantity, bins.getOrDefault(sku, List.of()))));
        lists.open(new New(
                Ids.next("pkl"),
                order.merchant(),
                order.id(),
                order.number(),
                shipment.id(),
                shipment.warehouse(),
                shipment.pickUpAt(),
                walk.inOrder(stops)));
    }

    /** From as few bins as possible; where the records hold too little, the fullest bin is where to look. */
    private static List<NewLine> stops(String sku, String name, int quantity, List<BinView> bins) {
        if (bins.isEmpty()) return List.of(new NewLine(sku, name, null, quantity));
        var enough = bins.stream()
                .filter(bin -> bin.quantity() >= quantity)
                .min(Comparator.comparingLong(BinView::quantity));
        if (enough.isPresent()) return List.of(new NewLine(sku, name, enough.get(), quantity));
        var stops = new ArrayList<NewLine>();
        var left = quantity;
        for (var bin : bins) {
            var part = (int) Math.min(left, bin.quantity());
            if (part > 0) stops.add(new NewLine(sku, name, bin, part));
            left -= part;
        }
        if (left > 0 && !stops.isEmpty()) {
            var first = stops.removeFirst();
            stops.addFirst(new NewLine(sku, name, first.bin(), first.quantity() + left));
        } else if (left > 0) stops.add(new NewLine(sku, name, bins.getFirst(), left));
        return stops;
    }
}
