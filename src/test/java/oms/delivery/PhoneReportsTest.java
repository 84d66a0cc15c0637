package oms.delivery;

import static oms.delivery.Road.get;
import static oms.delivery.Road.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.TestTime;
import oms.identity.OrderTokens;
import oms.identity.Roles;
import oms.order.OrderStatus;
import oms.order.Orders;
import oms.outside.Shift;
import oms.verify.TestAudit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PhoneReportsTest {
    private static final String REPORTS = "/v1/driver/reports";
    /** Devices, custody and doors; nobody picked what is packed here. */
    private static final Set<Integer> ROAD = Set.of(24, 31);

    @Inject
    Road road;

    @Inject
    Orders orders;

    @Inject
    OrderTokens tokens;

    @Inject
    TestCallers callers;

    @Inject
    TestDeliveries deliveries;

    @Inject
    TestAudit audit;

    @Inject
    TestTime time;

    @Inject
    Clock clock;

    @Inject
    Jdbi jdbi;

    final String merchant = Ids.next("mer");
    String phone;
    String order;
    Shift shift;

    @BeforeEach
    void a_packed_order_and_a_driver_who_lost_the_network_two_hours_ago() {
        road.warehouse(merchant);
        phone = road.driver(merchant, "D1");
        order = road.packed(merchant);
        shift = new Shift(
                "phone-1", clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(2)));
    }

    @AfterEach
    void real_time() {
        time.isReal();
    }

    @Test
    void a_shift_told_hours_later_has_happened_when_it_happened() {
        var begun = shift.time();
        var trip = road.trip(phone);
        var stop = driven();
        tell(shift.reports())
                .then()
                .statusCode(200)
                .body("items.state", everyItem(equalTo("APPLIED")))
                .body("items", hasSize(4))
                .body("lastSeq", equalTo(4));
        assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.DELIVERED);
        assertThat(instant("select departed_at from oms_delivery.trip where id = :id", trip))
                .isEqualTo(begun);
        assertThat(instant("select arrived_at from oms_delivery.stop where id = :id", stop))
                .isEqualTo(begun.plusSeconds(600));
        assertThat(instant("select done_at from oms_delivery.stop where id = :id", stop))
                .isEqualTo(begun.plusSeconds(720));
        deliveries.drain();
        assertThat(audit.of(merchant, ROAD)).isEmpty();
    }

    @Test
    void shuffled_repeated_and_simultaneous_reports_change_nothing_but_the_truth() throws Exception {
        driven();
        var told = new ArrayList<Callable<Response>>();
        for (int round = 0; round < 6; round++)
            for (var report : shift.reports()) told.add(() -> tell(List.of(report)));
        Collections.shuffle(told, new Random(7));
        try (var pool = Executors.newFixedThreadPool(6)) {
            for (var answer : pool.invokeAll(told)) answer.get().then().statusCode(200);
        }
        var open = new ArrayList<>(shift.reports());
        Collections.reverse(open);
        for (int round = 0; round < 4; round++) for (var report : open) tell(List.of(report));
        tell(shift.reports())
                .then()
                .body("items.state", everyItem(equalTo("APPLIED")))
                .body("items.repeated", everyItem(equalTo(true)));
        assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.DELIVERED);
        assertThat(count("select count(*) from oms_delivery.proof where merchant = :m"))
                .isEqualTo(1);
        deliveries.drain();
        assertThat(audit.of(merchant, ROAD)).isEmpty();
    }

    @Test
    void what_comes_too_early_waits_and_nothing_of_it_is_kept() {
        driven();
        var last = shift.reports().getLast();
        tell(List.of(last))
                .then()
                .statusCode(200)
                .body("items[0].state", equalTo("WAITING"))
                .body("lastSeq", nullValue());
        assertThat(count("select count(*) from oms_delivery.phone_report where merchant = :m"))
                .isZero();
    }

    @Test
    void what_cannot_count_is_kept_for_a_dispatcher_and_blocks_nothing() {
        shift.load(road.trip(phone), "003614100000000012");
        driven();
        tell(shift.reports())
                .then()
                .body("items.state", contains("REFUSED", "APPLIED", "APPLIED", "APPLIED", "APPLIED"))
                .body("items[0].code", equalTo("unknown_package"));
        assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.DELIVERED);
        var dispatcher = callers.bearer(merchant, Roles.DISPATCHER);
        var device = get(dispatcher, REPORTS + "/refused")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].driver", equalTo("D1"))
                .body("items[0].what", equalTo("LOAD"))
                .extract()
                .jsonPath()
                .getString("items[0].device");
        var settled = Map.of("device", device, "deviceSeq", 1);
        post(callers.bearer(Ids.next("mer"), Roles.DISPATCHER), REPORTS + "/refused/settled", settled)
                .then()
                .statusCode(404);
        post(phone, REPORTS + "/refused/settled", settled).then().statusCode(403);
        post(dispatcher, REPORTS + "/refused/settled", settled).then().statusCode(204);
        post(dispatcher, REPORTS + "/refused/settled", settled).then().statusCode(204);
        get(dispatcher, REPORTS + "/refused").then().body("items", hasSize(0));
    }

    @Test
    void an_order_held_meanwhile_does_not_count_as_handed_off_although_the_van_is_gone() {
        var second = road.packed(merchant);
        var trip = road.trip(phone);
        shift.load(trip, road.boxOf(phone, order)).load(trip, road.boxOf(phone, second));
        tell(shift.reports()).then().body("items.state", everyItem(equalTo("APPLIED")));
        orders.hold(merchant, second, "call the buyer", "p");
        shift.depart(trip);
        tell(shift.reports().subList(2, 3))
                .then()
                .body("items[0].state", equalTo("APPLIED"))
                .body("items[0].leftBehind", hasSize(1));
        assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.IN_TRANSIT);
        assertThat(orders.get(merchant, second).status()).isEqualTo(OrderStatus.PACKED);
    }

    @Test
    void a_code_that_was_good_at_the_door_is_good_when_it_is_told_later() {
        var stop = road.depart(phone, order);
        var shopper = tokens.issue(merchant, order);
        var code = post(phone, "/v1/track/" + shopper + "/code", Map.of())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("code");
        var late = new Shift("phone-1", clock.instant()).passes(Duration.ofMinutes(2));
        late.deliver(stop, List.of(Map.of("kind", "CODE", "code", code)));
        time.passes(Duration.ofHours(3));
        road.deliver(phone, stop, Map.of("kind", "CODE", "code", code))
                .then()
                .statusCode(422)
                .body("code", equalTo("code_expired"));
        post(phone, REPORTS, late.told(late.reports())).then().body("items[0].state", equalTo("APPLIED"));
        assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.DELIVERED);
    }

    @Test
    void a_number_is_used_once_and_only_for_the_drivers_own() {
        var stop = driven();
        tell(shift.reports().subList(0, 1)).then().body("items[0].state", equalTo("APPLIED"));
        var other = new Shift("phone-1", clock.instant()).arrive(stop);
        post(phone, REPORTS, other.told(other.reports()))
                .then()
                .body("items[0].state", equalTo("REFUSED"))
                .body("items[0].code", equalTo("number_used"));
        var stranger = road.driver(merchant, "D2");
        post(stranger, REPORTS, other.told(other.reports()))
                .then()
                .body("items[0].state", equalTo("REFUSED"))
                .body("items[0].code", equalTo("not_found"));
        post(callers.bearer(merchant, Roles.DISPATCHER), REPORTS, other.told(other.reports()))
                .then()
                .statusCode(403);
    }

    @Test
    void what_nobody_can_understand_is_refused_as_a_whole() {
        var broken =
                Map.of("what", "DELIVER", "deviceSeq", 1, "at", clock.instant().toString());
        post(phone, REPORTS, Map.of("device", "phone-1", "reports", List.of(broken)))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/reports/0"));
        driven();
        var twice = List.of(shift.reports().getFirst(), shift.reports().getFirst());
        tell(twice).then().statusCode(400);
        post(phone, REPORTS, Map.of("device", "no such name!", "reports", shift.reports()))
                .then()
                .statusCode(400);
    }

    @Test
    void a_clock_that_is_wrong_does_not_keep_the_truth_away() {
        var ahead = new Shift("phone-1", clock.instant().plus(Duration.ofDays(2)));
        var trip = road.trip(phone);
        ahead.load(trip, road.boxOf(phone, order)).passes(Duration.ofDays(-400)).depart(trip);
        post(phone, REPORTS, ahead.told(ahead.reports())).then().body("items.state", everyItem(equalTo("APPLIED")));
        assertThat(instant("select departed_at from oms_delivery.trip where id = :id", trip))
                .isBetween(clock.instant().minusSeconds(60), clock.instant());
    }

    @Test
    void a_phone_keeps_its_count_when_its_driver_logs_in_again() {
        var fix = shift.at(40.72, -73.99).fixes();
        post(phone, "/v1/positions", shift.seen(fix)).then().body("accepted", equalTo(1));
        post(phone, "/v1/positions", Map.of("positions", fix)).then().body("accepted", equalTo(1));
        post(phone, "/v1/positions", shift.seen(fix))
                .then()
                .body("accepted", equalTo(0))
                .body("repeated", equalTo(1));
    }

    /** Loads, leaves, arrives after ten minutes and hands over after two more. @return the stop */
    private String driven() {
        var trip = road.trip(phone);
        var stop = road.stopOf(phone, order);
        shift.load(trip, road.boxOf(phone, order)).depart(trip);
        shift.passes(Duration.ofMinutes(10)).arrive(stop);
        shift.passes(Duration.ofMinutes(2)).deliver(stop, List.of(Road.SIGNATURE));
        return stop;
    }

    private Response tell(List<Map<String, Object>> some) {
        return post(phone, REPORTS, shift.told(some));
    }

    private Instant instant(String sql, String id) {
        return jdbi.withHandle(
                h -> h.createQuery(sql).bind("id", id).mapTo(Instant.class).one());
    }

    private int count(String sql) {
        return jdbi.withHandle(
                h -> h.createQuery(sql).bind("m", merchant).mapTo(Integer.class).one());
    }
}
