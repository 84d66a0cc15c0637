package oms.allocation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.fleet.DriverRequest;
import oms.fleet.Drivers;
import oms.geo.GeoPoint;
import oms.inventory.Demand;
import oms.inventory.OutOfStock;
import oms.inventory.SomeStock;
import oms.inventory.Stock;
import oms.inventory.WarehouseView;
import oms.inventory.Warehouses;
import oms.money.Money;
import oms.order.Authorization;
import oms.order.FraudVerdict;
import oms.order.NewOrder;
import oms.order.NewOrders;
import oms.order.OrderLineView;
import oms.order.Orders;
import oms.order.ShipmentView;
import org.jspecify.annotations.Nullable;

/** A city on the day of the specification's example, and orders in it that are approved and planned. */
@ApplicationScoped
class SomeOrders {
    static final GeoPoint WH_NY = new GeoPoint(40.7440, -73.9485);
    static final GeoPoint WH_BX = new GeoPoint(40.8180, -73.8890);
    static final GeoPoint CUSTOMER = new GeoPoint(40.71, -74.00);
    static final GeoPoint BOWERY = new GeoPoint(40.7179, -73.9950);
    static final GeoPoint GRAND_CONCOURSE = new GeoPoint(40.8172, -73.9268);

    private final Orders orders;
    private final Drivers drivers;
    private final Stock stock;
    private final Warehouses warehouses;
    private final TestDeliveries deliveries;
    private final TestCallers callers;
    private final Clock clock;

    SomeOrders(
            Orders orders,
            Drivers drivers,
            Stock stock,
            Warehouses warehouses,
            TestDeliveries deliveries,
            TestCallers callers,
            Clock clock) {
        this.orders = orders;
        this.drivers = drivers;
        this.stock = stock;
        this.warehouses = warehouses;
        this.deliveries = deliveries;
        this.callers = callers;
        this.clock = clock;
    }

    /** As in the sample city: six to ten, orders until six, half an hour to pick, vans on the hour. */
    void warehouse(String merchant, String code, GeoPoint at, boolean active) {
        callers.merchant(merchant);
        var w = SomeStock.warehouse(code, at);
        warehouses.put(
                merchant,
                new WarehouseView(
                        w.code(),
                        w.name(),
                        w.at(),
                        w.address(),
                        w.zone(),
                        LocalTime.of(6, 0),
                        LocalTime.of(22, 0),
                        LocalTime.of(18, 0),
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(60),
                        Money.of(120, "USD"),
                        active,
                        25.0,
                        null));
    }

    void receive(String merchant, String warehouse, String sku, int quantity) {
        stock.receive(merchant, SomeStock.receipt(warehouse, sku, quantity), "test");
    }

    /** A driver at home from eight to eight, not at work yet. */
    void driver(String merchant, String code, int max, GeoPoint at) {
        driver(merchant, code, max, "WH-NY", at);
    }

    private void driver(String merchant, String code, int max, String home, GeoPoint at) {
        drivers.put(
                merchant,
                code,
                new DriverRequest(
                        "Driver " + code,
                        null,
                        home,
                        2,
                        max,
                        LocalTime.of(8, 0),
                        LocalTime.of(20, 0),
                        "America/New_York",
                        List.of(),
                        at));
    }

    void atWork(String merchant, String code, int max, GeoPoint at) {
        driver(merchant, code, max, at);
        drivers.startShift(merchant, code);
    }

    void atWork(String merchant, String code, int max, String home, GeoPoint at) {
        driver(merchant, code, max, home, at);
        drivers.startShift(merchant, code);
    }

    static OrderLineView water(int quantity) {
        return new OrderLineView(1, "WATER-5L", "Spring water 5 l", quantity, Money.of(400, "USD"), 2, 5100);
    }

    static OrderLineView phones(int quantity) {
        return new OrderLineView(2, "PHONE-X", "Phone X", quantity, Money.of(3900, "USD"), 1, 400);
    }

    static OrderLineView tea(int quantity) {
        return new OrderLineView(3, "TEA", "Tea", quantity, Money.of(500, "USD"), 1, 100);
    }

    /** @return the id of an order that is approved and, where that is possible, planned */
    String approved(String merchant, GeoPoint door, OrderLineView... lines) {
        return approved(merchant, door, null, lines);
    }

    String approved(String merchant, GeoPoint door, @Nullable String bound, OrderLineView... lines) {
        var order = order(merchant, door, bound, List.of(lines));
        var demands = order.lines().stream()
                .map(line -> new Demand(line.sku(), line.quantity()))
                .toList();
        var codes = warehouses.all(merchant).stream().map(WarehouseView::code).toList();
        QuarkusTransaction.requiringNew().run(() -> {
            orders.place(order);
            try {
                stock.reserve(merchant, order.id(), demands, bound == null ? codes : List.of(bound), null);
            } catch (OutOfStock none) {
                // placed all the same: what is sold and not there is what backorders are made of
            }
            orders.authorized(
                    order.id(),
                    new Authorization("A-1", order.total(), clock.instant().plus(Duration.ofDays(7))));
            orders.approved(order.id(), new FraudVerdict(0.1, "fine", "test"));
        });
        deliveries.drain();
        return order.id();
    }

    private NewOrder order(String merchant, GeoPoint door, @Nullable String bound, List<OrderLineView> lines) {
        var n = NewOrders.example(merchant, orders.nextNumber(merchant, LocalDate.of(2026, 5, 6)));
        var items = lines.stream().map(OrderLineView::total).reduce(Money.zero("USD"), Money::plus);
        return new NewOrder(
                n.id(),
                merchant,
                n.number(),
                n.businessDay(),
                n.checkoutId(),
                n.channel(),
                n.model(),
                n.customer(),
                n.shippingAddress(),
                door,
                null,
                null,
                lines,
                List.of(),
                items,
                n.discount(),
                n.shipping(),
                n.tax(),
                items.plus(n.shipping()),
                n.sla(),
                n.deliverBy(),
                null,
                bound,
                n.payment(),
                n.device());
    }

    /** @return the one live shipment */
    ShipmentView only(String merchant, String order) {
        return orders.get(merchant, order).shipments().stream()
                .filter(shipment -> shipment.status().isLive())
                .reduce((a, b) -> {
                    throw new AssertionError("two shipments");
                })
                .orElseThrow();
    }
}
