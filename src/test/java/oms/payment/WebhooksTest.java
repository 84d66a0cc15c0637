package oms.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import oms.Ids;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WebhooksTest {
    @Inject
    PaidOrders place;

    @Inject
    Payments payments;

    @Inject
    SimulatedGateway gateway;

    @Inject
    OutsideWebhooks post;

    @Inject
    OutsideFaults faults;

    @Inject
    Jdbi jdbi;

    final String merchant = Ids.next("mer");

    @AfterEach
    void all_goes_well_again() {
        faults.change(Faults.NONE);
    }

    @Test
    void a_notice_makes_the_gateway_be_asked_at_once() {
        var order = place.authorized(merchant, "tok_timeout");
        assertThat(state(order)).contains("AUTHORIZE UNKNOWN");
        send(Ids.next("evt"), key(order)).statusCode(200);
        assertThat(state(order)).contains("AUTHORIZE SUCCEEDED");
        assertThat(known(order)).isEqualTo(1);
    }

    @Test
    void what_a_notice_says_is_not_believed() {
        var order = place.authorized(merchant, "tok_unreachable");
        send(Ids.next("evt"), key(order)).statusCode(200);
        assertThat(state(order)).contains("AUTHORIZE UNKNOWN");
        assertThat(known(order))
                .as("nothing was learnt: a repeat may do better")
                .isZero();
    }

    @Test
    void unknown_operations_are_nothing_to_us() {
        send(Ids.next("evt"), "pop_of_somebody_else").statusCode(200);
    }

    @Test
    void only_the_gateway_is_heard() {
        var body = body(Ids.next("evt"), "pop_x");
        post("simulated", "t=1,v1=abc", body).statusCode(400);
        post("simulated", null, body).statusCode(400);
        var old = WebhookSignatureOf.old(gateway, body);
        post("simulated", old, body).statusCode(400);
        post("stripe", null, body).statusCode(404);
        post("simulated", null, new byte[300_000]).statusCode(400);
    }

    @Test
    void everything_three_times_and_shuffled_ends_as_when_all_goes_well() {
        var clean = story("tok_approved");
        for (int seed = 1; seed <= 5; seed++) {
            faults.change(new Faults(seed, 0, 0, 0.5, 0, 0, 0, 0, 0, 0));
            var order = story("tok_approved");
            faults.change(Faults.NONE);
            var notices = new ArrayList<String>();
            for (int round = 0; round < 6; round++) {
                for (var key : keys(order)) notices.addAll(Collections.nCopies(3, key));
                Collections.shuffle(notices, new Random(seed));
                notices.forEach(key -> send("evt_" + key, key).statusCode(200));
                place.settle();
            }
            assertThat(sums(order)).as("seed %d", seed).isEqualTo(sums(clean));
            assertThat(state(order)).containsExactlyInAnyOrderElementsOf(state(clean));
        }
    }

    @Test
    void the_simulated_gateway_tells_by_itself_what_happened_also_late_twice_and_not_at_all() {
        faults.change(new Faults(5, 0, 0, 1, 0, 0, 0, 0.4, 0.5, 0));
        var orders = new ArrayList<String>();
        for (int i = 0; i < 12; i++) orders.add(place.authorized(merchant, "tok_approved"));
        faults.change(new Faults(5, 0, 0, 0, 0, 0, 0, 0.4, 0.5, 0));
        for (int minutes = 3; minutes < 12; minutes += 2) sendAllDue(Duration.ofMinutes(minutes));
        for (var order : orders) assertThat(state(order)).contains("AUTHORIZE SUCCEEDED");
        long unsent = jdbi.withHandle(h -> h.createQuery(
                        "select count(*) from oms_payment.outside_gateway_webhook where merchant = :merchant")
                .bind("merchant", merchant)
                .mapTo(Long.class)
                .one());
        assertThat(unsent).isZero();
    }

    /** Also what other tests left in the post: a round takes only so many. */
    private void sendAllDue(Duration later) {
        var then = Instant.now().plus(later);
        while (post.sendDue(then) > 0) {}
    }

    /** Placed, delivered, and a part given back; whatever answer was lost stays unknown. */
    private String story(String token) {
        var order = place.authorized(merchant, token);
        if (!state(order).contains("AUTHORIZE SUCCEEDED")) tellWhileAllIsWell(order);
        for (var shipment : place.onTheRoad(order, 2)) place.delivered(shipment);
        return order;
    }

    /** The state is fetched from the gateway, which would go wrong as often as it does when it is told something. */
    private void tellWhileAllIsWell(String order) {
        var meanwhile = faults.now();
        faults.change(Faults.NONE);
        send(Ids.next("evt"), key(order)).statusCode(200);
        faults.change(meanwhile);
    }

    private static byte[] body(String id, String key) {
        return "{\"id\":\"%s\",\"type\":\"payment.changed\",\"data\":{\"key\":\"%s\"}}"
                .formatted(id, key)
                .getBytes(StandardCharsets.UTF_8);
    }

    private ValidatableResponse send(String id, String key) {
        var body = body(id, key);
        return post("simulated", gateway.signed(Instant.now(), body).apply("Simulated-Signature"), body);
    }

    private static ValidatableResponse post(String gateway, String signature, byte[] body) {
        var request = RestAssured.given().contentType("application/json").body(body);
        if (signature != null) request.header("Simulated-Signature", signature);
        return request.post("/v1/payment-webhooks/" + gateway).then();
    }

    /** A signature that was right ten minutes ago. */
    private static final class WebhookSignatureOf {
        static String old(SimulatedGateway gateway, byte[] body) {
            return gateway.signed(Instant.now().minusSeconds(600), body).apply("Simulated-Signature");
        }
    }

    private String key(String order) {
        return keys(order).getFirst();
    }

    private List<String> keys(String order) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select idempotency_key from oms_payment.operation where order_id = :order order by created_at, id")
                .bind("order", order)
                .mapTo(String.class)
                .list());
    }

    private List<String> state(String order) {
        return payments.view(merchant, order).operations().stream()
                .map(o -> o.kind() + " " + o.status())
                .toList();
    }

    private String sums(String order) {
        var view = payments.view(merchant, order);
        return view.status() + " " + view.held() + view.captured() + view.voided() + view.refunded();
    }

    private long known(String order) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select count(*) from oms_payment.notice where merchant = :merchant and operations like :operation")
                .bind("merchant", merchant)
                .bind(
                        "operation",
                        "%"
                                + payments.view(merchant, order)
                                        .operations()
                                        .getFirst()
                                        .id() + "%")
                .mapTo(Long.class)
                .one());
    }
}
