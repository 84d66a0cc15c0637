package oms.fulfillment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import oms.TestDeliveries;
import oms.catalog.Catalog;
import oms.catalog.ProductView;
import oms.fleet.DriverRequest;
import oms.fleet.Drivers;
import oms.inventory.Demand;
import oms.inventory.SomeStock;
import oms.inventory.Stock;
import oms.inventory.Warehouses;
import oms.money.Money;
import oms.order.NewOrders;
import oms.order.Orders;
import oms.order.ShipmentStatus;
import oms.order.ShipmentView;
import oms.payment.PaymentToken;
import oms.payment.Payments;

/** The example order as the floor meets it, brought there the way production does it. */
@ApplicationScoped
public class FloorOrders {
    private final Orders orders;
    private final Payments payments;
    private final Stock stock;
    private final Warehouses warehouses;
    private final Drivers drivers;
    private final Catalog catalog;
    private final PickLists lists;
    private final TestDeliveries deliveries;
    private final Clock clock;

    FloorOrders(
            Orders orders,
            Payments payments,
            Stock stock,
            Warehouses warehouses,
            Drivers drivers,
            Catalog catalog,
            PickLists lists,
            TestDeliveries deliveries,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.stock = stock;
        this.warehouses = warehouses;
        this.drivers = drivers;
        this.catalog = catalog;
        this.lists = lists;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** @return the id of an order of 2 × WATER-5L and 1 × PHONE-X that is planned from WH-NY */
    public String planned(String merchant) {
        warehouses.put(merchant, SomeStock.warehouse("WH-NY"));
        catalog.put(merchant, product("WATER-5L", 400, 2, 5_100, 160, 160, 330, false));
        catalog.put(merchant, product("PHONE-X", 3_900, 1, 400, 170, 90, 60, true));
        stock.receive(merchant, SomeStock.receipt("WH-NY", "WATER-5L", 10), "test");
        stock.receive(merchant, SomeStock.receipt("WH-NY", "PHONE-X", 10), "test");
        drivers.put(
                merchant,
                "D1",
                new DriverRequest(
                        "D1", null, "WH-NY", 0, 50, LocalTime.MIN, LocalTime.MIN, "America/New_York", null, null));
        if (!drivers.get(merchant, "D1").onShift()) drivers.startShift(merchant, "D1");
        var placed = NewOrders.example(merchant, orders.nextNumber(merchant, LocalDate.of(2026, 5, 6)));
        QuarkusTransaction.requiringNew().run(() -> {
            orders.place(placed);
            payments.open(merchant, placed.id(), placed.total(), new PaymentToken("tok_approved", "C-1"), null);
            stock.reserve(
                    merchant,
                    placed.id(),
                    List.of(new Demand("WATER-5L", 2), new Demand("PHONE-X", 1)),
                    List.of("WH-NY"),
                    clock.instant().plus(Duration.ofDays(1)));
        });
        payments.authorize(placed.id());
        deliveries.drain();
        return placed.id();
    }

    /** @return the id of such an order with everything in the tote */
    public String picked(String merchant) {
        var order = planned(merchant);
        var shipment = shipment(merchant, order).id();
        var search = PickListResource.search(merchant, null, "TO_DO", shipment);
        var list = lists.page(search, 1, null).items().getFirst().id();
        Map.of("WATER-5L", 2, "PHONE-X", 1)
                .forEach((sku, n) -> lists.scan(merchant, list, new Scan(null, sku, null, n, null), "test"));
        deliveries.drain();
        return order;
    }

    /** @return the order's one live shipment */
    public ShipmentView shipment(String merchant, String order) {
        return orders.get(merchant, order).shipments().stream()
                .filter(s -> s.status() != ShipmentStatus.CANCELLED)
                .findFirst()
                .orElseThrow();
    }

    private static ProductView product(
            String sku, long price, int units, int grams, int length, int width, int height, boolean fragile) {
        return new ProductView(
                sku,
                "The " + sku,
                null,
                Money.of(price, "USD"),
                units,
                grams,
                length,
                width,
                height,
                fragile,
                null,
                false);
    }
}
