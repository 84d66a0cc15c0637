package oms.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
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
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bursts are stopped before they reach the gateway: its own books are asked. */
@QuarkusTest
class TurnstileTest {
    private static final Instant NOON = Instant.parse("2026-05-06T12:00:30Z");

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
    Tally tally;

    @Inject
    Jdbi jdbi;

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
    void of_a_hundred_tries_at_once_from_one_address_ten_reach_the_gateway() throws Exception {
        allow(Map.of("IP", Map.of("tenMinutes", 10, "day", 50)), 0);
        var checkouts = IntStream.range(0, 100)
                .mapToObj(i -> begin("buyer" + i, "203.0.113.5"))
                .toList();
        var answers = atOnce(checkouts, checkout -> complete(checkout, "tok_approved"));
        assertThat(answers).extracting(Response::statusCode).isSubsetOf(200, 202, 429);
        assertThat(answers.stream().filter(a -> a.statusCode() != 429)).hasSize(10);
        assertThat(answers.stream().filter(a -> a.statusCode() == 429)).allSatisfy(refused -> {
            assertThat(refused.jsonPath().getString("code")).isEqualTo("too_many_tries");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(540, 660);
        });
        assertThat(calls()).isEqualTo(10);
        reviewer()
                .get("/v1/fraud/limits/refused")
                .then()
                .body("[0].kind", equalTo("IP"))
                .body("[0].hint", equalTo("203.0.113.…"));
        callers.browser(merchant, Roles.FRAUD_REVIEWER)
                .get("/fraud/limits")
                .then()
                .body(containsString("203.0.113.…"));
        assertThat(complete(begin("somebody", "198.51.100.1"), "tok_approved").statusCode())
                .isIn(200, 202);
    }

    @Test
    void counting_costs_one_statement() {
        complete(begin("first", "203.0.113.6"), "tok_approved");
        var without = statementsOf("plain");
        allow(Map.of("IP", Map.of("tenMinutes", 9, "day", 9), "CUSTOMER", Map.of("tenMinutes", 9, "day", 9)), 0);
        complete(begin("first", "203.0.113.6"), "tok_approved");
        assertThat(statementsOf("counted")).isEqualTo(without + 1).isLessThanOrEqualTo(25);
    }

    /** What each completion needs: whoever comes first in a second also reads the simulated gateway's faults, for all others. */
    private int statementsOf(String buyer) {
        return IntStream.range(0, 5)
                .map(i -> statements(begin(buyer + i, "203.0.113.6")))
                .min()
                .orElseThrow();
    }

    private int statements(String checkout) {
        return Integer.parseInt(complete(checkout, "tok_approved").header("X-Sql-Statements"));
    }

    @Test
    void declines_weigh_more_than_tries() {
        allow(Map.of("CUSTOMER", Map.of("tenMinutes", 30, "day", 100)), 10);
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 6; i++) {
            statuses.add(
                    complete(begin("tester", null), "tok_insufficient_funds").statusCode());
            deliveries.drain();
        }
        assertThat(statuses).containsExactly(200, 200, 200, 429, 429, 429);
        assertThat(calls()).isEqualTo(3);
        assertThat(complete(begin("another", null), "tok_approved").statusCode())
                .isIn(200, 202);
    }

    @Test
    void one_card_under_many_names_is_one_card_and_the_shop_counts_its_declines() {
        allow(Map.of("CARD", Map.of("tenMinutes", 3, "day", 10)), 0);
        var statuses = IntStream.range(0, 5)
                .mapToObj(i -> complete(begin("same", null), "tok_approved").statusCode())
                .toList();
        assertThat(statuses).filteredOn(s -> s == 429).hasSize(2);
        allow(Map.of("MERCHANT", Map.of("tenMinutes", 20, "day", 100)), 20);
        assertThat(complete(begin("first", null), "tok_insufficient_funds").statusCode())
                .isEqualTo(200);
        deliveries.drain();
        assertThat(complete(begin("second", null), "tok_approved").statusCode()).isEqualTo(429);
    }

    @Test
    void whoever_is_let_through_may_try_again() {
        allow(Map.of("CUSTOMER", Map.of("tenMinutes", 1, "day", 1)), 0);
        complete(begin("once", null), "tok_approved");
        complete(begin("once", null), "tok_approved").then().statusCode(429);
        var hash = reviewer().get("/v1/fraud/limits/refused").jsonPath().getString("[0].key");
        callers.as(Ids.next("mer"), Roles.FRAUD_REVIEWER)
                .delete("/v1/fraud/limits/refused/CUSTOMER/" + hash)
                .then()
                .statusCode(404);
        reviewer().delete("/v1/fraud/limits/refused/CUSTOMER/" + hash).then().statusCode(204);
        assertThat(complete(begin("once", null), "tok_approved").statusCode()).isIn(200, 202);
    }

    @Test
    void many_wrong_codes_are_refused_and_right_ones_are_not_told_meanwhile() {
        allow(Map.of("CODES", Map.of("tenMinutes", 3, "day", 10)), 0);
        for (int i = 0; i < 3; i++) guess("guesser", "WRONG" + i).then().statusCode(201);
        guess("guesser", "WRONG9").then().statusCode(429).body("code", equalTo("too_many_tries"));
        guess("guesser", "WRONG9").then().statusCode(429);
        assertThat(guess("somebody", "WRONG9").statusCode()).isEqualTo(201);
        begin("guesser", null);
    }

    @Test
    void a_window_slides_and_is_never_shorter_than_it_says() {
        var counted = List.of(new Tally.Counted(TallyKind.IP, "x", null, 1, Allowed.Points.of(3, 5)));
        for (int i = 0; i < 3; i++)
            assertThat(tally.admit(merchant, counted, NOON)).isEmpty();
        assertThat(tally.admit(merchant, counted, NOON).orElseThrow().limitedUntil())
                .isEqualTo(Instant.parse("2026-05-06T12:11:00Z"));
        assertThat(tally.admit(merchant, counted, NOON.plusSeconds(600))).isPresent();
        var later = Instant.parse("2026-05-06T12:11:00Z");
        assertThat(tally.admit(merchant, counted, later)).isEmpty();
        assertThat(tally.admit(merchant, counted, later)).isEmpty();
        assertThat(tally.admit(merchant, counted, later.plusSeconds(7200))
                        .orElseThrow()
                        .limitedUntil())
                .isEqualTo(Instant.parse("2026-05-07T13:00:00Z"));
        assertThat(tally.admit(merchant, counted, Instant.parse("2026-05-07T13:00:00Z")))
                .isEmpty();
    }

    @Test
    void limits_that_contradict_each_other_and_callers_who_may_not_are_refused() {
        var wrong = Map.of("limits", Map.of("IP", Map.of("tenMinutes", 10, "day", 5)), "declineWeight", 0);
        settle(Roles.ADMINISTRATOR, wrong).then().statusCode(400);
        var right = Map.of("limits", Map.of(), "declineWeight", 0);
        settle(Roles.FRAUD_REVIEWER, right).then().statusCode(403);
        TestCallers.form(callers.browser(merchant, Roles.ADMINISTRATOR))
                .formParams(Map.of("IP.tenMinutes", "5", "IP.day", "9", "declineWeight", "3"))
                .post("/fraud/limits")
                .then()
                .statusCode(303);
        reviewer()
                .get("/v1/fraud/limits")
                .then()
                .body("limits.IP.day", equalTo(9))
                .body("declineWeight", equalTo(3));
    }

    private void allow(Map<String, ?> limits, int declineWeight) {
        settle(Roles.ADMINISTRATOR, Map.of("limits", limits, "declineWeight", declineWeight))
                .then()
                .statusCode(200);
    }

    private Response settle(String role, Map<String, ?> body) {
        return callers.as(merchant, role)
                .contentType(ContentType.JSON)
                .body(body)
                .put("/v1/fraud/limits");
    }

    private io.restassured.specification.RequestSpecification reviewer() {
        return callers.as(merchant, Roles.FRAUD_REVIEWER);
    }

    private long calls() {
        return jdbi.withHandle(h -> h.createQuery(
                        "select count(*) from oms_payment.outside_gateway_request where merchant = :merchant")
                .bind("merchant", merchant)
                .mapTo(Long.class)
                .one());
    }

    private String begin(String who, String ip) {
        var begun = post("/v1/checkouts", body(who, ip));
        begun.then().statusCode(201);
        return begun.jsonPath().getString("id");
    }

    private Response guess(String who, String code) {
        var body = body(who, null);
        body.put("promoCodes", List.of(code));
        return post("/v1/checkouts", body);
    }

    private Response complete(String checkout, String token) {
        return post("/v1/checkouts/" + checkout + "/complete", Map.of("payment", Map.of("token", token)));
    }

    private Map<String, Object> body(String who, String ip) {
        var body = new HashMap<String, Object>();
        body.put("lines", List.of(Map.of("sku", "PHONE-X", "quantity", 1)));
        body.put("customer", Map.of("name", "Ada Lovelace", "email", who + "@shop.example"));
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
        body.put("sla", "STANDARD");
        if (ip != null) body.put("device", Map.of("ip", ip));
        return body;
    }

    private Response post(String path, Map<String, ?> body) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + key)
                .header("Idempotency-Key", Ids.next("key"))
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    private static List<Response> atOnce(List<String> checkouts, java.util.function.Function<String, Response> complete)
            throws Exception {
        var tries = checkouts.stream()
                .<Callable<Response>>map(c -> () -> complete.apply(c))
                .toList();
        var answers = new ArrayList<Response>();
        try (var many = Executors.newFixedThreadPool(32)) {
            for (Future<Response> answer : many.invokeAll(tries)) answers.add(answer.get());
        }
        return answers;
    }
}
