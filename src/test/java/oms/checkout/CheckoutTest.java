package oms.checkout;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.catalog.Catalog;
import oms.catalog.PromotionView;
import oms.catalog.Promotions;
import oms.catalog.SomeProducts;
import oms.inventory.SomeStock;
import oms.inventory.Stock;
import oms.inventory.WarehouseView;
import oms.inventory.Warehouses;
import oms.money.Money;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CheckoutTest {
    @Inject
    TestCallers callers;

    @Inject
    TestDeliveries deliveries;

    @Inject
    Catalog catalog;

    @Inject
    Promotions promotions;

    @Inject
    Warehouses warehouses;

    @Inject
    Stock stock;

    @Inject
    Jdbi jdbi;

    String merchant = Ids.next("mer");
    String key = "";

    @BeforeEach
    void a_shop() {
        key = callers.storefront(merchant);
        catalog.put(merchant, SomeProducts.product("WATER-5L", 400, 2));
        catalog.put(merchant, SomeProducts.product("PHONE-X", 3900, 1));
        warehouses.put(merchant, openTillMidnight("WH-NY"));
        receive("WATER-5L", 50);
        receive("PHONE-X", 50);
    }

    @Test
    void the_example_costs_fifty_dollars_and_becomes_an_authorised_order() {
        var begun = begin(basket("WATER-5L", 2, "PHONE-X", 1));
        begun.then().statusCode(201);
        assertThat(begun.jsonPath().getLong("items.amount")).isEqualTo(4700);
        assertThat(begun.jsonPath().getLong("shipping.amount")).isEqualTo(300);
        assertThat(begun.jsonPath().getLong("total.amount")).isEqualTo(5000);
        assertThat(begun.jsonPath().getInt("units")).isEqualTo(5);
        assertThat(begun.jsonPath().getList("missing")).isEmpty();

        var completed = complete(id(begun), "tok_approved");
        completed.then().statusCode(200);
        var order = completed.jsonPath();
        assertThat(order.getString("payment.result")).isEqualTo("AUTHORIZED");
        assertThat(order.getString("order.status")).isEqualTo("AUTHORIZED");
        assertThat(order.getString("order.number")).matches("ORD-\\d{4}-\\d{2}-\\d{2}-\\d{3}");
        assertThat(order.getLong("order.total.amount")).isEqualTo(5000);
        assertThat(order.getString("order.customer.phone")).isEqualTo("+12125550142");
        assertThat(reserved("WATER-5L")).isEqualTo(2);
        assertThat(reserved("PHONE-X")).isEqualTo(1);
        as(order.getString("orderToken"))
                .get("/v1/orders/" + order.getString("order.id"))
                .then()
                .statusCode(200);
        var checkout = as(key).get("/v1/checkouts/" + id(begun)).jsonPath();
        assertThat(checkout.getString("status")).isEqualTo("COMPLETED");
        assertThat(checkout.getString("orderId")).isEqualTo(order.getString("order.id"));
    }

    @Test
    void completing_costs_few_statements() {
        promotion("FIVE", null);
        var first = id(begin(basket("WATER-5L", 2, "PHONE-X", 1)));
        complete(first, "tok_approved").then().statusCode(200);
        var checkout = id(begin(basket("WATER-5L", 2, "PHONE-X", 1), "FIVE"));
        var completed = complete(checkout, "tok_approved");
        completed.then().statusCode(200);
        assertThat(Integer.parseInt(completed.header("X-Sql-Statements"))).isBetween(10, 29);
    }

    @Test
    void lines_of_one_sku_count_together() {
        var body = body(Map.of());
        body.put(
                "lines",
                List.of(
                        Map.of("sku", "WATER-5L", "quantity", 1),
                        Map.of("sku", "PHONE-X", "quantity", 1),
                        Map.of("sku", "WATER-5L", "quantity", 2)));
        var begun = post("/v1/checkouts", body, Ids.next("key"));
        assertThat(begun.jsonPath().getList("lines.quantity")).containsExactly(3, 1);
    }

    @Test
    void prices_are_never_the_clients() {
        var body = body(Map.of());
        body.put("lines", List.of(Map.of("sku", "PHONE-X", "quantity", 1, "unitPrice", Map.of("amount", 1))));
        post("/v1/checkouts", body, Ids.next("key")).then().statusCode(400);
    }

    @Test
    void a_price_that_rose_is_refused_with_the_new_quote_and_can_then_be_accepted() {
        var checkout = id(begin(basket("PHONE-X", 1)));
        catalog.put(merchant, SomeProducts.product("PHONE-X", 4000, 1));
        var refused = complete(checkout, "tok_approved");
        refused.then().statusCode(409);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("price_changed");
        assertThat(refused.jsonPath().getLong("checkout.total.amount")).isEqualTo(4300);
        assertThat(orders()).isZero();
        var accepted = complete(checkout, "tok_approved");
        accepted.then().statusCode(200);
        assertThat(accepted.jsonPath().getLong("order.total.amount")).isEqualTo(4300);
    }

    @Test
    void more_than_the_shopper_was_shown_is_never_taken() {
        var checkout = id(begin(basket("PHONE-X", 1)));
        var shown = Map.of(
                "payment", Map.of("token", "tok_approved"), "expectedTotal", Map.of("amount", 4199, "currency", "USD"));
        post("/v1/checkouts/" + checkout + "/complete", shown, Ids.next("key"))
                .then()
                .statusCode(409);
        assertThat(orders()).isZero();
    }

    @Test
    void a_checkout_grows_step_by_step_and_a_stale_change_is_refused() {
        var begun = post(
                "/v1/checkouts", Map.of("lines", List.of(Map.of("sku", "PHONE-X", "quantity", 1))), Ids.next("key"));
        begun.then().statusCode(201);
        assertThat(begun.jsonPath().getList("missing.pointer"))
                .containsExactly("/customer", "/shippingAddress", "/location");
        var incomplete = complete(id(begun), "tok_approved");
        incomplete.then().statusCode(409);
        assertThat(incomplete.jsonPath().getString("code")).isEqualTo("checkout_incomplete");
        var rest = body(Map.of());
        rest.remove("lines");
        var path = "/v1/checkouts/" + id(begun);
        var seen = begun.header("ETag");
        as(key).contentType("application/json")
                .header("If-Match", seen)
                .body(rest)
                .patch(path)
                .then()
                .statusCode(200);
        as(key).contentType("application/json")
                .header("If-Match", seen)
                .body(rest)
                .patch(path)
                .then()
                .statusCode(412);
        complete(id(begun), "tok_approved").then().statusCode(200);
    }

    @Test
    void addresses_that_are_wrong_or_not_served_are_refused() {
        var postalCode = body(basket("PHONE-X", 1));
        postalCode.put("shippingAddress", address("ABCDE"));
        var refused = post("/v1/checkouts", postalCode, Ids.next("key"));
        refused.then().statusCode(400);
        assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo("/shippingAddress/postalCode");

        var faraway = body(basket("PHONE-X", 1));
        faraway.put("location", Map.of("lat", 34.05, "lon", -118.24));
        var outside = post("/v1/checkouts", faraway, Ids.next("key"));
        outside.then().statusCode(422);
        assertThat(outside.jsonPath().getString("code")).isEqualTo("outside_served_area");
    }

    @Test
    void what_is_not_sold_or_not_there_is_refused() {
        begin(basket("NOPE", 1)).then().statusCode(400);
        var tooMany = begin(basket("PHONE-X", 51));
        tooMany.then().statusCode(409);
        assertThat(tooMany.jsonPath().getString("code")).isEqualTo("out_of_stock");
        begin(basket("PHONE-X", 0)).then().statusCode(400);
    }

    @Test
    void a_card_number_or_an_unknown_token_places_nothing() {
        var checkout = id(begin(basket("PHONE-X", 1)));
        complete(checkout, "4111111111111111").then().statusCode(400);
        complete(checkout, "tok_nobody_knows").then().statusCode(422);
        assertThat(orders()).isZero();
    }

    @Test
    void a_declined_card_gives_back_the_stock_and_the_promotion() {
        promotion("FIVE", Money.of(500, "USD"));
        var declined = complete(id(begin(basket("PHONE-X", 1), "five")), "tok_insufficient_funds");
        declined.then().statusCode(200);
        assertThat(declined.jsonPath().getString("payment.result")).isEqualTo("DECLINED");
        assertThat(declined.jsonPath().getString("payment.code")).isEqualTo("insufficient_funds");
        assertThat(declined.jsonPath().getString("order.status")).isEqualTo("CANCELLED");
        deliveries.drain();
        assertThat(reserved("PHONE-X")).isZero();
        var again = complete(id(begin(basket("PHONE-X", 1), "FIVE")), "tok_approved");
        again.then().statusCode(200);
        assertThat(again.jsonPath().getLong("order.discount.amount")).isEqualTo(500);
    }

    @Test
    void a_gateway_that_does_not_answer_leaves_the_payment_pending() {
        var pending = complete(id(begin(basket("PHONE-X", 1))), "tok_timeout");
        pending.then().statusCode(202);
        assertThat(pending.jsonPath().getString("payment.result")).isEqualTo("PENDING");
        assertThat(pending.jsonPath().getString("order.status")).isEqualTo("PENDING");
    }

    @Test
    void two_hundred_buyers_of_fifty_pieces_make_fifty_orders() throws Exception {
        var answers = atOnce(200, i -> complete(id(begin(basket("PHONE-X", 1))), "tok_approved"), true);
        assertThat(answers.stream().filter(a -> a.statusCode() == 200)).hasSize(50);
        assertThat(answers.stream().filter(a -> a.statusCode() != 200))
                .hasSize(150)
                .allSatisfy(refused -> {
                    assertThat(refused.statusCode()).isEqualTo(409);
                    assertThat(refused.jsonPath().getString("code")).isEqualTo("out_of_stock");
                });
        assertThat(orders()).isEqualTo(50);
        assertThat(reserved("PHONE-X")).isEqualTo(50);
        assertThat(count("select count(*) from oms_payment.payment where merchant = ?"))
                .isEqualTo(50);
        assertThat(count("select count(*) from oms_inventory.reservation where merchant = ? and status = 'OPEN'"))
                .isEqualTo(50);
        assertThat(count("select count(*) from oms_checkout.checkout where merchant = ? and status = 'COMPLETED'"))
                .isEqualTo(50);
        assertThat(count("select count(*) from oms_identity.order_tokens where merchant = ?"))
                .isEqualTo(50);
    }

    @Test
    void completing_twice_at_once_by_two_keys_makes_one_order() throws Exception {
        var checkout = id(begin(basket("PHONE-X", 1)));
        var answers = atOnce(8, i -> complete(checkout, "tok_approved"), false);
        assertThat(answers).extracting(Response::statusCode).allMatch(status -> status == 200 || status == 202);
        assertThat(answers).extracting(a -> a.jsonPath().getString("order.id")).containsOnly(orderOf(checkout));
        assertThat(orders()).isEqualTo(1);
        assertThat(reserved("PHONE-X")).isEqualTo(1);
    }

    @Test
    void the_same_request_twice_at_once_makes_one_order_and_one_answer() throws Exception {
        var path = "/v1/checkouts/" + id(begin(basket("PHONE-X", 1))) + "/complete";
        var request = Map.of("payment", Map.of("token", "tok_approved"));
        var idempotencyKey = Ids.next("key");
        var answers = atOnce(8, i -> post(path, request, idempotencyKey), false);
        assertThat(answers).extracting(Response::statusCode).allMatch(status -> status == 200 || status == 409);
        assertThat(answers.stream().filter(a -> a.statusCode() == 409))
                .allSatisfy(a -> assertThat(a.jsonPath().getString("code")).isEqualTo("still_running"));
        assertThat(orders()).isEqualTo(1);
        var replayed = post(path, request, idempotencyKey);
        replayed.then().statusCode(200).header("Idempotent-Replayed", "true");
        var first =
                answers.stream().filter(a -> a.statusCode() == 200).findFirst().orElseThrow();
        assertThat(replayed.jsonPath().getString("orderToken"))
                .isEqualTo(first.jsonPath().getString("orderToken"));
        post(path, Map.of("payment", Map.of("token", "tok_declined")), idempotencyKey)
                .then()
                .statusCode(422);
    }

    @Test
    void a_promotions_budget_is_never_exceeded_by_buyers_at_once() throws Exception {
        promotion("FIVE", Money.of(5000, "USD"));
        var checkouts = new ArrayList<String>();
        for (int i = 0; i < 30; i++) checkouts.add(id(begin(basket("PHONE-X", 1), "FIVE")));
        var answers = atOnce(30, i -> complete(checkouts.get(i), "tok_approved"), false);
        assertThat(answers.stream().filter(a -> a.statusCode() == 200)).hasSize(10);
        assertThat(answers.stream().filter(a -> a.statusCode() != 200))
                .allSatisfy(refused -> assertThat(refused.statusCode()).isEqualTo(409));
        assertThat(orders()).isEqualTo(10);
        assertThat(reserved("PHONE-X")).isEqualTo(10);
        assertThat(count("select spent_minor from oms_catalog.promotion where merchant = ?"))
                .isEqualTo(5000);
    }

    @Test
    void a_foreign_checkout_is_not_found() {
        var path = "/v1/checkouts/" + id(begin(basket("PHONE-X", 1)));
        var stranger = callers.storefront(Ids.next("mer"));
        as(stranger).get(path).then().statusCode(404);
        as(stranger)
                .contentType("application/json")
                .body("{}")
                .patch(path)
                .then()
                .statusCode(404);
        for (var verb : List.of("/complete", "/cancel"))
            as(stranger)
                    .contentType("application/json")
                    .header("Idempotency-Key", Ids.next("key"))
                    .body(Map.of("payment", Map.of("token", "tok_approved")))
                    .post(path + verb)
                    .then()
                    .statusCode(404);
        callers.as(merchant, TestCallers.everyRole()).get(path).then().statusCode(403);
    }

    @Test
    void a_cancelled_checkout_makes_no_order() {
        var checkout = id(begin(basket("PHONE-X", 1)));
        for (int i = 0; i < 2; i++)
            as(key).contentType("application/json")
                    .header("Idempotency-Key", Ids.next("key"))
                    .post("/v1/checkouts/" + checkout + "/cancel")
                    .then()
                    .statusCode(200);
        var refused = complete(checkout, "tok_approved");
        refused.then().statusCode(409);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("checkout_cancelled");
        assertThat(orders()).isZero();
    }

    @Test
    void codes_that_do_nothing_are_named_with_their_reason() {
        var begun = begin(basket("PHONE-X", 1), "nope");
        begun.then().statusCode(201);
        assertThat(begun.jsonPath().<Map<String, String>>getList("refusedCodes"))
                .extracting(refused -> refused.get("code"), refused -> refused.get("reason"))
                .containsExactly(tuple("NOPE", "unknown_code"));
    }

    private interface Buyer {
        Response buy(int number);
    }

    /** @param stopAtBegin whether a refusal to begin is the answer */
    private List<Response> atOnce(int buyers, Buyer buyer, boolean stopAtBegin) throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            var tasks = new ArrayList<Callable<Response>>();
            for (int i = 0; i < buyers; i++) {
                int number = i;
                tasks.add(() -> {
                    try {
                        return buyer.buy(number);
                    } catch (NotBegun refused) {
                        if (!stopAtBegin) throw refused;
                        return refused.answer;
                    }
                });
            }
            var answers = new ArrayList<Response>();
            for (var answer : threads.invokeAll(tasks)) answers.add(answer.get());
            return answers;
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    private static final class NotBegun extends RuntimeException {
        final transient Response answer;

        NotBegun(Response answer) {
            super(answer.asString());
            this.answer = answer;
        }
    }

    private Response begin(Map<String, Integer> basket, String... codes) {
        var body = body(basket);
        body.put("promoCodes", List.of(codes));
        return post("/v1/checkouts", body, Ids.next("key"));
    }

    private static String id(Response begun) {
        if (begun.statusCode() != 201) throw new NotBegun(begun);
        return begun.jsonPath().getString("id");
    }

    private Response complete(String checkout, String token) {
        return post(
                "/v1/checkouts/" + checkout + "/complete", Map.of("payment", Map.of("token", token)), Ids.next("key"));
    }

    private Response post(String path, Map<String, ?> body, String idempotencyKey) {
        return as(key).contentType("application/json")
                .header("Idempotency-Key", idempotencyKey)
                .body(body)
                .post(path);
    }

    private static io.restassured.specification.RequestSpecification as(String bearer) {
        return given().header("Authorization", "Bearer " + bearer);
    }

    private static Map<String, Integer> basket(String sku, int quantity) {
        return Map.of(sku, quantity);
    }

    private static Map<String, Integer> basket(String one, int quantity, String other, int others) {
        return Map.of(one, quantity, other, others);
    }

    private static Map<String, Object> body(Map<String, Integer> basket) {
        var body = new HashMap<String, Object>();
        body.put("channel", "web");
        body.put(
                "lines",
                basket.entrySet().stream()
                        .map(of -> Map.of("sku", of.getKey(), "quantity", of.getValue()))
                        .toList());
        body.put("customer", Map.of("name", "Ada Lovelace", "email", "Ada@Shop.example", "phone", "(212) 555-0142"));
        body.put("shippingAddress", address("10004"));
        body.put("location", Map.of("lat", 40.71, "lon", -74.00));
        body.put("sla", "SAME_DAY");
        return body;
    }

    private static Map<String, Object> address(String postalCode) {
        return Map.of(
                "name",
                "Ada Lovelace",
                "line1",
                "1 Broadway",
                "city",
                "New York",
                "region",
                "NY",
                "postalCode",
                postalCode,
                "country",
                "US");
    }

    private void promotion(String code, @Nullable Money budget) {
        var nothing = Money.zero("USD");
        promotions.put(
                merchant,
                new PromotionView(
                        code,
                        PromotionView.Kind.AMOUNT,
                        null,
                        Money.of(500, "USD"),
                        "USD",
                        Instant.EPOCH,
                        null,
                        nothing,
                        budget,
                        null,
                        null,
                        true,
                        nothing,
                        0));
    }

    private void receive(String sku, int quantity) {
        stock.receive(merchant, SomeStock.receipt("WH-NY", sku, quantity), "test");
    }

    private static WarehouseView openTillMidnight(String code) {
        var w = SomeStock.warehouse(code);
        return new WarehouseView(
                w.code(),
                w.name(),
                w.at(),
                w.address(),
                w.zone(),
                w.opens(),
                LocalTime.of(23, 59, 59),
                LocalTime.of(23, 59, 59),
                w.pickLead(),
                w.waveEvery(),
                w.perOrderCost(),
                true,
                w.servedRadiusKm(),
                null);
    }

    private long reserved(String sku) {
        return stock.availability(merchant, List.of(sku)).getFirst().reserved();
    }

    private String orderOf(String checkout) {
        return as(key).get("/v1/checkouts/" + checkout).jsonPath().getString("orderId");
    }

    private long orders() {
        return count("select count(*) from oms_order.customer_order where merchant = ?");
    }

    private long count(String sql) {
        return jdbi.withHandle(
                h -> h.createQuery(sql).bind(0, merchant).mapTo(Long.class).one());
    }
}
