package oms.allocation;

import static oms.allocation.SomeOrders.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.identity.Roles;
import oms.order.OrderStatus;
import oms.order.Orders;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two parts of a city, each planned apart from the other. */
@QuarkusTest
@TestProfile(ExampleTest.OnTheDay.class)
class RegionsTest {
    @Inject
    SomeOrders some;

    @Inject
    Regions regions;

    @Inject
    Planner planner;

    @Inject
    Improving improving;

    @Inject
    Lease lease;

    @Inject
    Allocation allocation;

    @Inject
    Orders orders;

    @Inject
    TestDeliveries deliveries;

    @Inject
    TestCallers callers;

    @Inject
    Jdbi jdbi;

    private final String merchant = Ids.next("mer");

    @BeforeEach
    void a_warehouse_and_a_driver_in_each() {
        some.warehouse(merchant, "WH-NY", WH_NY, true);
        some.warehouse(merchant, "WH-BX", WH_BX, true);
        some.receive(merchant, "WH-NY", "PHONE-X", 50);
        some.receive(merchant, "WH-BX", "PHONE-X", 5);
        some.atWork(merchant, "D1", 40, "WH-NY", WH_NY);
        some.atWork(merchant, "D2", 40, "WH-BX", WH_BX);
        regions.assign(merchant, "WH-NY", "south");
        regions.assign(merchant, "WH-BX", "north");
        deliveries.drain();
    }

    private Region north() {
        return regions.named(merchant, "north");
    }

    @Test
    void an_order_is_weighed_against_the_warehouses_and_drivers_around_its_door() {
        var order = some.approved(merchant, GRAND_CONCOURSE, phones(2));
        assertThat(some.only(merchant, order).driver()).isEqualTo("D2");
        var ways = allocation.why(merchant, order).decisions().getFirst().record();
        assertThat(ways.candidates())
                .singleElement()
                .satisfies(way ->
                        assertThat(way.shipments().getFirst().warehouse()).isEqualTo("WH-BX"));
        assertThat(ways.excluded()).isEmpty();
        var south = some.approved(merchant, BOWERY, phones(2));
        assertThat(some.only(merchant, south).warehouse()).isEqualTo("WH-NY");
    }

    @Test
    void what_a_region_has_not_got_comes_from_another_one() {
        var order = some.approved(merchant, GRAND_CONCOURSE, phones(9));
        var shipment = some.only(merchant, order);
        assertThat(shipment.warehouse()).isEqualTo("WH-NY");
        assertThat(allocation.why(merchant, order).decisions())
                .as("decided once")
                .hasSize(1);
        assertThat(regionIn("stop", order))
                .as("it is still an order of its door's region")
                .isEqualTo("north");
    }

    @Test
    void a_planner_of_one_region_holds_up_nobody_in_another_one() {
        var held = lease.take(north()).orElseThrow();
        var waits = some.approved(merchant, GRAND_CONCOURSE, phones(1));
        var goes = some.approved(merchant, BOWERY, phones(1));
        assertThat(orders.get(merchant, waits).status()).isEqualTo(OrderStatus.APPROVED);
        assertThat(orders.get(merchant, goes).status()).isEqualTo(OrderStatus.ALLOCATED);
        lease.release(held);
        planner.plan(merchant);
        assertThat(some.only(merchant, waits).driver()).isEqualTo("D2");
    }

    @Test
    void plans_become_better_within_their_region() {
        some.atWork(merchant, "D2", 40, "WH-BX", WH_NY);
        var order = some.approved(merchant, GRAND_CONCOURSE, phones(1));
        deliveries.drain();
        some.atWork(merchant, "D3", 40, "WH-NY", WH_BX);
        deliveries.drain();
        assertThat(improving.improve(merchant))
                .as("a driver of the other region")
                .isZero();
        var held = lease.take(north()).orElseThrow();
        assertThat(improving.improve(merchant)).isZero();
        lease.release(held);
        assertThat(some.only(merchant, order).driver()).isEqualTo("D2");
        regions.assign(merchant, "WH-NY", "north");
        assertThat(improving.improve(merchant)).as("now of the same").isEqualTo(1);
        assertThat(some.only(merchant, order).driver()).isEqualTo("D3");
    }

    @Test
    void who_plans_by_an_old_map_is_found_out_and_open_orders_move() {
        var held = lease.take(north()).orElseThrow();
        var waits = some.approved(merchant, GRAND_CONCOURSE, phones(1));
        var planned = some.approved(merchant, BOWERY, phones(1));
        regions.assign(merchant, "WH-NY", "east");
        regions.assign(merchant, "WH-BX", "east");
        assertThat(lease.renew(held)).isFalse();
        assertThat(regionIn("waiting_order", waits)).isEqualTo("east");
        assertThat(regionIn("stop", planned)).isEqualTo("east");
        assertThat(regions.all(merchant))
                .singleElement()
                .satisfies(all -> assertThat(all.warehouses()).isEqualTo(Set.of("WH-BX", "WH-NY")));
        planner.plan(merchant);
        assertThat(orders.get(merchant, waits).status()).isEqualTo(OrderStatus.ALLOCATED);
    }

    @Test
    void regions_are_set_by_an_administrator_over_rest_and_in_the_console() {
        put(Roles.ADMINISTRATOR, "WH-BX", "uptown", 200);
        callers.as(merchant, Roles.DISPATCHER)
                .get("/v1/allocation/regions")
                .then()
                .statusCode(200)
                .body("items.find { it.warehouse == 'WH-BX' }.region", equalTo("uptown"));
        put(Roles.DISPATCHER, "WH-BX", "x", 403);
        put(Roles.ADMINISTRATOR, "WH-NONE", "x", 404);
        put(Roles.ADMINISTRATOR, "WH-BX", "up town", 400);
        put(Roles.ADMINISTRATOR, "WH-BX", "", 200);
        assertThat(regions.all(merchant)).extracting(Region::name).containsExactly("", "south");
        callers.browser(merchant, Roles.ADMINISTRATOR)
                .get("/allocation")
                .then()
                .statusCode(200)
                .body(containsString("Planning regions"));
        TestCallers.form(callers.browser(merchant, Roles.ADMINISTRATOR))
                .formParams(Map.of("warehouse", "WH-BX", "region", "hill"))
                .post("/allocation/regions")
                .then()
                .statusCode(303);
        assertThat(regions.all(merchant)).extracting(Region::name).containsExactly("hill", "south");
    }

    private void put(String role, String warehouse, String region, int status) {
        callers.as(merchant, role)
                .contentType(ContentType.JSON)
                .body(Map.of("region", region))
                .put("/v1/allocation/regions/" + warehouse)
                .then()
                .statusCode(status);
    }

    private String regionIn(String table, String order) {
        return jdbi.withHandle(
                h -> h.select("select region from oms_allocation." + table + " where order_id = ?", order)
                        .mapTo(String.class)
                        .one());
    }
}
