package oms.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import oms.Ids;
import oms.TestDeliveries;
import oms.fleet.DriverRequest;
import oms.fleet.Drivers;
import oms.geo.GeoPoint;
import oms.inventory.Demand;
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
import org.junit.jupiter.api.Test;

/**
 * The specification's example at its own time of day, with the default settings: ten past one in New York. D1 and D2 got their loads
 * the way drivers get loads: by orders allocated while only one of them was at work.
 */
@QuarkusTest
@TestProfile(ExampleTest.OnTheDay.class)
class ExampleTest {
    public static class OnTheDay implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("oms.clock.start", "2026-05-06T17:10:00Z");
        }
    }

    private static final GeoPoint WH_NY = new GeoPoint(40.7440, -73.9485);
    private static final GeoPoint CUSTOMER = new GeoPoint(40.71, -74.00);
    private static final GeoPoint BOWERY = new GeoPoint(40.7179, -73.9950);
    private static final GeoPoint GRAND_CONCOURSE = new GeoPoint(40.8172, -73.9268);

    @Inject
    Orders orders;

    @Inject
    Drivers drivers;

    @Inject
    Stock stock;

    @Inject
    Warehouses warehouses;

    @Inject
    Allocation allocation;

    @Inject
    TestDeliveries deliveries;

    @Inject
    Clock clock;

    private final String merchant = Ids.next("mer");

    @Test
    void picked_up_at_two_delivered_at_half_past_three_by_D1_and_not_by_D2() {
        city();
        var toBowery = byTheOnlyDriver("D1", BOWERY, 3);
        byTheOnlyDriver("D2", GRAND_CONCOURSE, 8);
        assertThat(drivers.get(merchant, "D1").load()).isEqualTo(3);
        assertThat(drivers.get(merchant, "D2").load()).isEqualTo(8);
        drivers.startShift(merchant, "D1");
        drivers.startShift(merchant, "D2");

        var order = approved(CUSTOMER, water(2), phones(1));

        var shipment = only(order);
        assertThat(shipment.warehouse()).isEqualTo("WH-NY");
        assertThat(shipment.driver()).isEqualTo("D1");
        assertThat(shipment.units()).isEqualTo(5);
        assertThat(shipment.pickUpAt()).isEqualTo("2026-05-06T18:00:00Z");
        assertThat(shipment.deliverAt()).isEqualTo("2026-05-06T19:30:00Z");
        assertThat(only(toBowery).pickUpAt()).isEqualTo("2026-05-06T18:00:00Z");
        assertThat(drivers.get(merchant, "D1").load()).isEqualTo(8);
        assertThat(allocation
                        .why(merchant, order)
                        .decisions()
                        .getFirst()
                        .record()
                        .candidates())
                .filteredOn(candidate -> candidate.key().equals("WH-NY:D2"))
                .singleElement()
                .satisfies(d2 -> assertThat(d2.refusals()).containsExactly("D2: load 8 + 5 = 13 > max 10"));
    }

    @Test
    void D1_who_drives_that_way_anyway_is_cheaper_than_an_empty_van() {
        city();
        byTheOnlyDriver("D1", BOWERY, 3);
        driver("D3", 24, WH_NY);
        drivers.startShift(merchant, "D1");
        drivers.startShift(merchant, "D3");
        var order = approved(CUSTOMER, water(2), phones(1));
        assertThat(only(order).driver()).isEqualTo("D1");
    }

    private void city() {
        var w = SomeStock.warehouse("WH-NY", WH_NY);
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
                        true,
                        25.0,
                        null));
        stock.receive(merchant, SomeStock.receipt("WH-NY", "WATER-5L", 240), "test");
        stock.receive(merchant, SomeStock.receipt("WH-NY", "PHONE-X", 60), "test");
        driver("D1", 10, new GeoPoint(40.7442, -73.9480));
        driver("D2", 10, new GeoPoint(40.7431, -73.9502));
    }

    private void driver(String code, int max, GeoPoint at) {
        drivers.put(
                merchant,
                code,
                new DriverRequest(
                        "Driver " + code,
                        null,
                        "WH-NY",
                        2,
                        max,
                        LocalTime.of(8, 0),
                        LocalTime.of(20, 0),
                        "America/New_York",
                        List.of(),
                        at));
    }

    private String byTheOnlyDriver(String code, GeoPoint door, int units) {
        drivers.startShift(merchant, code);
        var order = approved(door, phones(units));
        assertThat(only(order).driver()).isEqualTo(code);
        drivers.endShift(merchant, code);
        return order;
    }

    private static OrderLineView water(int quantity) {
        return new OrderLineView(1, "WATER-5L", "Spring water 5 l", quantity, Money.of(400, "USD"), 2, 5100);
    }

    private static OrderLineView phones(int quantity) {
        return new OrderLineView(2, "PHONE-X", "Phone X", quantity, Money.of(3900, "USD"), 1, 400);
    }

    private String approved(GeoPoint door, OrderLineView... lines) {
        var order = order(door, List.of(lines));
        var demands = order.lines().stream()
                .map(line -> new Demand(line.sku(), line.quantity()))
                .toList();
        QuarkusTransaction.requiringNew().run(() -> {
            orders.place(order);
            stock.reserve(merchant, order.id(), demands, List.of("WH-NY"), null);
            orders.authorized(
                    order.id(),
                    new Authorization("A-1", order.total(), clock.instant().plus(Duration.ofDays(7))));
            orders.approved(order.id(), new FraudVerdict(0.1, "fine", "test"));
        });
        deliveries.drain();
        return order.id();
    }

    private NewOrder order(GeoPoint door, List<OrderLineView> lines) {
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
                null,
                n.payment(),
                n.device());
    }

    private ShipmentView only(String order) {
        return orders.get(merchant, order).shipments().stream()
                .filter(shipment -> shipment.status().isLive())
                .reduce((a, b) -> {
                    throw new AssertionError("two shipments");
                })
                .orElseThrow();
    }
}
