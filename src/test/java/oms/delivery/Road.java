package oms.delivery;

import static io.restassured.RestAssured.given;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.fleet.DriverRequest;
import oms.fleet.Drivers;
import oms.identity.Roles;
import oms.inventory.Demand;
import oms.inventory.SomeStock;
import oms.inventory.Stock;
import oms.inventory.Warehouses;
import oms.order.NewOrders;
import oms.order.Orders;
import oms.order.PackedBox;
import oms.payment.PaymentToken;
import oms.payment.Payments;

/** A warehouse, drivers with phones and orders on the road, for tests; made the way production makes them. */
@ApplicationScoped
class Road {
    static final Map<String, Object> SIGNATURE = Map.of(
            "kind",
            "SIGNATURE",
            "receivedBy",
            "Ada Lovelace",
            "strokes",
            List.of(List.of(Map.of("x", 1.0, "y", 2.0), Map.of("x", 3.0, "y", 4.0))));

    private final Orders orders;
    private final Payments payments;
    private final Stock stock;
    private final Warehouses warehouses;
    private final Drivers drivers;
    private final TestDeliveries deliveries;
    private final TestCallers callers;
    private final Clock clock;
    private final AtomicLong sequence = new AtomicLong();

    Road(
            Orders orders,
            Payments payments,
            Stock stock,
            Warehouses warehouses,
            Drivers drivers,
            TestDeliveries deliveries,
            TestCallers callers,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.stock = stock;
        this.warehouses = warehouses;
        this.drivers = drivers;
        this.deliveries = deliveries;
        this.callers = callers;
        this.clock = clock;
    }

    long next() {
        return sequence.incrementAndGet();
    }

    void warehouse(String merchant) {
        warehouses.put(merchant, SomeStock.warehouse("WH-NY"));
        stock.receive(merchant, SomeStock.receipt("WH-NY", "WATER-5L", 10), "test");
        stock.receive(merchant, SomeStock.receipt("WH-NY", "PHONE-X", 10), "test");
    }

    /** @return the key of the new driver's phone */
    String driver(String merchant, String code) {
        var person = callers.person(merchant, Roles.DRIVER);
        drivers.put(
                merchant,
                code,
                new DriverRequest(
                        "Ada Lovelace",
                        person.id(),
                        "WH-NY",
                        0,
                        20,
                        LocalTime.MIN,
                        LocalTime.MIN,
                        "America/New_York",
                        null,
                        null));
        drivers.startShift(merchant, code);
        return callers.deviceOf(merchant, person);
    }

    /** @return the id of the example order, checked, planned and packed as every order is, in one package */
    String packed(String merchant) {
        var order = NewOrders.example(merchant, orders.nextNumber(merchant, LocalDate.of(2026, 5, 6)));
        QuarkusTransaction.requiringNew().run(() -> {
            orders.place(order);
            payments.open(merchant, order.id(), order.total(), new PaymentToken("tok_approved", "C-1"), null);
            stock.reserve(
                    merchant,
                    order.id(),
                    List.of(new Demand("WATER-5L", 2), new Demand("PHONE-X", 1)),
                    List.of("WH-NY"),
                    clock.instant().plus(Duration.ofDays(1)));
        });
        payments.authorize(order.id());
        deliveries.drain();
        var shipment = orders.get(merchant, order.id()).shipments().getFirst().id();
        orders.picked(shipment, "p");
        orders.packed(shipment, List.of(new PackedBox(Ids.next("pkg"), Labels.sscc(), "M", 5_600)), "p");
        deliveries.drain();
        return order.id();
    }

    JsonPath day(String phone) {
        return get(phone, "/v1/driver/trip").then().statusCode(200).extract().jsonPath();
    }

    String trip(String phone) {
        return day(phone).getString("trip.id");
    }

    String stopOf(String phone, String order) {
        return day(phone).getString("trip.stops.find { it.orderId == '" + order + "' }.id");
    }

    String boxOf(String phone, String order) {
        return day(phone).getString("trip.stops.find { it.orderId == '" + order + "' }.packages[0].sscc");
    }

    /** Loads the order's package and leaves. @return the order's stop */
    String depart(String phone, String... loaded) {
        var trip = trip(phone);
        for (var order : loaded)
            post(phone, "/v1/trips/" + trip + "/load-scans", Map.of("sscc", boxOf(phone, order)))
                    .then()
                    .statusCode(200);
        var stop = stopOf(phone, loaded[0]);
        post(phone, "/v1/trips/" + trip + "/depart", Map.of()).then().statusCode(200);
        return stop;
    }

    Response deliver(String phone, String stop, Object... proofs) {
        return post(phone, "/v1/stops/" + stop + "/deliver", Map.of("proofs", List.of(proofs), "deviceSeq", next()));
    }

    Response fail(String phone, String stop, String nextStep) {
        return post(
                phone,
                "/v1/stops/" + stop + "/fail",
                Map.of("reason", "NOT_HOME", "nextStep", nextStep, "deviceSeq", next()));
    }

    static Response post(String key, String path, Object body) {
        return given().header("Authorization", "Bearer " + key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    static Response put(String key, String path, Object body) {
        return given().header("Authorization", "Bearer " + key)
                .contentType(ContentType.JSON)
                .body(body)
                .put(path);
    }

    static Response get(String key, String path) {
        return given().header("Authorization", "Bearer " + key).get(path);
    }
}
