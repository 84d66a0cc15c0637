package oms.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
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
import oms.order.Cancellation;
import oms.order.NewOrders;
import oms.order.OrderStatus;
import oms.order.Orders;
import oms.payment.PaymentToken;
import oms.payment.Payments;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PickListsTest {
    @Inject
    Orders orders;

    @Inject
    Payments payments;

    @Inject
    Stock stock;

    @Inject
    Warehouses warehouses;

    @Inject
    Drivers drivers;

    @Inject
    TestDeliveries deliveries;

    @Inject
    TestCallers callers;

    @Inject
    Clock clock;

    final String merchant = Ids.next("mer");
    String handheld;
    String order;

    @BeforeEach
    void an_order_that_is_planned() {
        warehouses.put(merchant, SomeStock.warehouse("WH-NY"));
        stock.receive(merchant, SomeStock.receipt("WH-NY", "WATER-5L", 10), "test");
        stock.receive(merchant, SomeStock.receipt("WH-NY", "PHONE-X", 10), "test");
        drivers.put(
                merchant,
                "D1",
                new DriverRequest(
                        "D1", null, "WH-NY", 0, 10, LocalTime.MIN, LocalTime.MIN, "America/New_York", null, null));
        drivers.startShift(merchant, "D1");
        handheld = callers.bearer(merchant, Roles.PICKER);
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
        order = placed.id();
        assertThat(status()).isEqualTo(OrderStatus.ALLOCATED);
    }

    @Test
    void a_planned_shipment_has_a_list_that_says_where_everything_lies() {
        var list = list();
        assertThat(list.getString("status")).isEqualTo("OPEN");
        assertThat(list.getString("orderId")).isEqualTo(order);
        assertThat(list.getList("lines.sku", String.class)).containsExactlyInAnyOrder("WATER-5L", "PHONE-X");
        assertThat(list.getList("lines.quantity", Integer.class)).containsExactlyInAnyOrder(2, 1);
    }

    @Test
    void the_last_scan_makes_the_shipment_picked() {
        var id = list().getString("id");
        scan(id, "WATER-5L", 2).then().statusCode(200).body("status", equalTo("PICKING"));
        assertThat(status()).isEqualTo(OrderStatus.ALLOCATED);
        scan(id, "PHONE-X", 1).then().statusCode(200).body("status", equalTo("DONE"));
        assertThat(status()).isEqualTo(OrderStatus.PICKED);
    }

    @Test
    void a_scan_that_comes_twice_counts_once() {
        var id = list().getString("id");
        var key = Ids.next("key");
        var body = Map.of("sku", "WATER-5L", "quantity", 1);
        post("/v1/pick-lists/" + id + "/scans", body, key).then().statusCode(200);
        post("/v1/pick-lists/" + id + "/scans", body, key).then().statusCode(200);
        assertThat(list().getInt("lines.find { it.sku == 'WATER-5L' }.picked")).isEqualTo(1);
    }

    @Test
    void a_wrong_article_or_too_many_are_refused() {
        var id = list().getString("id");
        scan(id, "TEA", 1).then().statusCode(409).contentType("application/problem+json");
        scan(id, "WATER-5L", 3).then().statusCode(409).contentType("application/problem+json");
        scan(id, "WATER-5L", 0).then().statusCode(400);
        assertThat(list().getInt("lines.find { it.sku == 'WATER-5L' }.picked")).isZero();
    }

    @Test
    void a_short_pick_corrects_the_stock_and_plans_anew() {
        var id = list().getString("id");
        post(
                        "/v1/pick-lists/" + id + "/short",
                        Map.of("sku", "WATER-5L", "found", 1, "reason", "broken"),
                        Ids.next("key"))
                .then()
                .statusCode(200)
                .body("status", equalTo("CANCELLED"));
        deliveries.drain();
        var next = list();
        assertThat(next.getString("id")).isNotEqualTo(id);
        assertThat(status()).isEqualTo(OrderStatus.ALLOCATED);
        assertThat(stock.availability(merchant, List.of("WATER-5L")).getFirst().onHand())
                .isEqualTo(9);
    }

    @Test
    void a_cancelled_order_is_not_picked() {
        var id = list().getString("id");
        orders.cancel(merchant, order, new Cancellation(Cancellation.Cause.MERCHANT, "buyer called", "test"));
        scan(id, "WATER-5L", 2).then().statusCode(409);
        deliveries.drain();
        lists("OPEN").then().body("items", hasSize(0));
    }

    @Test
    void a_foreign_list_is_not_there_and_drivers_pick_nothing() {
        var id = list().getString("id");
        handheld = callers.bearer(Ids.next("mer"), Roles.PICKER);
        scan(id, "WATER-5L", 2).then().statusCode(404);
        lists("OPEN").then().body("items", hasSize(0));
        handheld = callers.bearer(merchant, Roles.DRIVER);
        scan(id, "WATER-5L", 2).then().statusCode(403);
    }

    private JsonPath list() {
        var id = lists("TO_DO").then().statusCode(200).extract().jsonPath().getString("items[0].id");
        return as().get("/v1/pick-lists/" + id).then().statusCode(200).extract().jsonPath();
    }

    private Response lists(String status) {
        return as().get("/v1/pick-lists?warehouse=WH-NY&status=" + status);
    }

    private Response scan(String list, String sku, int quantity) {
        return post("/v1/pick-lists/" + list + "/scans", Map.of("sku", sku, "quantity", quantity), Ids.next("key"));
    }

    private Response post(String path, Object body, String key) {
        return as().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(path);
    }

    private io.restassured.specification.RequestSpecification as() {
        return RestAssured.given().header("Authorization", "Bearer " + handheld);
    }

    private OrderStatus status() {
        return orders.get(merchant, order).status();
    }
}
