package oms.delivery;

import static oms.delivery.Road.SIGNATURE;
import static oms.delivery.Road.get;
import static oms.delivery.Road.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import oms.Ids;
import oms.TestCallers;
import oms.identity.Roles;
import oms.order.OrderStatus;
import oms.order.Orders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BoardTest {
    @Inject
    Road road;

    @Inject
    TestCallers callers;

    @Inject
    TripRepository trips;

    @Inject
    Orders orders;

    @Inject
    oms.TestDeliveries deliveries;

    @Inject
    org.jdbi.v3.core.Jdbi jdbi;

    @Inject
    Clock clock;

    final String merchant = Ids.next("mer");
    String phone;
    String dispatcher;

    @BeforeEach
    void a_warehouse_and_a_driver() {
        road.warehouse(merchant);
        phone = road.driver(merchant, "D1");
        dispatcher = callers.bearer(merchant, Roles.DISPATCHER);
    }

    @Test
    void the_board_shows_what_is_planned_and_on_the_road() {
        var order = road.packed(merchant);
        var number = orders.get(merchant, order).number();
        page("/delivery").then().statusCode(200).body(allOf(containsString(number), containsString("Planned")));
        road.depart(phone, order);
        page("/delivery/trips").then().statusCode(200).body(allOf(containsString(number), containsString("Departed")));
        var stranger = callers.bearer(Ids.next("mer"), Roles.DISPATCHER);
        get(stranger, "/delivery/trips").then().statusCode(200).body(not(containsString(number)));
        get(phone, "/delivery").then().statusCode(403);
    }

    @Test
    void trips_are_listed_by_status_page_by_page() {
        var order = road.packed(merchant);
        var first = road.trip(phone);
        road.depart(phone, order);
        var next = trip("D1", "WH-NY", Duration.ofDays(3));
        list("").then().body("items.id", contains(next, first));
        list("?status=DEPARTED")
                .then()
                .body("items.id", contains(first))
                .body("items[0].units", equalTo(5))
                .body("items[0].stops[0].orderId", equalTo(order))
                .body("items[0].stops[0].address", equalTo(null));
        list("?status=FINISHED,CANCELLED").then().body("items", empty());
        var cursor = list("?limit=1")
                .then()
                .body("items.id", contains(next))
                .extract()
                .<String>path("nextCursor");
        list("?limit=1&cursor=" + cursor).then().body("items.id", contains(first));
        get(dispatcher, "/v1/trips?status=GONE").then().statusCode(400);
        get(dispatcher, "/v1/trips?cursor=x").then().statusCode(400);
        get(phone, "/v1/trips").then().statusCode(403);
        get(callers.bearer(Ids.next("mer"), Roles.DISPATCHER), "/v1/trips")
                .then()
                .body("items", empty());
    }

    @Test
    void the_chain_of_custody_tells_who_had_a_package_when() {
        var order = road.packed(merchant);
        var shipment = orders.get(merchant, order).shipments().getFirst().id();
        road.deliver(phone, road.depart(phone, order), SIGNATURE).then().statusCode(200);
        get(dispatcher, "/v1/shipments/" + shipment + "/custody")
                .then()
                .statusCode(200)
                .body("packages", hasSize(1))
                .body("packages[0].custody.step", contains("LOADED", "DEPARTED", "HANDED_OVER"))
                .body("packages[0].custody.holder", contains("D1", "D1", "shopper"));
        page("/delivery/orders/" + order)
                .then()
                .statusCode(200)
                .body(allOf(containsString("Attempt 1: Delivered"), containsString("Handed over")));
        page("/order/" + order).then().body(containsString("/delivery/orders/" + order));
        var stranger = callers.bearer(Ids.next("mer"), Roles.DISPATCHER);
        get(stranger, "/v1/shipments/" + shipment + "/custody").then().statusCode(404);
        get(stranger, "/delivery/orders/" + order).then().statusCode(404);
        get(phone, "/v1/shipments/" + shipment + "/custody").then().statusCode(403);
    }

    @Test
    void a_dispatcher_moves_a_stop_to_another_trip_of_the_driver() {
        var order = road.packed(merchant);
        var stop = road.stopOf(phone, order);
        var from = road.trip(phone);
        post(phone, "/v1/trips/" + from + "/load-scans", Map.of("sscc", road.boxOf(phone, order)))
                .then()
                .statusCode(200);
        var to = trip("D1", "WH-NY", Duration.ofHours(2));
        move(stop, to).then().statusCode(200).body("status", equalTo("PLANNED"));
        move(stop, to).then().statusCode(200);
        assertThat(trips.stop(merchant, stop).orElseThrow().tripId()).isEqualTo(to);
        assertThat(trips.trip(merchant, from).orElseThrow().status())
                .as("nothing is left on it")
                .isEqualTo(TripStatus.CANCELLED);
        post(phone, "/v1/trips/" + to + "/depart", Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("not_all_loaded"));
        road.depart(phone, order);
        move(stop, trip("D1", "WH-NY", Duration.ofHours(4)))
                .then()
                .statusCode(409)
                .body("code", equalTo("stop_gone"));
    }

    @Test
    void a_trip_that_leaves_while_its_stop_is_moved_takes_it_or_leaves_it() throws Exception {
        var order = road.packed(merchant);
        var stop = road.stopOf(phone, order);
        var from = road.trip(phone);
        post(phone, "/v1/trips/" + from + "/load-scans", Map.of("sscc", road.boxOf(phone, order)));
        var to = trip("D1", "WH-NY", Duration.ofHours(2));
        int left;
        int moved;
        try (var other = Executors.newSingleThreadExecutor()) {
            var leaving = other.submit(
                    () -> post(phone, "/v1/trips/" + from + "/depart", Map.of()).statusCode());
            moved = move(stop, to).statusCode();
            left = leaving.get();
        }
        assertThat(List.of(left, moved)).containsExactlyInAnyOrder(200, 409);
        assertThat(trips.stop(merchant, stop).orElseThrow().tripId()).isEqualTo(left == 200 ? from : to);
        assertThat(orders.get(merchant, order).status())
                .isEqualTo(left == 200 ? OrderStatus.IN_TRANSIT : OrderStatus.PACKED);
    }

    @Test
    void a_stop_is_not_moved_where_its_goods_or_its_room_are_not() {
        var stop = road.stopOf(phone, road.packed(merchant));
        road.driver(merchant, "D2");
        move(stop, trip("D2", "WH-NY", Duration.ofHours(2)))
                .then()
                .statusCode(409)
                .body("code", equalTo("other_driver"));
        move(stop, trip("D1", "WH-NJ", Duration.ofHours(2)))
                .then()
                .statusCode(409)
                .body("code", equalTo("other_warehouse"));
        move(stop, "trp_nowhere").then().statusCode(404);
        var trip = road.trip(phone);
        var stranger = callers.bearer(Ids.next("mer"), Roles.DISPATCHER);
        post(stranger, "/v1/stops/" + stop + "/move", Map.of("tripId", trip))
                .then()
                .statusCode(404);
        post(phone, "/v1/stops/" + stop + "/move", Map.of("tripId", trip))
                .then()
                .statusCode(403);
    }

    @Test
    void what_a_move_costs_is_told_before_it_is_made() {
        var stop = road.stopOf(phone, road.packed(merchant));
        var later = trip("D1", "WH-NY", Duration.ofHours(2));
        var elsewhere = trip("D1", "WH-NJ", Duration.ofHours(2));
        road.driver(merchant, "D2");
        var others = trip("D2", "WH-NY", Duration.ofHours(3));
        get(dispatcher, "/v1/stops/" + stop + "/moves")
                .then()
                .statusCode(200)
                .body("items.tripId", hasSize(3))
                .body("items[0].tripId", equalTo(later))
                .body("items[0].why", equalTo(null))
                .body("items[0].metres", equalTo(0))
                .body("items[0].drivingSeconds", equalTo(0))
                .body("items.find { it.tripId == '" + elsewhere + "' }.why", containsString("WH-NJ"))
                .body("items.find { it.tripId == '" + others + "' }.why", equalTo(null));
        get(phone, "/v1/stops/" + stop + "/moves").then().statusCode(403);
        get(callers.bearer(Ids.next("mer"), Roles.DISPATCHER), "/v1/stops/" + stop + "/moves")
                .then()
                .statusCode(404);
    }

    @Test
    void a_stop_follows_its_shipment_to_the_driver_whom_the_dispatcher_chose() {
        var order = road.packed(merchant);
        var stop = road.stopOf(phone, order);
        var from = road.trip(phone);
        post(phone, "/v1/trips/" + from + "/load-scans", Map.of("sscc", road.boxOf(phone, order)))
                .then()
                .statusCode(200);
        var other = road.driver(merchant, "D2");
        var shipment = orders.get(merchant, order).shipments().getFirst().id();
        post(dispatcher, "/v1/allocation/shipments/" + shipment + "/driver", Map.of("driver", "D2", "evenIfLate", true))
                .then()
                .statusCode(200)
                .body("to", equalTo("D2"));
        post(phone, "/v1/trips/" + from + "/depart", Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("take_off"))
                .body("detail", containsString("driver D2 takes it now"));
        deliveries.drain();
        assertThat(trips.trip(merchant, from).orElseThrow().status()).isEqualTo(TripStatus.CANCELLED);
        assertThat(road.stopOf(other, order)).isEqualTo(stop);
        post(other, "/v1/trips/" + road.trip(other) + "/depart", Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("not_all_loaded"));
        road.depart(other, order);
        deliveries.drain();
        post(dispatcher, "/v1/allocation/shipments/" + shipment + "/driver", Map.of("driver", "D1"))
                .then()
                .statusCode(409)
                .body("code", equalTo("shipment_gone"));
    }

    @Test
    void a_hold_that_lapses_before_the_door_is_shown() {
        var order = road.packed(merchant);
        page("/delivery/trips").then().body(not(containsString("hold lapses")));
        jdbi.useHandle(h -> h.execute(
                "update oms_payment.payment set expires_at = now() + interval '20 minutes' where order_id = ?", order));
        page("/delivery/trips").then().statusCode(200).body(containsString("hold lapses"));
    }

    @Test
    void a_package_can_be_left_at_a_pick_up_point() {
        var order = road.packed(merchant);
        var stop = road.depart(phone, order);
        road.fail(phone, stop, "PICK_UP_POINT").then().statusCode(200).body("status", equalTo("ARRIVED"));
        road.deliver(phone, stop, SIGNATURE).then().statusCode(200);
        assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.DELIVERED);
    }

    @Test
    void a_driver_sees_what_is_to_be_brought_back() {
        var order = road.packed(merchant);
        var box = road.boxOf(phone, order);
        road.fail(phone, road.depart(phone, order), "WAREHOUSE").then().statusCode(200);
        assertThat(road.day(phone).getList("comingBack.sscc")).containsExactly(box);
        get(phone, "/delivery/drive/day").then().statusCode(200).body(containsString(box));
        post(phone, "/v1/driver/returns", Map.of("sscc", box)).then().statusCode(204);
        assertThat(road.day(phone).getList("comingBack")).isEmpty();
    }

    /** A trip that is planned and still empty. */
    private String trip(String driver, String warehouse, Duration later) {
        var id = Ids.next("trp");
        QuarkusTransaction.requiringNew()
                .run(() -> trips.insert(new Trip(
                        id,
                        merchant,
                        driver,
                        warehouse,
                        TripStatus.PLANNED,
                        clock.instant().plus(later),
                        null,
                        null)));
        return id;
    }

    private Response list(String query) {
        var answer = get(dispatcher, "/v1/trips" + query);
        answer.then().statusCode(200);
        return answer;
    }

    private Response move(String stop, String trip) {
        return post(dispatcher, "/v1/stops/" + stop + "/move", Map.of("tripId", trip));
    }

    private Response page(String path) {
        return io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + dispatcher)
                .accept("text/html")
                .get(path);
    }
}
