package oms.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.catalog.Catalog;
import oms.catalog.SomeProducts;
import oms.identity.Roles;
import oms.inventory.SomeStock;
import oms.inventory.Stock;
import oms.inventory.Warehouses;
import oms.order.Cancellation;
import oms.order.Orders;
import oms.web.Cursor;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeliveryWindowsTest {
    @Inject
    TestCallers callers;

    @Inject
    TestDeliveries deliveries;

    @Inject
    Catalog catalog;

    @Inject
    Warehouses warehouses;

    @Inject
    Stock stock;

    @Inject
    Orders orders;

    @Inject
    DeliveryWindows windows;

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    final String merchant = Ids.next("mer");
    String key = "";

    @BeforeEach
    void a_shop() {
        key = callers.storefront(merchant);
        catalog.put(merchant, SomeProducts.product("PHONE-X", 3900, 1));
        warehouses.put(merchant, SomeStock.warehouse("WH-NY"));
        stock.receive(merchant, SomeStock.receipt("WH-NY", "PHONE-X", 500), "test");
    }

    @Test
    void a_window_that_is_booked_is_what_the_order_promises() {
        var window = window(2, 2);
        free(window, 2);
        var begun = begin(window);
        begun.then().statusCode(201).body("deliveryWindow", equalTo(window)).body("boundWarehouse", equalTo("WH-NY"));
        free(window, 2);
        var order = complete(begun.jsonPath().getString("id"), "tok_approved");
        order.then().statusCode(200);
        free(window, 1);
        var placed = orders.get(merchant, order.jsonPath().getString("order.id"));
        assertThat(placed.windowStart()).isEqualTo(start(2));
        assertThat(placed.deliverBy()).isEqualTo(start(2).plus(Duration.ofHours(2)));
        assertThat(placed.boundWarehouse()).isEqualTo("WH-NY");
        callers.browser(merchant, Roles.ORDER_MANAGER)
                .get("/order/" + placed.id())
                .then()
                .statusCode(200)
                .body(containsString("Window"));
    }

    @Test
    void of_many_buyers_at_once_as_many_get_a_place_as_there_are() throws Exception {
        var window = window(2, 5);
        var checkouts = IntStream.range(0, 60)
                .mapToObj(i -> begin(window).jsonPath().getString("id"))
                .toList();
        var answers = atOnce(checkouts);
        assertThat(answers.stream().filter(a -> a.statusCode() == 200 || a.statusCode() == 202))
                .hasSize(5);
        assertThat(answers.stream().filter(a -> a.statusCode() >= 400))
                .hasSize(55)
                .allSatisfy(refused -> {
                    assertThat(refused.statusCode()).isEqualTo(409);
                    assertThat(refused.jsonPath().getString("code")).isEqualTo("window_full");
                });
        assertThat(booked(window)).isEqualTo(5);
        assertThat(active(window)).isEqualTo(5);
        begin(window).then().statusCode(409).body("code", equalTo("window_full"));
        offered().then().body("id", not(org.hamcrest.Matchers.hasItem(window)));
    }

    @Test
    void an_order_that_is_declined_or_cancelled_gives_its_place_back_once() {
        var window = window(2, 1);
        complete(begin(window).jsonPath().getString("id"), "tok_insufficient_funds")
                .then()
                .statusCode(200);
        deliveries.drain();
        free(window, 1);
        var order = complete(begin(window).jsonPath().getString("id"), "tok_approved")
                .jsonPath()
                .getString("order.id");
        assertThat(booked(window)).isEqualTo(1);
        orders.cancel(merchant, order, new Cancellation(Cancellation.Cause.CUSTOMER, "changed my mind", "test"));
        deliveries.drain();
        windows.free(merchant, order);
        assertThat(booked(window)).isZero();
        free(window, 1);
    }

    @Test
    void what_loses_its_place_in_the_last_moment_leaves_nothing_behind() {
        var window = window(2, 1);
        var late = begin(window).jsonPath().getString("id");
        complete(begin(window).jsonPath().getString("id"), "tok_approved")
                .then()
                .statusCode(200);
        complete(late, "tok_approved").then().statusCode(409);
        var found1 =
                jdbi.withHandle(h -> h.createQuery("select count(*) from oms_order.customer_order where merchant = :m")
                        .bind("m", merchant)
                        .mapTo(Long.class)
                        .one());
        assertThat(found1).isEqualTo(1);
        var found2 = jdbi.withHandle(h -> h.createQuery("select reserved from oms_inventory.stock where merchant = :m")
                .bind("m", merchant)
                .mapTo(Long.class)
                .one());
        assertThat(found2).isEqualTo(1);
    }

    @Test
    void a_window_is_needed_for_its_sla_and_refused_with_another() {
        var window = window(2, 1);
        post("/v1/checkouts", body(null, "WINDOW"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/deliveryWindow"));
        post("/v1/checkouts", body(window, "STANDARD")).then().statusCode(400);
        post("/v1/checkouts", body("win_nope", "WINDOW")).then().statusCode(400);
        var foreign = callers.storefront(Ids.next("mer"));
        as(foreign).get("/v1/delivery-windows").then().statusCode(200).body("", hasSize(0));
        var begun = begin(window);
        as(key).contentType(ContentType.JSON)
                .body(Map.of("sla", "STANDARD"))
                .patch("/v1/checkouts/" + begun.jsonPath().getString("id"))
                .then()
                .statusCode(200)
                .body("deliveryWindow", equalTo(null))
                .body("boundWarehouse", equalTo(null));
    }

    @Test
    void closed_full_and_past_windows_are_not_offered() {
        var window = window(2, 3);
        dispatcher()
                .body(Map.of("capacity", 3, "closed", true))
                .put("/v1/delivery-windows/" + window)
                .then()
                .statusCode(200);
        begin(window).then().statusCode(409);
        dispatcher()
                .body(Map.of("capacity", 1, "closed", false))
                .put("/v1/delivery-windows/" + window)
                .then()
                .statusCode(200);
        complete(begin(window).jsonPath().getString("id"), "tok_approved")
                .then()
                .statusCode(200);
        dispatcher()
                .body(Map.of("capacity", 0, "closed", false))
                .put("/v1/delivery-windows/" + window)
                .then()
                .statusCode(409)
                .body("code", equalTo("more_are_booked"));
        as(key).get("/v1/delivery-windows?lat=34.05&lon=-118.24")
                .then()
                .statusCode(200)
                .body("", hasSize(0));
        as(key).get("/v1/delivery-windows?lat=x&lon=1").then().statusCode(400);
    }

    @Test
    void every_window_is_reached_however_many_there_are() {
        manyWindows();
        var last = window(13, 2);
        var far = window(20, 2);
        assertThat(offered().jsonPath().getList("id"))
                .hasSize(601)
                .contains(last)
                .doesNotContain(far);
        dispatcher().get("/v1/delivery-windows/" + far).then().statusCode(200).body("capacity", equalTo(2));
        callers.as(Ids.next("mer"), Roles.DISPATCHER)
                .get("/v1/delivery-windows/" + far)
                .then()
                .statusCode(404);
        assertThat(comingIds()).hasSize(602).doesNotHaveDuplicates().endsWith(last, far);
        var office = callers.browser(merchant, Roles.ORDER_MANAGER);
        office.get("/checkout/windows").then().body(containsString("/checkout/windows?cursor="));
        office.get("/checkout/windows?cursor=" + Cursor.of(last))
                .then()
                .statusCode(200)
                .body(containsString("0 of 2"))
                .body(not(containsString("0 of 1")));
        dispatcher()
                .get("/v1/delivery-windows/coming?cursor=" + Cursor.of("win_nope"))
                .then()
                .statusCode(400);
    }

    private void manyWindows() {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_checkout.delivery_window (id, merchant, warehouse, starts_at, ends_at, closes_at, capacity)
                        select :m || n, :m, 'WH-NY', :from::timestamptz + n * interval '20 minutes', :from::timestamptz + (n + 3) * interval '20 minutes',
                               :from::timestamptz, 1 from generate_series(1, 600) n""")
                .bind("m", merchant)
                .bind("from", clock.instant().plus(Duration.ofDays(1)))
                .execute());
    }

    private List<String> comingIds() {
        var ids = new ArrayList<String>();
        var cursor = "";
        while (cursor != null) {
            var page = dispatcher()
                    .get("/v1/delivery-windows/coming?limit=100&cursor=" + cursor)
                    .jsonPath();
            ids.addAll(page.getList("items.id", String.class));
            cursor = page.getString("nextCursor");
        }
        return ids;
    }

    @Test
    void windows_are_made_from_the_week_and_making_them_again_adds_none() {
        var csv = "warehouse,weekday,begins,ends,capacity,closes_before_minutes\n"
                + "WH-NY,1,09:00,11:00,4,60\nWH-NY,3,09:00,11:00,4,60\nWH-NY,3,11:00,09:00,4,60\nNOPE,3,09:00,11:00,4,60\n";
        callers.as(merchant, Roles.DISPATCHER)
                .contentType("text/csv")
                .body(csv)
                .post("/v1/delivery-windows/plan/import")
                .then()
                .statusCode(200)
                .body("imported", equalTo(2))
                .body("errors.line", equalTo(List.of(4, 5)));
        var made = count();
        assertThat(made).isBetween(3L, 4L);
        windows.makeAll();
        assertThat(count()).isEqualTo(made);
        var form = TestCallers.form(callers.browser(merchant, Roles.DISPATCHER));
        form.formParam("weekday", "5", "6")
                .formParams(Map.of(
                        "warehouse",
                        "WH-NY",
                        "begins",
                        "18:00",
                        "ends",
                        "20:00",
                        "capacity",
                        "9",
                        "closesBefore",
                        "30"))
                .post("/checkout/windows/plan")
                .then()
                .statusCode(303);
        assertThat(count()).isBetween(made + 3, made + 4);
        callers.browser(merchant, Roles.ORDER_MANAGER)
                .get("/checkout/windows")
                .then()
                .statusCode(200)
                .body(containsString("0 of 9"))
                .body(containsString("18:00"));
    }

    private Instant start(int days) {
        return clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(days));
    }

    private String window(int days, int capacity) {
        var made = dispatcher()
                .header("Idempotency-Key", Ids.next("key"))
                .body(Map.of(
                        "warehouse",
                        "WH-NY",
                        "start",
                        start(days).toString(),
                        "end",
                        start(days).plus(Duration.ofHours(2)).toString(),
                        "capacity",
                        capacity,
                        "closesBeforeMinutes",
                        60))
                .post("/v1/delivery-windows");
        made.then().statusCode(201);
        return made.jsonPath().getString("id");
    }

    private io.restassured.specification.RequestSpecification dispatcher() {
        return callers.as(merchant, Roles.DISPATCHER).contentType(ContentType.JSON);
    }

    private void free(String window, int places) {
        assertThat(offered().jsonPath().getInt("find { it.id == '" + window + "' }.free"))
                .isEqualTo(places);
    }

    private Response offered() {
        return as(key).get("/v1/delivery-windows?lat=40.71&lon=-74.0");
    }

    private long booked(String window) {
        return jdbi.withHandle(h -> h.createQuery("select booked from oms_checkout.delivery_window where id = :id")
                .bind("id", window)
                .mapTo(Long.class)
                .one());
    }

    private long active(String window) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select count(*) from oms_checkout.window_booking where window_id = :id and freed_at is null")
                .bind("id", window)
                .mapTo(Long.class)
                .one());
    }

    private long count() {
        return jdbi.withHandle(
                h -> h.createQuery("select count(*) from oms_checkout.delivery_window where merchant = :m")
                        .bind("m", merchant)
                        .mapTo(Long.class)
                        .one());
    }

    private Response begin(String window) {
        return post("/v1/checkouts", body(window, "WINDOW"));
    }

    private Response complete(String checkout, String token) {
        return post("/v1/checkouts/" + checkout + "/complete", Map.of("payment", Map.of("token", token)));
    }

    private static Map<String, Object> body(String window, String sla) {
        var body = new HashMap<String, Object>();
        body.put("lines", List.of(Map.of("sku", "PHONE-X", "quantity", 1)));
        body.put("customer", Map.of("name", "Ada Lovelace", "email", "ada@shop.example"));
        body.put(
                "shippingAddress",
                Map.of(
                        "name",
                        "Ada Lovelace",
                        "line1",
                        "1 Broadway",
                        "city",
                        "New York",
                        "region",
                        "NY",
                        "postalCode",
                        "10004",
                        "country",
                        "US"));
        body.put("location", Map.of("lat", 40.71, "lon", -74.0));
        body.put("sla", sla);
        if (window != null) body.put("deliveryWindow", window);
        return body;
    }

    private List<Response> atOnce(List<String> checkouts) throws Exception {
        var tries = checkouts.stream()
                .<Callable<Response>>map(c -> () -> complete(c, "tok_approved"))
                .toList();
        var answers = new ArrayList<Response>();
        try (var many = Executors.newFixedThreadPool(32)) {
            for (Future<Response> answer : many.invokeAll(tries)) answers.add(answer.get());
        }
        return answers;
    }

    private Response post(String path, Map<String, ?> body) {
        return as(key).header("Idempotency-Key", Ids.next("key"))
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    private static io.restassured.specification.RequestSpecification as(String bearer) {
        return RestAssured.given().header("Authorization", "Bearer " + bearer);
    }
}
