package oms.payment;

import static io.restassured.RestAssured.given;
import static oms.payment.PaidOrders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import oms.Ids;
import oms.TestCallers;
import oms.identity.Roles;
import oms.order.Orders;
import oms.payment.Refund.Requester;
import oms.payment.Refund.Status;
import oms.verify.TestAudit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Giving money back, by program and by page, alone and with a second person. */
@QuarkusTest
class RefundsTest {
    private static final Requester ANN = new Requester("per_ann", "ann");

    @Inject
    Refunds refunds;

    @Inject
    Orders orders;

    @Inject
    RefundRepository list;

    @Inject
    ReceivableRepository receivables;

    @Inject
    PaidOrders place;

    @Inject
    MoneyScene scene;

    @Inject
    ExpiryWatch watch;

    @Inject
    TestCallers callers;

    @Inject
    TestAudit audit;

    @Inject
    Jdbi jdbi;

    final String merchant = Ids.next("mer");

    @AfterEach
    void nothing_is_broken() {
        place.settle();
        assertThat(audit.of(merchant, Set.of(8, 9, 10, 11, 12, 22))).isEmpty();
    }

    @Test
    void lines_and_shipping_are_refunded_at_their_price_and_never_twice() {
        var key = callers.bearer(merchant, Roles.ORDER_MANAGER);
        var order = scene.captured(merchant, "tok_approved");
        var first = refund(
                key,
                order,
                Map.of("lines", List.of(Map.of("lineNo", 1, "quantity", 1)), "shipping", true, "reason", "a leak"));
        first.then().statusCode(202);
        assertThat(first.jsonPath().getLong("amount.amount")).isEqualTo(700);
        assertThat(first.jsonPath().getLong("shipping.amount")).isEqualTo(300);
        assertThat(first.jsonPath().getInt("lines[0].quantity")).isEqualTo(1);
        place.settle();
        scene.sums(merchant, order, 0, 5000, 0, 700);
        refund(key, order, Map.of("shipping", true, "reason", "again")).then().statusCode(422);
        refund(key, order, Map.of("lines", List.of(Map.of("lineNo", 1, "quantity", 2)), "reason", "both"))
                .then()
                .statusCode(422);
        refund(key, order, Map.of("lines", List.of(Map.of("lineNo", 7, "quantity", 1)), "reason", "what"))
                .then()
                .statusCode(400);
        refund(key, order, Map.of("reason", "nothing said")).then().statusCode(400);
        refund(key, order, Map.of("everything", true, "reason", "all of it"))
                .then()
                .statusCode(202);
        place.settle();
        scene.sums(merchant, order, 0, 5000, 0, 5000);
        refund(key, order, Map.of("everything", true, "reason", "more")).then().statusCode(422);
        assertThat(list.ofOrder(merchant, order)).extracting(Refund::status).containsOnly(Status.DONE);
        given().auth()
                .oauth2(key)
                .get("/v1/orders/" + order + "/refunds")
                .then()
                .statusCode(200);
        given().auth().oauth2(key).get("/v1/orders/ord_other/refunds").then().statusCode(404);
    }

    @Test
    void two_people_who_refund_the_same_line_at_once_refund_it_once() throws Exception {
        var order = scene.captured(merchant, "tok_approved");
        var phone = new RefundWish(false, null, List.of(new RefundWish.Line(2, 1)), false);
        assertThat(succeeded(10, () -> refunds.order(merchant, order, phone, "broken", ANN)))
                .isEqualTo(1);
        assertThat(succeeded(10, () -> refunds.order(merchant, order, RefundWish.all(), "all", ANN)))
                .isEqualTo(1);
        place.settle();
        scene.sums(merchant, order, 0, 5000, 0, 5000);
    }

    @Test
    void above_the_limit_a_second_person_says_yes_once() throws Exception {
        var asking = callers.person(merchant, Roles.ORDER_MANAGER);
        var asks = callers.deviceOf(merchant, asking);
        var second = callers.bearer(merchant, Roles.ORDER_MANAGER);
        limit(1000);
        var order = scene.captured(merchant, "tok_approved");
        refund(asks, order, amount(800)).then().statusCode(202);
        var waiting = refund(asks, order, amount(300));
        waiting.then().statusCode(202);
        assertThat(waiting.jsonPath().getString("status"))
                .as("together above the limit")
                .isEqualTo("WAITING");
        var id = waiting.jsonPath().getString("id");
        place.settle();
        scene.sums(merchant, order, 0, 5000, 0, 800);
        var own = decide(asks, id, "approval");
        own.then().statusCode(403);
        assertThat(own.jsonPath().getString("code")).isEqualTo("second_person_needed");
        decide(callers.bearer(Ids.next("mer"), Roles.ORDER_MANAGER), id, "approval")
                .then()
                .statusCode(404);
        assertThat(page(asks).getList("items.id")).containsExactly(id);
        assertThat(succeeded(8, () -> {
                    decide(second, id, "approval").then().statusCode(202);
                    return null;
                }))
                .isEqualTo(1);
        place.settle();
        scene.sums(merchant, order, 0, 5000, 0, 1100);
        decide(second, id, "refusal").then().statusCode(409);
        assertThat(page(asks).getList("items")).isEmpty();
    }

    @Test
    void what_waits_is_claimed_and_what_is_refused_is_free_again() {
        var asks = callers.bearer(merchant, Roles.ORDER_MANAGER);
        limit(0);
        var order = scene.captured(merchant, "tok_approved");
        var id = refund(asks, order, Map.of("everything", true, "reason", "all"))
                .jsonPath()
                .getString("id");
        refund(asks, order, amount(1)).then().statusCode(422);
        decide(asks, id, "refusal").then().statusCode(200);
        decide(asks, id, "approval").then().statusCode(409);
        refund(asks, order, Map.of("lines", List.of(Map.of("lineNo", 2, "quantity", 1)), "reason", "broken"))
                .then()
                .statusCode(202);
        scene.sums(merchant, order, 0, 5000, 0, 0);
    }

    @Test
    void what_comes_back_after_a_kindness_brings_all_that_is_left() {
        var order = left(1).getFirst();
        refunds.order(merchant, order.order(), RefundWish.of(usd(500)), "for the wait", ANN);
        returned(order);
        scene.sums(merchant, order.order(), 0, 5000, 0, 5000);
        assertThat(list.ofOrder(merchant, order.order()).getFirst().parts())
                .as("nobody refunds the pieces again")
                .extracting(Refund.Part::lineNo)
                .containsExactly(1, 2);
    }

    @Test
    void a_line_that_was_refunded_before_it_came_back_is_not_refunded_again() {
        var phone = left(2).getLast();
        refunds.order(
                merchant,
                phone.order(),
                new RefundWish(false, null, List.of(new RefundWish.Line(2, 1)), false),
                "lost",
                ANN);
        returned(phone);
        var captured =
                orders.get(merchant, phone.order()).shipment(phone.id()).total().minor();
        assertThat(captured).as("with its part of the shipping").isGreaterThan(3900);
        scene.sums(merchant, phone.order(), 0, 5000, 0, captured);
    }

    @Test
    void each_of_two_that_come_back_is_refunded() {
        for (var shipment : left(2)) returned(shipment);
        var order = orders.findByNumber(merchant, number).orElseThrow().id();
        scene.sums(merchant, order, 0, 5000, 0, 5000);
        assertThat(list.ofOrder(merchant, order)).hasSize(2);
    }

    @Test
    void what_waits_for_a_second_person_is_not_refunded_twice_nor_lost_when_that_person_says_no() {
        limit(0);
        var shipment = left(1).getFirst();
        var waits = refunds.order(merchant, shipment.order(), RefundWish.all(), "it took too long", ANN);
        assertThat(waits.status()).isEqualTo(Status.WAITING);
        returned(shipment);
        scene.sums(merchant, shipment.order(), 0, 5000, 0, 0);
        decide(callers.bearer(merchant, Roles.ORDER_MANAGER), waits.id(), "refusal")
                .then()
                .statusCode(200);
        place.settle();
        scene.sums(merchant, shipment.order(), 0, 5000, 0, 5000);
    }

    private record Shipped(String order, String id) {}

    private String number = "";

    /** @return the shipments of an order whose money was taken when they left */
    private List<Shipped> left(int shipments) {
        scene.captureAtHandOff(merchant);
        var order = place.authorized(merchant, "tok_approved");
        number = orders.get(merchant, order).number();
        var ids = place.onTheRoad(order, shipments);
        for (var id : ids) {
            var total = orders.get(merchant, order).shipment(id).total();
            scene.handedOff(merchant, order, id, total.minor());
        }
        return ids.stream().map(id -> new Shipped(order, id)).toList();
    }

    private void returned(Shipped shipment) {
        orders.deliveryFailed(shipment.id(), "NOBODY_HOME", "WAREHOUSE");
        orders.returned(shipment.id());
        place.settle();
        scene.resolve(Duration.ofSeconds(30));
    }

    @Test
    void a_refund_the_bank_refuses_leaves_its_lines_to_be_refunded() {
        var order = scene.captured(merchant, "tok_refund_fails");
        var phone = new RefundWish(false, null, List.of(new RefundWish.Line(2, 1)), false);
        refunds.order(merchant, order, phone, "broken", ANN);
        place.settle();
        assertThat(list.ofOrder(merchant, order).getFirst().status()).isEqualTo(Status.FAILED);
        refunds.order(merchant, order, phone, "broken", ANN);
    }

    @Test
    void money_from_two_holds_goes_back_to_both() {
        var order = place.authorized(merchant, "tok_short_hold");
        var shipments = place.onTheRoad(order, 2);
        var first = place.delivered(shipments.get(0))
                .shipment(shipments.get(0))
                .total()
                .minor();
        watch.renew(Instant.now().plus(Duration.ofHours(7)));
        place.settle();
        place.delivered(shipments.get(1));
        scene.sums(merchant, order, 0, 5000, 0, 0);
        refunds.order(merchant, order, RefundWish.of(usd(first + 1)), "broken", ANN);
        place.settle();
        assertThat(scene.times(merchant, order, OperationKind.REFUND)).isEqualTo(2);
        refunds.order(merchant, order, RefundWish.all(), "the rest", ANN);
        place.settle();
        scene.sums(merchant, order, 0, 5000, 0, 5000);
    }

    @Test
    void what_a_capture_may_yet_fail_to_take_is_not_refunded() {
        var order = place.authorized(merchant, "tok_capture_fails");
        place.delivered(place.onTheRoad(order, 1).getFirst());
        assertThatThrownBy(() -> refunds.order(merchant, order, RefundWish.of(usd(1)), "broken", ANN))
                .isInstanceOf(RefundRefused.class);
    }

    @Test
    void what_a_buyer_owes_is_listed_and_closed_once_and_booked() {
        var key = callers.bearer(merchant, Roles.ORDER_MANAGER);
        var order = owed();
        var id = page(key, "/v1/receivables?status=OPEN").getString("items[0].id");
        assertThat(page(key, "/v1/receivables?status=OPEN").getLong("items[0].amount.amount"))
                .isEqualTo(5000);
        close(key, id, "LATER").then().statusCode(400);
        close(callers.bearer(Ids.next("mer"), Roles.ORDER_MANAGER), id, "WRITTEN_OFF")
                .then()
                .statusCode(404);
        close(key, id, "PAID_OTHERWISE").then().statusCode(200);
        close(key, id, "WRITTEN_OFF").then().statusCode(409);
        assertThat(receivables.ofOrder(merchant, order).getFirst().status())
                .isEqualTo(Receivable.Status.PAID_OTHERWISE);
        assertThat(scene.told(merchant, order)).endsWith("payment.receivable_closed");
    }

    @Test
    void terms_are_read_and_changed_and_nonsense_is_not() {
        var key = callers.bearer(merchant, Roles.ADMINISTRATOR);
        assertThat(page(key, "/v1/payment-settings").getString("captureAt")).isEqualTo("DELIVERED");
        assertThat(page(key, "/v1/payment-settings").getInt("renewHoursBefore")).isEqualTo(36);
        terms(key, Map.of("captureAt", "HANDED_OFF", "renewHoursBefore", 12, "refundsAlone", List.of(json(500))))
                .then()
                .statusCode(200);
        assertThat(page(key, "/v1/payment-settings").getLong("refundsAlone[0].amount"))
                .isEqualTo(500);
        terms(key, Map.of("captureAt", "NEVER", "renewHoursBefore", 12, "refundsAlone", List.of()))
                .then()
                .statusCode(400);
        terms(key, Map.of("captureAt", "DELIVERED", "renewHoursBefore", 999, "refundsAlone", List.of()))
                .then()
                .statusCode(400);
        terms(key, Map.of("captureAt", "DELIVERED", "renewHoursBefore", 1, "refundsAlone", List.of(json(1), json(2))))
                .then()
                .statusCode(400);
        terms(
                        callers.bearer(merchant, Roles.ORDER_MANAGER),
                        Map.of("captureAt", "DELIVERED", "renewHoursBefore", 1, "refundsAlone", List.of()))
                .then()
                .statusCode(403);
    }

    @Test
    void a_person_settles_what_nobody_can_say_and_a_second_word_is_refused() {
        var key = callers.bearer(merchant, Roles.ORDER_MANAGER);
        var order = place.authorized(merchant, "tok_capture_timeout");
        place.delivered(place.onTheRoad(order, 1).getFirst());
        var id = scene.step(merchant, order, OperationKind.CAPTURE).id();
        jdbi.useHandle(h -> h.execute("update oms_payment.operation set checks = 8 where id = ?", id));
        var troubled = page(key, "/v1/payment-operations/troubled");
        assertThat(troubled.getList("operation.id")).containsExactly(id);
        assertThat(troubled.getBoolean("[0].needsPerson")).isTrue();
        word(callers.bearer(Ids.next("mer"), Roles.ORDER_MANAGER), id, Map.of("happened", true, "reason", "x"))
                .then()
                .statusCode(404);
        word(key, id, Map.of("happened", true, "reason", "seen on their pages"))
                .then()
                .statusCode(200);
        word(key, id, Map.of("happened", false, "reason", "or not")).then().statusCode(409);
        scene.sums(merchant, order, 0, 5000, 0, 0);
        var hold = place.authorized(merchant, "tok_timeout");
        var authorization = scene.step(merchant, hold, OperationKind.AUTHORIZE).id();
        word(key, authorization, Map.of("happened", true, "reason", "seen"))
                .then()
                .statusCode(400);
        word(key, authorization, Map.of("happened", false, "reason", "they never had it"))
                .then()
                .statusCode(200);
        scene.sums(merchant, hold, 0, 0, 0, 0);
    }

    @Test
    void the_pages_show_and_do_the_same() {
        var person = callers.person(merchant, Roles.ADMINISTRATOR);
        var browser = callers.browser(person);
        limit(100);
        var order = scene.captured(merchant, "tok_approved");
        var owed = owed();
        var timeout = place.authorized(merchant, "tok_timeout");
        place.authorized(merchant, "tok_short_hold");
        post(
                        browser,
                        "/payment/orders/" + order + "/refunds",
                        Map.of("what", "lines", "line-2", "1", "reason", "broken"))
                .then()
                .statusCode(303);
        var refund = list.ofOrder(merchant, order).getFirst();
        assertThat(refund.amount()).isEqualTo(usd(3900));
        var page = html(browser, "/payment");
        assertThat(page)
                .contains(
                        "Refunds that need a second person",
                        "another person approves it",
                        "Buyers owe",
                        "Holds that lapse",
                        "Settle by hand");
        assertThat(html(browser, "/payment/needs"))
                .contains("Money that needs you", "A refund of $39.00 waits", "owed");
        assertThat(html(browser, "/payment/orders/" + order)).contains("Refund", "1 × line 2");
        assertThat(html(browser, "/payment/orders/" + owed)).contains("The buyer owes $50.00");
        assertThat(html(browser, "/payment/settings")).contains("when it leaves the warehouse", "1.00 USD");
        post(browser, "/payment/refunds/" + refund.id() + "/approval", Map.of())
                .then()
                .statusCode(403);
        var second = callers.browser(callers.person(merchant, Roles.ORDER_MANAGER));
        post(second, "/payment/refunds/" + refund.id() + "/approval", Map.of())
                .then()
                .statusCode(303);
        var receivable = receivables.ofOrder(merchant, owed).getFirst().id();
        post(
                        browser,
                        "/payment/receivables/" + receivable + "/closing",
                        Map.of("how", "WRITTEN_OFF", "reason", "moved away"))
                .then()
                .statusCode(303);
        var operation = scene.step(merchant, timeout, OperationKind.AUTHORIZE).id();
        post(
                        browser,
                        "/payment/operations/" + operation + "/settlement",
                        Map.of("happened", "no", "reason", "asked them"))
                .then()
                .statusCode(303);
        post(browser, "/payment/orders/" + order + "/refunds", Map.of("what", "amount", "amount", "abc", "reason", "x"))
                .then()
                .statusCode(400);
        post(
                        browser,
                        "/payment/settings",
                        Map.of("captureAt", "HANDED_OFF", "renewHoursBefore", "24", "refundsAlone", "5.00 USD, 4 EUR"))
                .then()
                .statusCode(303);
        assertThat(html(browser, "/payment/settings")).contains("4.00 EUR, 5.00 USD");
        place.settle();
        scene.sums(merchant, order, 0, 5000, 0, 3900);
    }

    @Test
    void an_amount_that_would_take_minutes_to_expand_is_refused_at_once() {
        var browser = callers.browser(callers.person(merchant, Roles.ADMINISTRATOR));
        var order = place.authorized(merchant, "tok_approved");
        post(
                        browser,
                        "/payment/orders/" + order + "/refunds",
                        Map.of("what", "amount", "amount", "1e500000000", "reason", "x"))
                .then()
                .statusCode(400)
                .body(containsString("12.50"))
                .time(lessThan(5_000L));
        post(
                        browser,
                        "/payment/settings",
                        Map.of("captureAt", "HANDED_OFF", "renewHoursBefore", "24", "refundsAlone", "1e500000000 USD"))
                .then()
                .statusCode(400)
                .time(lessThan(5_000L));
    }

    @Test
    void no_body_may_hold_a_card_number_and_it_is_not_told_back() {
        var key = callers.bearer(merchant, Roles.ORDER_MANAGER);
        var order = scene.captured(merchant, "tok_approved");
        for (var reason : List.of("card 4242 4242 4242 4242", "5555-5555-5555-4444")) {
            var refused = refund(key, order, Map.of("amount", json(1), "reason", reason));
            refused.then().statusCode(400);
            assertThat(refused.jsonPath().getString("errors[0].code")).isEqualTo("card_number_refused");
            assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo("/reason");
            assertThat(refused.asString()).doesNotContain(reason).doesNotContain("4242");
        }
        var hidden = given().auth()
                .oauth2(key)
                .header("Idempotency-Key", Ids.next("k"))
                .contentType(ContentType.JSON)
                .body("{\"amount\":{\"amount\":1,\"currency\":\"USD\"},\"reason\":\"\\u0034242424242424242\"}")
                .post("/v1/orders/" + order + "/refunds");
        assertThat(hidden.jsonPath().getString("errors[0].code")).isEqualTo("card_number_refused");
        var asName = given().auth()
                .oauth2(key)
                .header("Idempotency-Key", Ids.next("k"))
                .contentType(ContentType.JSON)
                .body("{\"4242424242424242\":1}")
                .post("/v1/orders/" + order + "/refunds");
        asName.then().statusCode(400);
        assertThat(asName.asString()).doesNotContain("4242");
    }

    private String owed() {
        var order = scene.captured(merchant, "tok_capture_fails");
        scene.lapse(merchant, order);
        scene.resolve(Duration.ofMinutes(2));
        return order;
    }

    private void limit(long cents) {
        jdbi.useHandle(h -> h.execute(
                "insert into oms_payment.refund_limit (merchant, currency, above_minor) values (?, 'USD', ?)",
                merchant,
                cents));
    }

    private static Map<String, Object> json(long cents) {
        return Map.of("amount", cents, "currency", "USD");
    }

    private static Map<String, Object> amount(long cents) {
        return Map.of("amount", json(cents), "reason", "broken");
    }

    private static Response refund(String key, String order, Map<String, Object> body) {
        return send(key, "/v1/orders/" + order + "/refunds", body);
    }

    private static Response decide(String key, String refund, String what) {
        return what.equals("approval")
                ? given().auth()
                        .oauth2(key)
                        .header("Idempotency-Key", Ids.next("k"))
                        .contentType(ContentType.JSON)
                        .post("/v1/refunds/" + refund + "/approval")
                : send(key, "/v1/refunds/" + refund + "/refusal", Map.of("reason", "no"));
    }

    private static Response close(String key, String id, String how) {
        return send(key, "/v1/receivables/" + id + "/closing", Map.of("how", how, "reason", "cash at the door"));
    }

    private static Response word(String key, String id, Map<String, Object> body) {
        return send(key, "/v1/payment-operations/" + id + "/settlement", body);
    }

    private static Response send(String key, String path, Map<String, Object> body) {
        return given().auth()
                .oauth2(key)
                .header("Idempotency-Key", Ids.next("k"))
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    private static String html(RequestSpecification browser, String path) {
        return given().spec(browser).get(path).then().statusCode(200).extract().asString();
    }

    private static Response post(RequestSpecification browser, String path, Map<String, String> form) {
        return TestCallers.form(given().spec(browser).redirects().follow(false))
                .formParams(form)
                .post(path);
    }

    private static Response terms(String key, Map<String, Object> body) {
        return given().auth()
                .oauth2(key)
                .contentType(ContentType.JSON)
                .body(body)
                .put("/v1/payment-settings");
    }

    private static io.restassured.path.json.JsonPath page(String key) {
        return page(key, "/v1/refunds?status=WAITING");
    }

    private static io.restassured.path.json.JsonPath page(String key, String path) {
        return given().auth()
                .oauth2(key)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static long succeeded(int times, Callable<?> act) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries =
                    IntStream.range(0, times).mapToObj(i -> threads.submit(act)).toList();
            return tries.stream().filter(RefundsTest::succeeds).count();
        }
    }

    private static boolean succeeds(Future<?> future) {
        try {
            future.get();
            return true;
        } catch (Exception | AssertionError refused) {
            return false;
        }
    }
}
