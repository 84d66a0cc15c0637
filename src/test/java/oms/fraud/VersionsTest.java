package oms.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import oms.Ids;
import oms.TestCallers;
import oms.fraud.Buyers.Buyer;
import oms.identity.Roles;
import oms.order.OrderStatus;
import oms.order.Orders;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VersionsTest {
    @Inject
    TestCallers callers;

    @Inject
    Buyers buyers;

    @Inject
    Orders orders;

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    final String merchant = Ids.next("mer");

    @Test
    void a_shop_begins_with_a_live_version_and_its_scores_name_it() {
        var order = buyers.pays(merchant);
        send(Roles.FRAUD_REVIEWER, "get", "/v1/fraud/versions", null)
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].state", equalTo("LIVE"))
                .body("[0].rules.weights.VELOCITY", equalTo(0.5f));
        send(Roles.FRAUD_REVIEWER, "get", "/v1/orders/" + order + "/fraud", null)
                .then()
                .body("version", equalTo(1));
    }

    @Test
    void a_shadow_scores_beside_the_live_one_without_effect_and_is_compared() {
        var no = draft(rules("VELOCITY", 0.5, 0.2));
        move(no, "SHADOW", 200);
        var order = buyers.pays(merchant);
        assertThat(orders.get(merchant, order).status()).isIn(OrderStatus.APPROVED, OrderStatus.BACKORDERED);
        send(Roles.FRAUD_REVIEWER, "get", "/v1/orders/" + order + "/fraud", null)
                .then()
                .body("outcome", equalTo("APPROVED"))
                .body("shadow.version", equalTo(no))
                .body("shadow.outcome", equalTo("MANUAL_REVIEW"));
        send(Roles.FRAUD_REVIEWER, "get", "/v1/fraud/versions/comparison", null)
                .then()
                .statusCode(200)
                .body("shadow", equalTo(no))
                .body("orders", equalTo(1))
                .body("changed", equalTo(1))
                .body("differing[0].orderId", equalTo(order));
        for (var page : List.of("/fraud/versions/comparison", "/fraud/versions", "/fraud/versions/new", "/fraud"))
            callers.browser(merchant, Roles.ADMINISTRATOR, Roles.FRAUD_REVIEWER)
                    .get(page)
                    .then()
                    .statusCode(200);
    }

    @Test
    void a_version_that_went_live_decides_and_the_one_before_is_retired() {
        var no = draft(rules("VELOCITY", 0.5, 0.2));
        move(no, "LIVE", 200);
        var order = buyers.pays(merchant);
        assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.MANUAL_REVIEW);
        send(Roles.ADMINISTRATOR, "get", "/v1/fraud/versions/1", null)
                .then()
                .body("state", equalTo("RETIRED"))
                .body("steps[-1].reason", equalTo("Version " + no + " took its place"));
        assertThat(move(1, "LIVE", 409).jsonPath().getString("code")).isEqualTo("version_used");
        assertThat(move(no, "RETIRED", 409).jsonPath().getString("code")).isEqualTo("version_is_live");
    }

    @Test
    void of_two_versions_going_live_at_once_one_is_live_in_the_end() throws Exception {
        var first = draft(rules("VELOCITY", 0.4, 0.5));
        var second = draft(rules("VELOCITY", 0.3, 0.5));
        Callable<Integer> one = () -> move(first, "LIVE", 200).statusCode();
        Callable<Integer> other = () -> move(second, "LIVE", 200).statusCode();
        try (var both = Executors.newFixedThreadPool(2)) {
            assertThat(both.invokeAll(List.of(one, other)))
                    .extracting(Future::get)
                    .containsOnly(200);
        }
        assertThat(send(Roles.ADMINISTRATOR, "get", "/v1/fraud/versions", null)
                        .jsonPath()
                        .getList("state"))
                .containsOnlyOnce("LIVE")
                .hasSize(3);
    }

    @Test
    void nobody_changes_what_a_version_says() {
        draft(rules("VELOCITY", 0.5, 0.2));
        assertThatThrownBy(() -> jdbi.useHandle(h -> h.execute(
                        "update oms_fraud.model set rules = jsonb_set(rules, '{reviewFrom}', '0.1') where merchant = ?",
                        merchant)))
                .hasMessageContaining("never changed");
        assertThatThrownBy(() ->
                        jdbi.useHandle(h -> h.execute("delete from oms_fraud.model where merchant = ?", merchant)))
                .hasMessageContaining("never changed");
    }

    @Test
    void rules_are_tried_on_past_orders_and_nothing_happens_to_them() {
        var order = buyers.pays(merchant);
        send(
                        Roles.FRAUD_REVIEWER,
                        "post",
                        "/v1/fraud/versions/try",
                        Map.of("orders", 10, "rules", rules("VELOCITY", 0.5, 0.2)))
                .then()
                .statusCode(200)
                .body("orders", equalTo(1))
                .body("changed", equalTo(1))
                .body("differing[0].orderId", equalTo(order))
                .body("differing[0].newOutcome", equalTo("MANUAL_REVIEW"));
        assertThat(orders.get(merchant, order).status()).isIn(OrderStatus.APPROVED, OrderStatus.BACKORDERED);
    }

    @Test
    void the_form_makes_a_draft_and_says_what_is_wrong_with_it() {
        var office = callers.browser(merchant, Roles.ADMINISTRATOR);
        TestCallers.form(office)
                .formParams(form("0.9"))
                .post("/fraud/versions/new")
                .then()
                .statusCode(400);
        TestCallers.form(callers.browser(merchant, Roles.ADMINISTRATOR))
                .formParams(form("0.4"))
                .post("/fraud/versions/try")
                .then()
                .statusCode(200)
                .body(containsString("No order has been scored yet"));
        TestCallers.form(callers.browser(merchant, Roles.ADMINISTRATOR))
                .formParams(form("0.4"))
                .post("/fraud/versions/new")
                .then()
                .statusCode(303);
        send(Roles.ADMINISTRATOR, "get", "/v1/fraud/versions", null)
                .then()
                .body("[0].state", equalTo("DRAFT"))
                .body("[0].rules.reviewFrom", equalTo(0.4f));
    }

    @Test
    void only_administrators_make_versions_and_foreign_ones_are_not_there() {
        send(
                        Roles.FRAUD_REVIEWER,
                        "post",
                        "/v1/fraud/versions",
                        Map.of("reason", "x", "rules", rules("DEVICE", 0.1, 0.5)))
                .then()
                .statusCode(403);
        draft(rules("DEVICE", 0.1, 0.5));
        callers.as(Ids.next("mer"), Roles.ADMINISTRATOR)
                .get("/v1/fraud/versions/2")
                .then()
                .statusCode(404);
        var nonsense = rules("DEVICE", 7, 0.5);
        send(Roles.ADMINISTRATOR, "post", "/v1/fraud/versions", Map.of("reason", "x", "rules", nonsense))
                .then()
                .statusCode(400);
    }

    @Test
    void what_is_allowed_goes_on_whatever_its_score_until_the_entry_ends() {
        list("BLOCK", "DEVICE", "dev-1", null);
        list("BLOCK", "IP", "127.0.0.1", null);
        var stopped = buyers.pays(merchant);
        assertThat(orders.get(merchant, stopped).status()).isEqualTo(OrderStatus.REJECTED);
        lift("DEVICE");
        lift("IP");
        list("BLOCK", "IP", "10.0.0.1", clock.instant().plus(Duration.ofDays(1)).toString());
        list("ALLOW", "CUSTOMER", "C-1", null);
        var allowed = buyers.pays(merchant);
        assertThat(orders.get(merchant, allowed).status()).isIn(OrderStatus.APPROVED, OrderStatus.BACKORDERED);
        send(Roles.FRAUD_REVIEWER, "get", "/v1/orders/" + allowed + "/fraud", null)
                .then()
                .body("outcome", equalTo("APPROVED"))
                .body("score", org.hamcrest.Matchers.greaterThan(0.8f))
                .body("allowedBy", containsString("customer of C…"));
        var blocked = buyers.pays(merchant, Buyer.ADA.from("10.0.0.1"));
        assertThat(orders.get(merchant, blocked).status()).isEqualTo(OrderStatus.REJECTED);
        callers.browser(merchant, Roles.FRAUD_REVIEWER)
                .get("/fraud/lists")
                .then()
                .statusCode(200)
                .body(containsString("10.0.0.…"));
    }

    @Test
    void an_entry_that_has_ended_already_or_names_nothing_is_refused() {
        var past = Map.of(
                "list", "BLOCK", "kind", "IP", "value", "10.0.0.1", "reason", "x", "until", "2020-01-01T00:00:00Z");
        send(Roles.FRAUD_REVIEWER, "post", "/v1/fraud/lists", past).then().statusCode(400);
        var nothing = Map.of("list", "BLOCK", "kind", "IP", "reason", "x");
        send(Roles.FRAUD_REVIEWER, "post", "/v1/fraud/lists", nothing).then().statusCode(400);
        var unknown = Map.of("list", "BLOCK", "kind", "IP", "order", "ORD-nope", "reason", "x");
        send(Roles.FRAUD_REVIEWER, "post", "/v1/fraud/lists", unknown).then().statusCode(404);
        var address = Map.of("list", "BLOCK", "kind", "ADDRESS", "value", "1 Broadway", "reason", "x");
        send(Roles.FRAUD_REVIEWER, "post", "/v1/fraud/lists", address).then().statusCode(400);
    }

    @Test
    void many_customers_from_one_ip_address_are_noticed() {
        String last = "";
        for (int i = 0; i < 17; i++)
            last = buyers.pays(merchant, new Buyer("C-" + i, "fp_" + i, "dev-" + i, "198.51.100.9", 5000));
        send(Roles.FRAUD_REVIEWER, "get", "/v1/orders/" + last + "/fraud", null)
                .then()
                .body("contributions.find { it.signal == 'VELOCITY' }.words", containsString("to this address"))
                .body("outcome", equalTo("MANUAL_REVIEW"));
    }

    @Test
    void a_known_customer_with_new_card_and_device_is_noticed() {
        buyers.pays(merchant);
        var order = buyers.pays(merchant, Buyer.ADA.with("fp_2", "dev-2"));
        send(Roles.FRAUD_REVIEWER, "get", "/v1/orders/" + order + "/fraud", null)
                .then()
                .body("contributions.find { it.signal == 'COMBINATION' }.strength", equalTo(0.5f));
    }

    private Map<String, Object> rules(String signal, double weight, double reviewFrom) {
        var weights = new HashMap<String, Object>();
        Rules.AT_FIRST.weights().forEach((s, w) -> weights.put(s.name(), w));
        weights.put(signal, weight);
        return Map.of("weights", weights, "reviewFrom", reviewFrom, "rejectAbove", 0.8, "usual", Usual.AT_FIRST);
    }

    private Map<String, Object> form(String reviewFrom) {
        var form = new HashMap<String, Object>();
        Rules.AT_FIRST.weights().forEach((s, w) -> form.put("weight." + s, w.toString()));
        Rules.AT_FIRST.limits().forEach((of, limits) -> {
            form.put("limit." + of + ".hour", limits.hour());
            form.put("limit." + of + ".day", limits.day());
            form.put("limit." + of + ".week", limits.week());
        });
        form.putAll(Map.of(
                "reviewFrom",
                reviewFrom,
                "rejectAbove",
                "0.8",
                "sharers",
                "3",
                "kilometres",
                "50",
                "timesTheValue",
                "2"));
        form.put("reason", "stricter");
        return form;
    }

    private int draft(Map<String, Object> rules) {
        var made = send(Roles.ADMINISTRATOR, "post", "/v1/fraud/versions", Map.of("reason", "a trial", "rules", rules));
        made.then().statusCode(201);
        return made.jsonPath().getInt("no");
    }

    private Response move(int no, String state, int status) {
        var moved = send(
                Roles.ADMINISTRATOR,
                "post",
                "/v1/fraud/versions/" + no + "/state",
                Map.of("state", state, "reason", "time"));
        moved.then().statusCode(status);
        return moved;
    }

    private void list(String list, String kind, String value, String until) {
        var body = new HashMap<String, Object>(Map.of("list", list, "kind", kind, "value", value, "reason", "known"));
        if (until != null) body.put("until", until);
        send(Roles.FRAUD_REVIEWER, "post", "/v1/fraud/lists", body).then().statusCode(201);
    }

    private void lift(String kind) {
        var entries = send(Roles.FRAUD_REVIEWER, "get", "/v1/fraud/lists", null).jsonPath();
        var key = entries.getString("find { it.kind == '" + kind + "' }.key");
        callers.as(merchant, Roles.FRAUD_REVIEWER)
                .delete("/v1/fraud/lists/" + kind + "/" + key)
                .then()
                .statusCode(204);
    }

    private Response send(String role, String method, String path, Object body) {
        var request = callers.as(merchant, role).header("Idempotency-Key", Ids.next("key"));
        if (body != null) request.contentType(ContentType.JSON).body(body);
        return request.request(method.toUpperCase(java.util.Locale.ROOT), path);
    }
}
