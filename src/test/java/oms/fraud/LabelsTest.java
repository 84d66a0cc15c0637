package oms.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.identity.Roles;
import oms.order.OrderStatus;
import oms.order.Orders;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Charge-backs and what else people find out, what is done at a review's deadline, and the bench over it. */
@QuarkusTest
class LabelsTest {
    @Inject
    TestCallers callers;

    @Inject
    TestDeliveries deliveries;

    @Inject
    Buyers buyers;

    @Inject
    Orders orders;

    @Inject
    Reviews reviews;

    @Inject
    Backtest backtest;

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    final String merchant = Ids.next("mer");

    @Test
    void a_charge_back_for_fraud_labels_its_order_once() {
        var order = buyers.pays(merchant);
        var number = orders.get(merchant, order).number();
        charge(number, "FRAUD", 5000, "R-1").then().statusCode(201).body("orderId", equalTo(order));
        charge(order, "FRAUD", 5000, "R-1").then().statusCode(200);
        charge(number, "FRAUD", 4000, "R-1").then().statusCode(409).body("code", equalTo("recorded_otherwise"));
        charge(number, "FRAUD", 1, "R-2").then().statusCode(400);
        assertThat(labels(order)).containsExactly("CHARGE_BACK true");
        get("/v1/fraud/charge-backs").then().statusCode(200).body("items", hasSize(1));
        page("/fraud/charge-backs", "R-1");
        page("/fraud/reviews/" + order, "charge-back R-1");
    }

    @Test
    void one_reason_that_is_no_fraud_makes_no_label() {
        var order = buyers.pays(merchant);
        charge(order, "NOT_RECEIVED", 2000, "R-1").then().statusCode(201);
        assertThat(labels(order)).isEmpty();
    }

    @Test
    void a_charge_back_that_was_won_takes_the_label_away_and_history_keeps_both() {
        var order = buyers.pays(merchant);
        var id = charge(order, "FRAUD", 3000, null).jsonPath().getString("id");
        post("/v1/fraud/charge-backs/" + id + "/reverse", Map.of("reason", "signature shown"))
                .then()
                .statusCode(200)
                .body("reversed.reason", equalTo("signature shown"));
        post("/v1/fraud/charge-backs/" + id + "/reverse", Map.of("reason", "again"))
                .then()
                .statusCode(409);
        assertThat(labels(order)).isEmpty();
        var found1 = jdbi.withHandle(
                h -> h.createQuery("select fraudulent from oms_fraud.label_change where order_id = :order order by id")
                        .bind("order", order)
                        .mapTo(Boolean.class)
                        .list());
        assertThat(found1).containsExactly(true, null);
        charge(order, "FRAUD", 5000, "R-9").then().statusCode(201);
        assertThatThrownBy(() ->
                        jdbi.useHandle(h -> h.execute("delete from oms_fraud.label_change where order_id = ?", order)))
                .hasMessageContaining("append-only");
    }

    @Test
    void ten_at_once_for_one_order_never_exceed_what_it_cost() throws Exception {
        var order = buyers.pays(merchant);
        var reviewer = callers.bearer(merchant, Roles.FRAUD_REVIEWER);
        var tries = java.util.stream.IntStream.range(0, 10)
                .<Callable<Integer>>mapToObj(i ->
                        () -> send(reviewer, "/v1/fraud/charge-backs", body(order, "FRAUD", 2000, "R-" + i))
                                .statusCode())
                .toList();
        try (var many = Executors.newFixedThreadPool(10)) {
            assertThat(many.invokeAll(tries))
                    .extracting(Future::get)
                    .filteredOn(status -> status == 201)
                    .hasSize(2);
        }
    }

    @Test
    void nonsense_and_foreign_orders_are_refused() {
        var order = buyers.pays(merchant);
        charge("ORD-nope", "FRAUD", 100, null).then().statusCode(404);
        var other = callers.bearer(Ids.next("mer"), Roles.FRAUD_REVIEWER);
        send(other, "/v1/fraud/charge-backs", body(order, "FRAUD", 100, null))
                .then()
                .statusCode(404);
        var late = body(order, "FRAUD", 100, null);
        late.put("date", "2099-01-01");
        post("/v1/fraud/charge-backs", late).then().statusCode(400);
        var foreign = body(order, "FRAUD", 100, null);
        foreign.put("amount", Map.of("amount", 100, "currency", "EUR"));
        post("/v1/fraud/charge-backs", foreign).then().statusCode(400);
        charge(order, "FRAUD", -5, null).then().statusCode(400);
    }

    @Test
    void a_file_of_charge_backs_is_taken_row_by_row_and_again_without_effect() {
        var number = orders.get(merchant, buyers.pays(merchant)).number();
        var csv =
                "order,reason,date,amount,currency,reference\n%s,FRAUD,%s,20.00,USD,B-1\nnope,FRAUD,%s,1.00,USD,B-2\n%s,WHIM,%s,1.00,USD,B-3\n"
                        .formatted(number, today(), today(), number, today());
        for (int i = 0; i < 2; i++)
            callers.as(merchant, Roles.FRAUD_REVIEWER)
                    .contentType("text/csv")
                    .body(csv)
                    .post("/v1/fraud/charge-backs/import")
                    .then()
                    .statusCode(200)
                    .body("imported", equalTo(1))
                    .body("errors.line", equalTo(List.of(3, 4)));
        get("/v1/fraud/charge-backs").then().body("items", hasSize(1));
        var office = TestCallers.form(callers.browser(merchant, Roles.FRAUD_REVIEWER));
        office.formParams(Map.of("order", number, "reason", "FRAUD", "date", today(), "amount", "10.00"))
                .post("/fraud/charge-backs")
                .then()
                .statusCode(303);
        get("/v1/fraud/charge-backs").then().body("items", hasSize(2));
    }

    @ParameterizedTest
    @CsvSource({
        "CANCEL, 0.65, CANCELLED",
        "APPROVE, 0.65, BACKORDERED",
        "REJECT, 0.65, REJECTED",
        "BY_SCORE, 0.99, BACKORDERED",
        "BY_SCORE, 0.10, REJECTED"
    })
    void at_the_deadline_happens_what_the_shop_has_settled(String atDeadline, double below, OrderStatus ends) {
        var order = doubtful();
        callers.as(merchant, Roles.ADMINISTRATOR)
                .contentType(ContentType.JSON)
                .body(Map.of("atDeadline", atDeadline, "approveBelow", below))
                .put("/v1/fraud/policy")
                .then()
                .statusCode(200);
        page("/fraud/settings", "approved or rejected by its score");
        reviews.expire(clock.instant().plus(Duration.ofDays(3)));
        deliveries.drain();
        assertThat(orders.get(merchant, order).status()).isEqualTo(ends);
        assertThat(labels(order)).as("nobody has found out anything").isEmpty();
    }

    @Test
    void only_administrators_settle_the_deadline() {
        callers.as(merchant, Roles.FRAUD_REVIEWER)
                .contentType(ContentType.JSON)
                .body(Map.of("atDeadline", "APPROVE"))
                .put("/v1/fraud/policy")
                .then()
                .statusCode(403);
        callers.as(merchant, Roles.ADMINISTRATOR)
                .contentType(ContentType.JSON)
                .body("{}")
                .put("/v1/fraud/policy")
                .then()
                .statusCode(400);
        get("/v1/fraud/policy")
                .then()
                .statusCode(200)
                .body("atDeadline", equalTo("CANCEL"))
                .body("approveBelow", notNullValue());
    }

    @Test
    void the_bench_tells_its_figures_last_and_keeps_nothing() {
        var before = jdbi.withHandle(h -> h.createQuery("select count(*) from oms_fraud.sighting")
                .mapTo(Long.class)
                .one());
        var told = new ByteArrayOutputStream();
        var status = backtest.run(SyntheticHistory.csv(7, 250), new PrintStream(told, true, StandardCharsets.UTF_8));
        var lines = told.toString(StandardCharsets.UTF_8).strip().split("\n");
        assertThat(status).isZero();
        assertThat(lines[lines.length - 1])
                .matches(
                        "fraud: AUC 0\\.[5-9]\\d\\d, precision \\S+ at 0\\.50, recall \\S+; precision \\S+ at 0\\.80, recall \\S+");
        var found2 = jdbi.withHandle(h -> h.createQuery("select count(*) from oms_fraud.sighting")
                .mapTo(Long.class)
                .one());
        assertThat(found2).isEqualTo(before);
    }

    private String doubtful() {
        var order = "";
        for (int i = 0; i < 12; i++) {
            order = buyers.pays(merchant);
            if (orders.get(merchant, order).status() == OrderStatus.MANUAL_REVIEW) return order;
        }
        throw new AssertionError("Nobody ever had to look");
    }

    private List<String> labels(String order) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select source || ' ' || fraudulent from oms_fraud.label where order_id = :order order by 1")
                .bind("order", order)
                .mapTo(String.class)
                .list());
    }

    private Response charge(String order, String reason, long cents, String reference) {
        return post("/v1/fraud/charge-backs", body(order, reason, cents, reference));
    }

    private Map<String, Object> body(String order, String reason, long cents, String reference) {
        var body = new HashMap<String, Object>(Map.of(
                "order",
                order,
                "reason",
                reason,
                "date",
                today(),
                "amount",
                Map.of("amount", cents, "currency", "USD")));
        if (reference != null) body.put("reference", reference);
        return body;
    }

    private String today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
    }

    private void page(String path, String says) {
        callers.browser(merchant, Roles.FRAUD_REVIEWER)
                .get(path)
                .then()
                .statusCode(200)
                .body(containsString(says));
    }

    private Response get(String path) {
        return callers.as(merchant, Roles.FRAUD_REVIEWER).get(path);
    }

    private Response post(String path, Map<String, ?> body) {
        return send(callers.bearer(merchant, Roles.FRAUD_REVIEWER), path, body);
    }

    private static Response send(String bearer, String path, Map<String, ?> body) {
        return io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + bearer)
                .header("Idempotency-Key", Ids.next("key"))
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }
}
