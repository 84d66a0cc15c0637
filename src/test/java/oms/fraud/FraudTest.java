package oms.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
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
import oms.payment.Payments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FraudTest {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal FOUR_FIFTHS = new BigDecimal("0.8");

    @Inject
    Orders orders;

    @Inject
    Payments payments;

    @Inject
    Reviews reviews;

    @Inject
    TestDeliveries deliveries;

    @Inject
    TestCallers callers;

    @Inject
    Buyers buyers;

    @Inject
    Clock clock;

    final String merchant = Ids.next("mer");

    @ParameterizedTest
    @CsvSource({
        "0.4999, APPROVED",
        "0.5000, MANUAL_REVIEW",
        "0.8000, MANUAL_REVIEW",
        "0.8001, REJECTED",
        "0, APPROVED",
        "1, REJECTED"
    })
    void the_borders_belong_to_the_reviewer(BigDecimal value, Outcome outcome) {
        assertThat(new Score(value, List.of()).outcome(HALF, FOUR_FIFTHS)).isEqualTo(outcome);
    }

    @Test
    void the_example_order_is_approved_and_every_signal_says_what_it_saw() {
        var order = paid();
        assertApproved(order);
        as(Roles.FRAUD_REVIEWER)
                .get("/v1/orders/" + order + "/fraud")
                .then()
                .statusCode(200)
                .body("score", equalTo(0.25f))
                .body("outcome", equalTo("APPROVED"))
                .body("contributions", hasSize(7))
                .body("contributions.find { it.signal == 'CUSTOMER_HISTORY' }.points", equalTo(0.15f))
                .body("contributions.find { it.signal == 'PAYMENT_METHOD' }.points", equalTo(0.10f));
        assertThat(orders.get(merchant, order).fraudScore()).isEqualTo(0.25);
    }

    @Test
    void many_orders_within_an_hour_wait_for_a_person() {
        var order = doubtful();
        as(Roles.FRAUD_REVIEWER)
                .get("/v1/orders/" + order + "/fraud")
                .then()
                .body("review.state", equalTo("OPEN"))
                .body("contributions.find { it.signal == 'VELOCITY' }.words", containsString("hour"));
        callers.browser(merchant, Roles.FRAUD_REVIEWER)
                .get("/fraud")
                .then()
                .statusCode(200)
                .body(containsString(orders.get(merchant, order).number()));
    }

    @Test
    void the_shopper_is_not_told_of_scores_and_reviews() {
        var order = doubtful();
        RestAssured.given()
                .header("Authorization", "Bearer " + callers.shopper(merchant, order))
                .get("/v1/orders/" + order)
                .then()
                .statusCode(200)
                .body("status", equalTo("AUTHORIZED"))
                .body("fraudScore", nullValue())
                .body("device", nullValue())
                .body("payment.fingerprint", nullValue());
    }

    @Test
    void what_a_reviewer_approves_goes_on() {
        var order = doubtful();
        decide(order, "approve", Map.of("reason", "called the buyer")).then().statusCode(200);
        assertApproved(order);
        decide(order, "reject", Map.of("reason", "changed my mind"))
                .then()
                .statusCode(409)
                .body("code", equalTo("review_decided"));
    }

    @Test
    void what_a_reviewer_rejects_gives_the_money_back_and_teaches_the_next_check() {
        var order = doubtful();
        decide(order, "reject", Map.of("reason", "stolen card", "block", List.of("ADDRESS", "DEVICE")))
                .then()
                .statusCode(200);
        deliveries.drain();
        assertThat(status(order)).isEqualTo(OrderStatus.REJECTED);
        assertGivenBack(order);
        var next = paid();
        assertThat(status(next)).isEqualTo(OrderStatus.REJECTED);
        assertGivenBack(next);
    }

    @Test
    void of_two_decisions_at_once_one_wins() throws Exception {
        var order = doubtful();
        var reviewers = List.of(as(Roles.FRAUD_REVIEWER), as(Roles.FRAUD_REVIEWER));
        Callable<Integer> approve = () -> decide(reviewers.getFirst(), order, "approve");
        Callable<Integer> reject = () -> decide(reviewers.getLast(), order, "reject");
        try (var both = Executors.newFixedThreadPool(2)) {
            assertThat(both.invokeAll(List.of(approve, reject)))
                    .extracting(Future::get)
                    .containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void a_cancelled_order_needs_no_decision() {
        var order = doubtful();
        orders.cancel(
                merchant,
                order,
                new oms.order.Cancellation(oms.order.Cancellation.Cause.MERCHANT, "buyer called", "test"));
        decide(order, "approve", Map.of("reason", "late"))
                .then()
                .statusCode(409)
                .body("code", equalTo("order_cancelled"));
    }

    @Test
    void what_nobody_decides_is_cancelled_at_its_deadline() {
        var order = doubtful();
        reviews.expire(clock.instant());
        assertThat(status(order)).isEqualTo(OrderStatus.MANUAL_REVIEW);
        reviews.expire(clock.instant().plus(Duration.ofDays(3)));
        deliveries.drain();
        assertThat(status(order)).isEqualTo(OrderStatus.CANCELLED);
        assertGivenBack(order);
    }

    @Test
    void a_foreign_review_is_not_there() {
        var order = doubtful();
        var stranger = Ids.next("mer");
        callers.as(stranger, Roles.FRAUD_REVIEWER)
                .get("/v1/orders/" + order + "/fraud")
                .then()
                .statusCode(404);
        decide(callers.as(stranger, Roles.FRAUD_REVIEWER), order, "approve", Map.of("reason", "mine now"))
                .then()
                .statusCode(404);
        decide(as(Roles.ORDER_MANAGER), order, "approve", Map.of("reason", "not my job"))
                .then()
                .statusCode(403);
        assertThat(status(order)).isEqualTo(OrderStatus.MANUAL_REVIEW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\":\" \"}",
                "{\"reason\":null}",
                "{\"reason\":\"x\",\"more\":1}",
                "{\"reason\":\"x\",\"block\":[\"MOON\"]}",
                "{\"reason\":\"x\",\"block\":[null]}"
            })
    void a_decision_that_says_nothing_is_refused(String body) {
        var order = doubtful();
        as(Roles.FRAUD_REVIEWER)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", Ids.next("key"))
                .body(body)
                .post("/v1/fraud/reviews/" + order + "/reject")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        assertThat(status(order)).isEqualTo(OrderStatus.MANUAL_REVIEW);
    }

    /** @return an order of a buyer who has ordered so often within the hour that a person must look */
    private String doubtful() {
        for (int i = 0; i < 12; i++) {
            var order = paid();
            if (status(order) == OrderStatus.MANUAL_REVIEW) return order;
            assertApproved(order);
        }
        throw new AssertionError("Nobody ever had to look");
    }

    private String paid() {
        return buyers.pays(merchant);
    }

    /** Allocation takes what is approved at once, and finds no goods at this shop. */
    private void assertApproved(String order) {
        assertThat(status(order)).isIn(OrderStatus.APPROVED, OrderStatus.BACKORDERED);
        assertThat(orders.get(merchant, order).fraudScore()).isNotNull();
    }

    private void assertGivenBack(String order) {
        var payment = payments.view(merchant, order);
        assertThat(payment.voided()).isEqualTo(payment.amount());
        assertThat(payment.held().isZero()).isTrue();
    }

    private OrderStatus status(String order) {
        return orders.get(merchant, order).status();
    }

    private RequestSpecification as(String role) {
        return callers.as(merchant, role);
    }

    private io.restassured.response.Response decide(String order, String decision, Map<String, Object> body) {
        return decide(as(Roles.FRAUD_REVIEWER), order, decision, body);
    }

    private static int decide(RequestSpecification reviewer, String order, String decision) {
        return decide(reviewer, order, decision, Map.of("reason", "I looked")).statusCode();
    }

    private static io.restassured.response.Response decide(
            RequestSpecification reviewer, String order, String decision, Map<String, Object> body) {
        return reviewer.contentType(ContentType.JSON)
                .header("Idempotency-Key", Ids.next("key"))
                .body(body)
                .post("/v1/fraud/reviews/" + order + "/" + decision);
    }
}
