package oms.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.browser.Shop;
import oms.identity.Roles;
import oms.order.OrderStatus;
import oms.order.OrderView;
import oms.order.Orders;
import oms.verify.TestAudit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CountsTest {
    private static final String WATER = "WATER-5L";

    @Inject
    Shop shop;

    @Inject
    Stock stock;

    @Inject
    Warehouses warehouses;

    @Inject
    Orders orders;

    @Inject
    TestCallers callers;

    @Inject
    TestDeliveries deliveries;

    @Inject
    TestAudit audit;

    @Inject
    Jdbi jdbi;

    String merchant = "";

    @BeforeEach
    void a_shop() {
        merchant = shop.open();
    }

    @Test
    void a_count_is_blind_and_makes_its_number_true_once() {
        var task = open(Map.of("warehouse", "WH-NY", "skus", List.of(WATER)));
        get("/v1/counts/" + task)
                .then()
                .statusCode(200)
                .body("status", equalTo("OPEN"), "expected", nullValue(), "counted", nullValue());
        counted(task, 47).then().statusCode(200).body("expected", equalTo(50), "change", equalTo(-3));
        counted(task, 47).then().statusCode(200).body("change", equalTo(-3));
        counted(task, 46).then().statusCode(409).body("code", equalTo("already_counted"));
        assertThat(water().onHand()).isEqualTo(47);
        assertThat(stock.bins(merchant, "WH-NY", List.of(WATER)))
                .extracting(BinView::quantity)
                .containsExactly(47L);
        sound();
    }

    @Test
    void what_is_to_be_counted_is_open_once_and_may_be_let_be() {
        var plan = Map.of("warehouse", "WH-NY", "place", Map.of("aisle", "B", "shelf", 3, "bin", 12));
        post("/v1/counts", plan).then().statusCode(201).body("opened", equalTo(2));
        post("/v1/counts", plan).then().statusCode(201).body("opened", equalTo(0));
        var task = get("/v1/counts?status=OPEN").jsonPath().getString("items[0].id");
        post("/v1/counts/" + task + "/cancel", null).then().statusCode(200).body("status", equalTo("CANCELLED"));
        counted(task, 1).then().statusCode(409).body("code", equalTo("count_cancelled"));
        post("/v1/counts", plan).then().statusCode(201).body("opened", equalTo(1));
        post("/v1/counts", Map.of("warehouse", "WH-NY", "abcClass", "C"))
                .then()
                .statusCode(201)
                .body("opened", equalTo(2));
        post("/v1/counts", Map.of("warehouse", "WH-NY")).then().statusCode(400);
        post("/v1/counts", Map.of("warehouse", "WH-NO", "abcClass", "C")).then().statusCode(404);
        callers.as(Ids.next("mer"), Roles.WAREHOUSE)
                .get("/v1/counts/" + task)
                .then()
                .statusCode(404);
        callers.as(merchant, Roles.PICKER)
                .contentType("application/json")
                .header("Idempotency-Key", Ids.next("key"))
                .body(plan)
                .post("/v1/counts")
                .then()
                .statusCode(403);
    }

    @Test
    void a_count_below_what_is_promised_takes_back_the_latest_promises_and_tells_their_orders() {
        var first = sell();
        var second = sell();
        var third = sell();
        var task = open(Map.of("warehouse", "WH-NY", "skus", List.of(WATER)));
        counted(task, 3).then().statusCode(200);
        assertThat(water())
                .extracting(Availability::onHand, Availability::reserved)
                .containsExactly(3L, 3L);
        assertThat(order(second).shipments().getFirst().status().isLive()).isFalse();
        assertThat(order(third).shipments().getFirst().status().isLive()).isFalse();
        deliveries.drain();
        assertThat(order(first).status()).isEqualTo(OrderStatus.ALLOCATED);
        assertThat(List.of(order(second).status(), order(third).status()))
                .contains(OrderStatus.BACKORDERED)
                .doesNotContain(OrderStatus.CANCELLED);
        sound();
        var shortfalls = get("/v1/shortfalls?status=OPEN").jsonPath();
        assertThat(shortfalls.getList("items")).hasSize(1);
        assertThat(shortfalls.getLong("items[0].quantity")).isEqualTo(3);
        page("/inventory/shortfalls").then().statusCode(200).body(containsString(WATER));
        page("/inventory/shortfalls/" + shortfalls.getString("items[0].id"))
                .then()
                .statusCode(200)
                .body(allOf(containsString(order(third).number()), containsString("waits for other goods")));

        stock.receive(merchant, SomeStock.receipt("WH-NY", WATER, 10), "test");
        deliveries.drain();
        assertThat(order(second).status()).isEqualTo(OrderStatus.ALLOCATED);
        assertThat(order(third).status()).isEqualTo(OrderStatus.ALLOCATED);
        get("/v1/shortfalls?status=OPEN").then().body("items.size()", equalTo(0));
        get("/v1/shortfalls/" + shortfalls.getString("items[0].id"))
                .then()
                .body("shortfall.status", equalTo("RESOLVED"), "pieces[0].outcome", equalTo("planned anew"));
        sound();
    }

    @Test
    void what_is_picked_is_not_counted_and_stays_with_its_order() {
        var picked = sell();
        var waiting = sell();
        pick(order(picked).shipments().getFirst().id());
        deliveries.drain();
        counted(open(Map.of("warehouse", "WH-NY", "skus", List.of(WATER))), 0)
                .then()
                .statusCode(200)
                .body("expected", equalTo(48), "change", equalTo(-48));
        deliveries.drain();
        assertThat(water())
                .extracting(Availability::onHand, Availability::reserved)
                .containsExactly(2L, 2L);
        assertThat(order(picked).status()).isEqualTo(OrderStatus.PICKED);
        assertThat(order(waiting).status()).isEqualTo(OrderStatus.BACKORDERED);
        sound();
    }

    @Test
    void an_order_that_waits_for_its_payment_is_promised_other_pieces_where_there_are_any() {
        warehouses.put(merchant, SomeStock.warehouse("WH-BX"));
        stock.receive(merchant, SomeStock.receipt("WH-BX", WATER, 2), "test");
        var unpaid = shop.sell(merchant, "Ada Lovelace", "tok_timeout").id();
        var at = stock.held(merchant, unpaid).stream()
                .filter(h -> h.sku().equals(WATER))
                .findFirst()
                .orElseThrow();
        var other = at.warehouse().equals("WH-NY") ? "WH-BX" : "WH-NY";
        counted(open(Map.of("warehouse", at.warehouse(), "skus", List.of(WATER))), 1);
        deliveries.drain();
        assertThat(stock.held(merchant, unpaid).stream().filter(h -> h.sku().equals(WATER)))
                .extracting(Held::warehouse, Held::quantity)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(at.warehouse(), 1L),
                        org.assertj.core.groups.Tuple.tuple(other, 1L));
        get("/v1/shortfalls?status=RESOLVED").then().body("items.size()", equalTo(1));
        assertThat(expiries(unpaid)).as("new promises end as the old ones did").doesNotContainNull();
        sound();
    }

    private List<java.time.Instant> expiries(String order) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select expires_at from oms_inventory.reservation where order_id = :order and status = 'OPEN'")
                .bind("order", order)
                .mapTo(java.time.Instant.class)
                .list());
    }

    @Test
    void an_order_that_ends_needs_its_pieces_no_more() {
        var order = sell();
        counted(open(Map.of("warehouse", "WH-NY", "skus", List.of(WATER))), 0);
        deliveries.drain();
        callers.as(merchant, Roles.ORDER_MANAGER)
                .header("Idempotency-Key", Ids.next("key"))
                .contentType("application/json")
                .body(Map.of("reason", "changed my mind"))
                .post("/v1/orders/" + order + "/cancel")
                .then()
                .statusCode(200);
        deliveries.drain();
        get("/v1/shortfalls?status=RESOLVED").then().body("items.size()", equalTo(1));
        sound();
    }

    @Test
    void a_bin_is_counted_alone() {
        stock.receive(merchant, new Receipt(Ids.next("rec"), "WH-NY", WATER, 5, null, new Place("A", 1, 1)), "test");
        var task = open(Map.of(
                "warehouse", "WH-NY", "skus", List.of(WATER), "place", Map.of("aisle", "A", "shelf", 1, "bin", 1)));
        counted(task, 7).then().statusCode(200).body("expected", equalTo(5), "change", equalTo(2));
        assertThat(water().onHand()).isEqualTo(57);
        assertThat(stock.bins(merchant, "WH-NY", List.of(WATER)))
                .extracting(BinView::aisle, BinView::quantity)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("A", 7L), org.assertj.core.groups.Tuple.tuple("B", 50L));
        sound();
    }

    @Test
    void a_short_pick_has_the_bin_counted() {
        var order = sell();
        var list = callers.as(merchant, Roles.WAREHOUSE)
                .get("/v1/pick-lists?shipment="
                        + order(order).shipments().getFirst().id())
                .jsonPath()
                .getString("items[0].id");
        callers.as(merchant, Roles.PICKER)
                .header("Idempotency-Key", Ids.next("key"))
                .contentType("application/json")
                .body(Map.of("sku", WATER, "found", 1, "reason", "bin empty"))
                .post("/v1/pick-lists/" + list + "/short")
                .then()
                .statusCode(200);
        deliveries.drain();
        get("/v1/counts?status=OPEN")
                .then()
                .body(
                        "items.size()",
                        equalTo(1),
                        "items[0].place.bin",
                        equalTo(12),
                        "items[0].why",
                        equalTo("short pick: bin empty"));
        sound();
    }

    @Test
    void the_file_of_a_count_may_go_below_what_is_promised_too() {
        var order = sell();
        callers.as(merchant, Roles.WAREHOUSE)
                .contentType("text/csv")
                .body("warehouse,sku,on_hand\nWH-NY," + WATER + ",1\nWH-NY,UNKNOWN,4\n")
                .post("/v1/stock/import")
                .then()
                .statusCode(200)
                .body("imported", equalTo(1), "errors[0].code", equalTo("unknown_sku"));
        deliveries.drain();
        assertThat(water())
                .extracting(Availability::onHand, Availability::reserved)
                .containsExactly(1L, 1L);
        assertThat(order(order).status()).isEqualTo(OrderStatus.BACKORDERED);
        sound();
    }

    @Test
    void the_pages_ask_blindly_and_then_tell() {
        var browser = callers.browser(merchant, Roles.WAREHOUSE);
        TestCallers.form(browser)
                .formParams(Map.of("warehouse", "WH-NY", "sku", WATER))
                .post("/inventory/counts")
                .then()
                .statusCode(303);
        var task = get("/v1/counts?status=OPEN").jsonPath().getString("items[0].id");
        page("/inventory/counts").then().statusCode(200).body(containsString(WATER));
        page("/inventory/counts/" + task)
                .then()
                .statusCode(200)
                .body(allOf(containsString("How many lie there?"), not(containsString(">50<"))));
        TestCallers.form(callers.browser(merchant, Roles.PICKER))
                .formParam("counted", "49")
                .post("/inventory/counts/" + task)
                .then()
                .statusCode(303);
        page("/inventory/counts/" + task)
                .then()
                .body(allOf(containsString(">49<"), containsString(">50<"), containsString(">-1<")));
        page("/inventory/counts?status=COUNTED").then().body(containsString(task));
        page("/inventory/counts?status=nope").then().statusCode(400);
        callers.browser(merchant, Roles.DRIVER).get("/inventory/counts").then().statusCode(403);
    }

    @Test
    void counts_and_reservations_at_the_same_moment_leave_no_piece_promised_twice() throws Exception {
        for (int round = 0; round < 3; round++) {
            merchant = shop.open();
            var failures = new ArrayList<Throwable>();
            try (var all = Executors.newFixedThreadPool(8)) {
                for (int i = 0; i < 24; i++) {
                    all.submit(() -> quietly(failures, this::reserve));
                    if (i % 6 == 3) {
                        var found = i;
                        all.submit(() -> quietly(failures, () -> {
                            var task = open(Map.of("warehouse", "WH-NY", "skus", List.of(WATER)));
                            if (task != null)
                                counted(task, found).then().statusCode(org.hamcrest.Matchers.oneOf(200, 409));
                        }));
                    }
                }
            }
            assertThat(failures).isEmpty();
            var row = water();
            assertThat(row.reserved()).isLessThanOrEqualTo(row.onHand());
            assertThat(books()).isEmpty();
        }
    }

    private void reserve() {
        assertThat(shop.tryToBuy(merchant, "Ada Lovelace", "tok_timeout")).isIn(200, 202, 409);
    }

    private static void quietly(List<Throwable> failures, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | AssertionError e) {
            synchronized (failures) {
                failures.add(e);
            }
        }
    }

    private List<String> books() {
        deliveries.drain();
        return audit.of(merchant);
    }

    private void pick(String shipment) {
        var list = get("/v1/pick-lists?shipment=" + shipment).jsonPath().getString("items[0].id");
        List<Map<String, Object>> lines =
                get("/v1/pick-lists/" + list).jsonPath().getList("lines");
        for (var line : lines)
            post(
                            "/v1/pick-lists/" + list + "/scans",
                            Map.of("sku", line.get("sku"), "bin", line.get("bin"), "quantity", line.get("quantity")))
                    .then()
                    .statusCode(200);
    }

    private void sound() {
        deliveries.drain();
        assertThat(audit.of(merchant)).isEmpty();
    }

    private String sell() {
        var order = shop.sell(merchant, "Ada Lovelace", "tok_approved");
        assertThat(order.status()).isEqualTo(OrderStatus.ALLOCATED);
        return order.id();
    }

    private OrderView order(String id) {
        return orders.get(merchant, id);
    }

    private Availability water() {
        return stock.availability(merchant, List.of(WATER)).stream()
                .filter(row -> row.warehouse().equals("WH-NY"))
                .findFirst()
                .orElseThrow();
    }

    /** @return the task that was opened last */
    private String open(Map<String, ?> plan) {
        post("/v1/counts", plan).then().statusCode(201);
        return get("/v1/counts?status=OPEN").jsonPath().getString("items[0].id");
    }

    private Response counted(String task, int pieces) {
        return callers.as(merchant, Roles.PICKER)
                .contentType("application/json")
                .body(Map.of("counted", pieces))
                .put("/v1/counts/" + task + "/result");
    }

    private Response post(String path, Object body) {
        var request = callers.as(merchant, Roles.WAREHOUSE).header("Idempotency-Key", Ids.next("key"));
        request.contentType("application/json");
        return body == null ? request.post(path) : request.body(body).post(path);
    }

    private Response get(String path) {
        return callers.as(merchant, Roles.WAREHOUSE).get(path);
    }

    private Response page(String path) {
        return callers.browser(merchant, Roles.WAREHOUSE).get(path);
    }
}
