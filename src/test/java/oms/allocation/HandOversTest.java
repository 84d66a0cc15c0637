package oms.allocation;

import static oms.allocation.SomeOrders.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.catalog.Catalog;
import oms.catalog.SomeProducts;
import oms.fleet.Drivers;
import oms.geo.GeoPoint;
import oms.identity.Roles;
import oms.inventory.Held;
import oms.inventory.Stock;
import oms.order.Orders;
import oms.order.ShipmentStatus;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dispatcher gives shipments to other drivers. */
@QuarkusTest
@TestProfile(ExampleTest.OnTheDay.class)
class HandOversTest {
    private static final GeoPoint TEN_KILOMETRES_AWAY = new GeoPoint(40.8300, -73.9300);

    @Inject
    SomeOrders some;

    @Inject
    Improving improving;

    @Inject
    Lease lease;

    @Inject
    Catalog catalog;

    @Inject
    Allocation allocation;

    @Inject
    Orders orders;

    @Inject
    Drivers drivers;

    @Inject
    Stock stock;

    @Inject
    TestCallers callers;

    @Inject
    TestDeliveries deliveries;

    @Inject
    Jdbi jdbi;

    private final String merchant = Ids.next("mer");
    private String order = "";
    private String shipment = "";

    @BeforeEach
    void an_order_that_D1_is_to_bring() {
        some.warehouse(merchant, "WH-NY", WH_NY, true);
        some.receive(merchant, "WH-NY", "WATER-5L", 50);
        some.receive(merchant, "WH-NY", "PHONE-X", 50);
        some.atWork(merchant, "D1", 10, WH_NY);
        order = some.approved(merchant, CUSTOMER, water(2), phones(1));
        shipment = some.only(merchant, order).id();
    }

    @Test
    void another_driver_takes_it_and_it_stays_with_whom_the_dispatcher_chose() {
        some.atWork(merchant, "D2", 10, TEN_KILOMETRES_AWAY);
        deliveries.drain();
        var before = some.only(merchant, order);
        var held = stock.held(merchant, order);
        price("D2")
                .statusCode(200)
                .body("from", equalTo("D1"))
                .body("to", equalTo("D2"))
                .body("why", equalTo(null))
                .body("late", equalTo(false))
                .body("dearer.currency", equalTo("USD"));
        assertThat(some.only(merchant, order)).as("asking changes nothing").isEqualTo(before);

        move("D2", Map.of("driver", "D2", "reason", "D1 has a flat tyre"))
                .statusCode(200)
                .body("to", equalTo("D2"));

        var after = some.only(merchant, order);
        assertThat(after.id()).isEqualTo(shipment);
        assertThat(after.driver()).isEqualTo("D2");
        assertThat(after.warehouse()).isEqualTo("WH-NY");
        assertThat(drivers.get(merchant, "D1").load()).isZero();
        assertThat(drivers.get(merchant, "D2").load()).isEqualTo(5);
        assertThat(stock.held(merchant, order))
                .as("the goods stay where they are")
                .extracting(Held::shipmentId, Held::warehouse, Held::sku, Held::quantity)
                .containsExactlyInAnyOrderElementsOf(held.stream()
                        .map(of -> org.assertj.core.api.Assertions.tuple(
                                of.shipmentId(), of.warehouse(), of.sku(), of.quantity()))
                        .toList());
        var decision = allocation.why(merchant, order).decisions().getFirst();
        assertThat(decision.outcome()).isEqualTo(Decision.Outcome.REALLOCATED);
        assertThat(decision.reason()).startsWith("D2 instead of D1, by ").endsWith(": D1 has a flat tyre");
        assertThat(improving.improve(merchant)).as("nobody takes it back").isZero();
        move("D2", Map.of("driver", "D2")).statusCode(200);
        assertThat(allocation.why(merchant, order).decisions()).hasSize(2);
    }

    @Test
    void a_packed_shipment_changes_hands_and_stays_packed() {
        some.atWork(merchant, "D2", 10, WH_NY);
        orders.picked(shipment, "p");
        orders.packed(
                shipment,
                List.of(new oms.order.PackedBox(Ids.next("pkg"), oms.delivery.Labels.sscc(), "M", 5_600)),
                "p");
        deliveries.drain();
        move("D2", Map.of("driver", "D2")).statusCode(200);
        assertThat(some.only(merchant, order).status()).isEqualTo(ShipmentStatus.PACKED);
        assertThat(some.only(merchant, order).driver()).isEqualTo("D2");
        orders.handedOff(shipment, "D2", Ids.next("trp"));
        deliveries.drain();
        move("D1", Map.of("driver", "D1")).statusCode(409).body("code", equalTo("shipment_gone"));
        price("D1").statusCode(409).body("code", equalTo("shipment_gone"));
    }

    @Test
    void what_is_packed_at_a_warehouse_that_has_closed_since_leaves_with_another_driver_and_nothing_else_does() {
        some.atWork(merchant, "D2", 10, WH_NY);
        orders.picked(shipment, "p");
        some.warehouse(merchant, "WH-NY", WH_NY, false);
        deliveries.drain();
        price("D2").statusCode(200).body("why", equalTo(null));
        drivers.endShift(merchant, "D1");
        var other = some.approved(merchant, CUSTOMER, water(1));
        assertThat(some.only(merchant, order).driver()).isEqualTo("D2");
        assertThat(some.only(merchant, order).warehouse()).isEqualTo("WH-NY");
        assertThat(orders.get(merchant, other).shipments()).isEmpty();
        assertThat(stock.held(merchant, other)).isEmpty();
    }

    @Test
    void who_has_no_room_is_not_at_work_or_cannot_do_it_is_refused_in_words() {
        some.atWork(merchant, "D2", 4, WH_NY);
        deliveries.drain();
        price("D2").statusCode(200).body("why", containsString("max 4")).body("deliverAt", equalTo(null));
        refused("D2", "driver_cannot", "max 4");
        some.atWork(merchant, "D3", 10, WH_NY);
        deliveries.drain();
        jdbi.useHandle(h -> h.execute(
                "update oms_fleet.driver set shift_end = '13:30' where merchant = ? and code = 'D3'", merchant));
        refused("D3", "driver_cannot", "D3: shift ends 13:30");
        some.driver(merchant, "D4", 10, WH_NY);
        deliveries.drain();
        refused("D4", "would_be_late", "promised");
        move("D9", Map.of("driver", "D9")).statusCode(404);
        assertThat(some.only(merchant, order).driver()).isEqualTo("D1");
    }

    @Test
    void who_cannot_handle_the_goods_is_refused_by_what_they_lack() {
        catalog.put(merchant, SomeProducts.product("WATER-5L", 400, 2));
        jdbi.useHandle(h -> h.execute(
                "update oms_catalog.product set requires_skill = 'refrigerated' where merchant = ? and sku = 'WATER-5L'",
                merchant));
        some.atWork(merchant, "D2", 10, WH_NY);
        deliveries.drain();
        price("D2").statusCode(200).body("why", containsString("refrigerated"));
        refused("D2", "driver_cannot", "refrigerated");
        assertThat(some.only(merchant, order).driver()).isEqualTo("D1");
    }

    @Test
    void a_promise_is_broken_only_by_who_says_so() {
        some.atWork(merchant, "D2", 10, WH_NY);
        deliveries.drain();
        var soon = java.sql.Timestamp.from(Instant.parse("2026-05-06T18:01:00Z"));
        jdbi.useHandle(h -> {
            h.execute("update oms_order.customer_order set deliver_by = ? where id = ?", soon, order);
            h.execute("update oms_allocation.stop set promised_at = ? where order_id = ?", soon, order);
        });
        price("D2").body("late", equalTo(true));
        refused("D2", "would_be_late", "promised");
        move("D2", Map.of("driver", "D2", "evenIfLate", true)).statusCode(200);
        assertThat(some.only(merchant, order).driver()).isEqualTo("D2");
    }

    @Test
    void what_is_held_or_anothers_or_being_planned_is_left_alone() {
        some.atWork(merchant, "D2", 10, WH_NY);
        deliveries.drain();
        var held = lease.take(Region.everywhere(merchant)).orElseThrow();
        refused("D2", "planner_busy", "in a moment");
        lease.release(held);
        var stranger = callers.as(Ids.next("mer"), Roles.DISPATCHER);
        stranger.get(path() + "?driver=D2").then().statusCode(404);
        callers.as(merchant, Roles.PICKER).get(path() + "?driver=D2").then().statusCode(403);
        callers.as(merchant, Roles.DISPATCHER).get(path()).then().statusCode(400);
        orders.hold(merchant, order, "address looks odd", "test");
        refused("D2", "order_held", "address looks odd");
    }

    @Test
    void two_dispatchers_at_once_leave_one_plan_and_one_claim() throws Exception {
        some.atWork(merchant, "D2", 10, WH_NY);
        some.atWork(merchant, "D3", 10, WH_NY);
        deliveries.drain();
        try (var pool = Executors.newFixedThreadPool(2)) {
            var both = List.<Callable<Integer>>of(() -> status("D2"), () -> status("D3"));
            for (var answer : pool.invokeAll(both)) assertThat(answer.get()).isIn(200, 409);
        }
        var driver = some.only(merchant, order).driver();
        for (var code : List.of("D1", "D2", "D3"))
            assertThat(drivers.get(merchant, code).load()).as(code).isEqualTo(code.equals(driver) ? 5 : 0);
    }

    private int status(String driver) {
        return move(driver, Map.of("driver", driver)).extract().statusCode();
    }

    private void refused(String driver, String code, String words) {
        move(driver, Map.of("driver", driver))
                .statusCode(409)
                .body("code", equalTo(code))
                .body("detail", containsString(words));
    }

    private ValidatableResponse price(String driver) {
        return callers.as(merchant, Roles.DISPATCHER)
                .get(path() + "?driver=" + driver)
                .then();
    }

    private ValidatableResponse move(String driver, Map<String, Object> body) {
        return callers.as(merchant, Roles.DISPATCHER)
                .contentType("application/json")
                .body(body)
                .post(path())
                .then();
    }

    private String path() {
        return "/v1/allocation/shipments/" + shipment + "/driver";
    }
}
