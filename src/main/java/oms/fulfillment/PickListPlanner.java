package oms.fulfillment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import oms.Ids;
import oms.fulfillment.PickListRepository.New;
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
    private final Layouts layouts;

    PickListPlanner(PickListRepository lists, Orders orders, Stock stock, Layouts layouts) {
        this.lists = lists;
        this.orders = orders;
        this.stock = stock;
        this.layouts = layouts;
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
        var layout = layouts.of(order.merchant(), shipment.warehouse());
        lists.open(new New(
                Ids.next("pkl"),
                order.merchant(),
                order.id(),
                order.number(),
                shipment.id(),
                shipment.warehouse(),
                shipment.pickUpAt(),
                new Walk(layout).inOrder(BinPlan.of(layout, wanted, names, bins))));
    }
}
