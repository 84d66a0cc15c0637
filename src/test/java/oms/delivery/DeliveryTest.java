package oms.delivery;

import static oms.delivery.Road.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.fleet.Drivers;
import oms.identity.Roles;
import oms.inventory.Availability;
import oms.inventory.Stock;
import oms.order.OrderStatus;
import oms.order.Orders;
import oms.payment.Payments;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeliveryTest {
    private static final Map<String, Object> SIGNATURE = Map.of(
            "kind",
            "SIGNATURE",
            "receivedBy",
            "Ada Lovelace",
            "strokes",
            List.of(List.of(Map.of("x", 1.0, "y", 2.0), Map.of("x", 3.0, "y", 4.0))));

    @Inject
    Road road;

    @Inject
    Orders orders;

    @Inject
    Payments payments;

    @Inject
    Stock stock;

    @Inject
    Drivers drivers;

    @Inject
    TestDeliveries deliveries;

    @Inject
    TestCallers callers;

    final String merchant = Ids.next("mer");
    String phone;
    long seq;

    @BeforeEach
    void a_warehouse_and_a_driver() {
        road.warehouse(merchant);
        phone = driver("D1");
    }

    @Test
    void the_door_closes_everything_in_one_transaction() {
        var order = packed();
        assertThat(drivers.get(merchant, "D1").load()).isEqualTo(5);
        var stop = depart(order);
        assertThat(status(order)).isEqualTo(OrderStatus.IN_TRANSIT);
        post(phone, "/v1/stops/" + stop + "/arrive", Map.of("deviceSeq", ++seq))
                .then()
                .statusCode(200)
                .body("status", equalTo("ARRIVED"));
        deliver(stop, ++seq).then().statusCode(200).body("status", equalTo("DELIVERED"));
        deliveries.drain();
        assertThat(status(order)).isEqualTo(OrderStatus.DELIVERED);
        assertThat(drivers.get(merchant, "D1").load()).isZero();
        var payment = payments.view(merchant, order);
        assertThat(payment.captured()).isEqualTo(payment.amount());
        assertThat(stock.availability(merchant, List.of("WATER-5L", "PHONE-X")))
                .extracting(Availability::sku, Availability::onHand)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("WATER-5L", 8L),
                        org.assertj.core.groups.Tuple.tuple("PHONE-X", 9L));
    }

    @Test
    void a_report_told_twice_counts_once() {
        var order = packed();
        var stop = depart(order);
        var once = ++seq;
        deliver(stop, once).then().statusCode(200);
        deliver(stop, once).then().statusCode(200).body("status", equalTo("DELIVERED"));
        deliver(stop, ++seq).then().statusCode(409).body("code", equalTo("stop_done"));
        post(phone, "/v1/stops/" + stop + "/arrive", Map.of("deviceSeq", once))
                .then()
                .statusCode(409)
                .body("code", equalTo("number_used"));
        deliveries.drain();
        var payment = payments.view(merchant, order);
        assertThat(payment.captured()).isEqualTo(payment.amount());
    }

    @Test
    void nothing_is_handed_over_before_the_trip_has_left() {
        var order = packed();
        deliver(stopOf(order), ++seq).then().statusCode(409).body("code", equalTo("trip_not_departed"));
        assertThat(status(order)).isEqualTo(OrderStatus.PACKED);
    }

    @Test
    void a_wrong_or_missing_package_is_refused() {
        var order = packed();
        var trip = trip();
        post(phone, "/v1/trips/" + trip + "/load-scans", Map.of("sscc", "000000000000000000"))
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(400, 404, 409));
        post(phone, "/v1/trips/" + trip + "/depart", Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("not_all_loaded"));
        assertThat(status(order)).isEqualTo(OrderStatus.PACKED);
    }

    @Test
    void a_failed_attempt_is_tried_again_and_delivered() {
        var order = packed();
        var stop = depart(order);
        post(phone, "/v1/stops/" + stop + "/fail", failure("AGAIN")).then().statusCode(200);
        assertThat(status(order)).isEqualTo(OrderStatus.DELIVERY_FAILED);
        deliver(depart(order), ++seq).then().statusCode(200);
        deliveries.drain();
        assertThat(status(order)).isEqualTo(OrderStatus.DELIVERED);
        assertThat(drivers.get(merchant, "D1").load()).isZero();
    }

    @Test
    void what_comes_back_lies_on_the_shelf_again() {
        var order = packed();
        var code = boxOf(order);
        var stop = depart(order);
        post(phone, "/v1/stops/" + stop + "/fail", failure("WAREHOUSE")).then().statusCode(200);
        post(phone, "/v1/driver/returns", Map.of("sscc", code)).then().statusCode(204);
        post(phone, "/v1/driver/returns", Map.of("sscc", code)).then().statusCode(204);
        deliveries.drain();
        assertThat(orders.get(merchant, order).status().isTerminal()).isTrue();
        assertThat(drivers.get(merchant, "D1").load()).isZero();
        assertThat(payments.view(merchant, order).held().isZero()).isTrue();
        assertThat(stock.availability(merchant, List.of("WATER-5L")))
                .extracting(Availability::onHand)
                .containsExactly(10L);
    }

    @Test
    void another_drivers_trip_and_stop_are_not_there() {
        var order = packed();
        var stop = stopOf(order);
        var other = driver("D2");
        post(other, "/v1/trips/" + trip() + "/depart", Map.of()).then().statusCode(404);
        post(other, "/v1/stops/" + stop + "/arrive", Map.of("deviceSeq", 1))
                .then()
                .statusCode(404);
        var stranger = callers.bearer(Ids.next("mer"), Roles.DISPATCHER);
        post(stranger, "/v1/stops/" + stop + "/arrive", Map.of("deviceSeq", 1))
                .then()
                .statusCode(404);
    }

    @Test
    void a_door_without_a_proof_stays_open() {
        var stop = depart(packed());
        for (var body : List.<Object>of(
                Map.of("proofs", List.of(), "deviceSeq", 1),
                Map.of("deviceSeq", 1),
                Map.of("proofs", List.of(Map.of("kind", "CODE", "code", "123456")), "deviceSeq", 1),
                Map.of(
                        "proofs",
                        List.of(Map.of("kind", "SIGNATURE", "receivedBy", "x", "strokes", List.of(List.of()))),
                        "deviceSeq",
                        1)))
            post(phone, "/v1/stops/" + stop + "/deliver", body)
                    .then()
                    .statusCode(org.hamcrest.Matchers.oneOf(400, 422));
        deliver(stop, ++seq).then().statusCode(200);
    }

    private String driver(String code) {
        return road.driver(merchant, code);
    }

    private String packed() {
        return road.packed(merchant);
    }

    private io.restassured.path.json.JsonPath day() {
        return road.day(phone);
    }

    private String trip() {
        return road.trip(phone);
    }

    private String stopOf(String order) {
        return road.stopOf(phone, order);
    }

    private String boxOf(String order) {
        return road.boxOf(phone, order);
    }

    private String depart(String order) {
        return road.depart(phone, order);
    }

    private Response deliver(String stop, long deviceSeq) {
        return post(
                phone, "/v1/stops/" + stop + "/deliver", Map.of("proofs", List.of(SIGNATURE), "deviceSeq", deviceSeq));
    }

    private Map<String, Object> failure(String nextStep) {
        return Map.of("reason", "NOT_HOME", "nextStep", nextStep, "deviceSeq", ++seq);
    }

    private OrderStatus status(String order) {
        return orders.get(merchant, order).status();
    }
}
