package oms.delivery;

import static io.restassured.RestAssured.given;
import static oms.delivery.Road.SIGNATURE;
import static oms.delivery.Road.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.order.Cancellation;
import oms.order.Orders;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TrackingTest {
    @TestHTTPResource
    URI base;

    @Inject
    Road road;

    @Inject
    LiveTracks live;

    @Inject
    Orders orders;

    @Inject
    TestCallers callers;

    @Inject
    TestDeliveries deliveries;

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    final String merchant = Ids.next("mer");
    String phone;

    @BeforeEach
    void a_warehouse_and_a_driver() {
        road.warehouse(merchant);
        phone = road.driver(merchant, "D1");
    }

    @Test
    void a_shopper_follows_an_order_from_the_plan_to_the_door() {
        var order = road.packed(merchant);
        var token = callers.shopper(merchant, order);
        track(token)
                .body("stage", equalTo(5))
                .body("status", equalTo("PACKED"))
                .body("stages.done", contains(true, true, true, true, true, false, false, false))
                .body("eta.from", notNullValue())
                .body("code", equalTo(false))
                .body("shipments[0].driver", nullValue())
                .body("shipments[0].items.name", containsInAnyOrder("Phone X", "Spring water 5 l"));
        var stop = road.depart(phone, order);
        here(40.72, -73.99);
        var shown = track(token)
                .body("stage", equalTo(6))
                .body("headline", equalTo("You are next"))
                .body("code", equalTo(true))
                .body("shipments[0].stopsBefore", equalTo(0))
                .body("shipments[0].driver.firstName", equalTo("Ada"))
                .body("shipments[0].driver.location.lat", equalTo(40.72f))
                .extract()
                .jsonPath();
        assertThat(Instant.parse(shown.getString("eta.from"))).isAfterOrEqualTo(Instant.parse(shown.getString("asOf")));
        road.deliver(phone, stop, SIGNATURE).then().statusCode(200);
        here(40.73, -73.99);
        var image = track(token)
                .body("stage", equalTo(8))
                .body("over", equalTo(true))
                .body("eta", nullValue())
                .body("shipments[0].driver", nullValue())
                .body("shipments[0].deliveredAt", notNullValue())
                .body("proofs.kind", contains("SIGNATURE"))
                .extract()
                .jsonPath()
                .getString("proofs[0].image");
        given().get("/v1/track/" + token + "/" + image).then().statusCode(200).contentType("image/svg+xml");
    }

    @Test
    void when_the_arrival_moves_the_shopper_is_told_why() {
        var order = road.packed(merchant);
        var token = callers.shopper(merchant, order);
        road.depart(phone, order);
        here(40.72, -73.99);
        var told = track(token)
                .body("shipments[0].moved", nullValue())
                .extract()
                .jsonPath()
                .getString("eta.until");
        here(41.3, -73.99);
        track(token)
                .body("shipments[0].moved.reason", equalTo("SLOWER_ROADS"))
                .body("shipments[0].moved.before.until", equalTo(told));
        given().get("/track/" + token)
                .then()
                .statusCode(200)
                .body(containsString("Later than we said before"))
                .body(containsString("the roads are slower than usual"));
        track(token).body("shipments[0].moved.before.until", equalTo(told));
    }

    @Test
    void the_driver_is_shown_only_to_who_is_next() {
        var first = road.packed(merchant);
        var second = road.packed(merchant);
        road.depart(phone, first, second);
        here(40.72, -73.99);
        var order = road.day(phone).getList("trip.stops.orderId", String.class);
        var next = callers.shopper(merchant, order.get(0));
        var later = callers.shopper(merchant, order.get(1));
        track(next).body("shipments[0].driver.firstName", equalTo("Ada"));
        track(later)
                .body("shipments[0].driver", nullValue())
                .body("shipments[0].stopsBefore", equalTo(1))
                .body("headline", equalTo("On its way: one stop before yours"));
        road.deliver(phone, road.stopOf(phone, order.get(0)), SIGNATURE).then().statusCode(200);
        track(later).body("shipments[0].driver.firstName", equalTo("Ada"));
        track(next).body("shipments[0].driver", nullValue());
    }

    @Test
    void where_the_driver_was_before_the_trip_is_nobodys_business() {
        here(40.5, -73.9);
        var order = road.packed(merchant);
        road.depart(phone, order);
        track(callers.shopper(merchant, order))
                .body("shipments[0].stopsBefore", equalTo(0))
                .body("shipments[0].driver", nullValue())
                .body("eta.from", notNullValue());
    }

    @Test
    void a_failed_attempt_says_why_and_when_it_is_tried_again() {
        var order = road.packed(merchant);
        road.fail(phone, road.depart(phone, order), "AGAIN").then().statusCode(200);
        track(callers.shopper(merchant, order))
                .body("status", equalTo("DELIVERY_FAILED"))
                .body("shipments[0].reason", equalTo("NOT_HOME"))
                .body("shipments[0].nextStep", equalTo("AGAIN"))
                .body("eta.from", notNullValue())
                .body("code", equalTo(false));
    }

    @Test
    void a_code_is_shown_only_while_the_order_is_on_its_way_and_opens_the_door() {
        var order = road.packed(merchant);
        var token = callers.shopper(merchant, order);
        given().contentType("application/json")
                .post("/v1/track/" + token + "/code")
                .then()
                .statusCode(409)
                .body("code", equalTo("not_on_its_way"));
        var stop = road.depart(phone, order);
        var code = given().contentType("application/json")
                .post("/v1/track/" + token + "/code")
                .then()
                .statusCode(200)
                .body("code", matchesPattern("[0-9]{6}"))
                .extract()
                .jsonPath();
        assertThat(Instant.parse(code.getString("expiresAt")))
                .isBetween(clock.instant(), clock.instant().plus(Duration.ofMinutes(10)));
        road.deliver(phone, stop, Map.of("kind", "CODE", "code", code.getString("code")))
                .then()
                .statusCode(200);
        given().contentType("application/json")
                .post("/v1/track/" + token + "/code")
                .then()
                .statusCode(409);
    }

    @Test
    void an_unknown_or_expired_token_opens_nothing() {
        var order = road.packed(merchant);
        var token = callers.shopper(merchant, order);
        jdbi.useHandle(
                h -> h.createUpdate("update oms_identity.order_tokens set expires_at = :now where order_id = :order")
                        .bind("now", clock.instant().minusSeconds(1))
                        .bind("order", order)
                        .execute());
        for (var bad : List.of(token, "tok_nonsense", "x", "x".repeat(1_000)))
            for (var path : List.of("", "/live", "/proof/x"))
                given().get("/v1/track/" + bad + path).then().statusCode(404).contentType("application/problem+json");
        given().contentType("application/json")
                .post("/v1/track/" + token + "/code")
                .then()
                .statusCode(404);
    }

    @Test
    void a_picture_of_another_order_is_not_there() {
        var first = road.packed(merchant);
        var second = road.packed(merchant);
        var stop = road.depart(phone, first, second);
        road.deliver(phone, stop, SIGNATURE).then().statusCode(200);
        var image = track(callers.shopper(merchant, first)).extract().jsonPath().getString("proofs[0].image");
        given().get("/v1/track/" + callers.shopper(merchant, second) + "/" + image)
                .then()
                .statusCode(404);
    }

    @Test
    void the_live_view_moves_with_the_driver_and_ends_with_the_order() throws Exception {
        var order = road.packed(merchant);
        var token = callers.shopper(merchant, order);
        var stop = road.depart(phone, order);
        here(40.72, -73.99);
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(base.resolve("/v1/track/" + token + "/live"))
                                .timeout(Duration.ofSeconds(60))
                                .build(),
                        BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(nextWith(lines, "40.72")).contains("\"firstName\":\"Ada\"");
            assertThat(live.size()).isPositive();
            here(40.74, -73.99);
            assertThat(nextWith(lines, "40.74")).contains("IN_TRANSIT");
            road.deliver(phone, stop, SIGNATURE).then().statusCode(200);
            assertThat(nextWith(lines, "\"over\":true")).contains("DELIVERED");
            while (lines.readLine() != null) {
                // until the server closes
            }
        }
    }

    @Test
    void what_the_merchant_checks_is_not_told() {
        var order = road.packed(merchant);
        orders.cancel(merchant, order, new Cancellation(Cancellation.Cause.MERCHANT, "test", "test"));
        deliveries.drain();
        track(callers.shopper(merchant, order))
                .body("stage", equalTo(0))
                .body("over", equalTo(true))
                .body("eta", nullValue())
                .body("headline", equalTo("Your order was cancelled"));
        assertThat(oms.order.OrderStatus.REJECTED.toldToShopper()).isEqualTo(oms.order.OrderStatus.CANCELLED);
        assertThat(oms.order.OrderStatus.MANUAL_REVIEW.toldToShopper()).isEqualTo(oms.order.OrderStatus.AUTHORIZED);
    }

    private static String nextWith(BufferedReader lines, String text) throws Exception {
        for (var line = lines.readLine(); line != null; line = lines.readLine())
            if (line.startsWith("data:") && line.contains(text)) return line;
        throw new AssertionError("The stream ended without " + text);
    }

    private void here(double lat, double lon) {
        var fix = Map.of(
                "deviceSeq", road.next(), "at", clock.instant().toString(), "lat", lat, "lon", lon, "accuracy", 5.0);
        post(phone, "/v1/positions", Map.of("positions", List.of(fix))).then().statusCode(200);
    }

    private static ValidatableResponse track(String token) {
        return given().get("/v1/track/" + token).then().statusCode(200);
    }
}
