package oms.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.catalog.Catalog;
import oms.catalog.SomeProducts;
import oms.fleet.Claim;
import oms.fleet.DriverRequest;
import oms.fleet.Drivers;
import oms.geo.GeoPoint;
import oms.identity.Roles;
import oms.inventory.Demand;
import oms.inventory.Held;
import oms.inventory.OutOfStock;
import oms.inventory.SomeStock;
import oms.inventory.Stock;
import oms.inventory.Warehouses;
import oms.order.Authorization;
import oms.order.Cancellation;
import oms.order.FraudVerdict;
import oms.order.NewOrders;
import oms.order.OrderStatus;
import oms.order.OrderView;
import oms.order.Orders;
import oms.order.ShipmentStatus;
import oms.order.ShipmentView;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AllocationTest {
    private static final GeoPoint WH_NY = new GeoPoint(40.7440, -73.9485);

    @Inject
    Orders orders;

    @Inject
    Drivers drivers;

    @Inject
    Stock stock;

    @Inject
    Warehouses warehouses;

    @Inject
    Planner planner;

    @Inject
    Catalog catalog;

    @Inject
    Waiting waiting;

    @Inject
    Drafts drafts;

    @Inject
    Deciding deciding;

    @Inject
    Lease lease;

    @Inject
    Allocation allocation;

    @Inject
    TestDeliveries deliveries;

    @Inject
    TestCallers callers;

    @Inject
    Jdbi jdbi;

    private final String merchant = Ids.next("mer");

    @BeforeEach
    void a_warehouse() {
        warehouses.put(merchant, SomeStock.warehouse("WH-NY", WH_NY));
    }

    @Test
    void the_example_goes_from_WH_NY_with_D1_because_D2_would_be_overloaded() {
        exampleCity();
        var order = approved();
        var shipment = only(order);
        assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.ALLOCATED);
        assertThat(shipment.warehouse()).isEqualTo("WH-NY");
        assertThat(shipment.driver()).isEqualTo("D1");
        assertThat(shipment.units()).isEqualTo(5);
        assertThat(shipment.deliverAt()).isAfter(shipment.pickUpAt());
        assertThat(drivers.get(merchant, "D1").load()).isEqualTo(8);
        assertThat(drivers.get(merchant, "D2").load()).isEqualTo(8);
        assertThat(stock.held(merchant, order)).extracting(Held::shipmentId).containsOnly(shipment.id());
        callers.as(merchant, Roles.ORDER_MANAGER)
                .get("/v1/orders/" + order + "/allocation")
                .then()
                .statusCode(200)
                .body("decisions", hasSize(1))
                .body("decisions[0].outcome", org.hamcrest.Matchers.equalTo("ALLOCATED"))
                .body("decisions[0].reason", org.hamcrest.Matchers.equalTo("approved"))
                .body(
                        "decisions[0].record.candidates.find { it.chosen }.key",
                        org.hamcrest.Matchers.equalTo("WH-NY:D1"))
                .body(
                        "decisions[0].record.candidates.find { it.key == 'WH-NY:D2' }.refusals",
                        hasItem("D2: load 8 + 5 = 13 > max 10"));
    }

    @Test
    void what_nobody_can_ship_waits_as_a_backorder_until_goods_come() {
        driver("D1", 10);
        receive("PHONE-X", 1);
        var order = approved();
        assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.BACKORDERED);
        assertThat(decisions(order).getFirst().reason()).contains("WATER-5L");
        receive("WATER-5L", 2);
        due();
        planner.planDue();
        deliveries.drain();
        assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.ALLOCATED);
        assertThat(decisions(order))
                .extracting(Decision::outcome)
                .containsExactly(Decision.Outcome.ALLOCATED, Decision.Outcome.FAILED);
    }

    @Test
    void a_driver_who_comes_to_work_takes_what_had_to_wait() {
        goods();
        var order = approved();
        assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.BACKORDERED);
        driver("D1", 10);
        deliveries.drain();
        assertThat(only(order).driver()).isEqualTo("D1");
    }

    @Test
    void a_short_pick_is_allocated_anew_from_where_the_goods_are() {
        exampleCity();
        warehouses.put(merchant, SomeStock.warehouse("WH-NJ", new GeoPoint(40.7357, -74.0724)));
        var order = approved();
        var first = only(order);
        assertThat(first.warehouse()).isEqualTo("WH-NY");
        stock.receive(merchant, SomeStock.receipt("WH-NJ", "WATER-5L", 5), "test");
        stock.receive(merchant, SomeStock.receipt("WH-NJ", "PHONE-X", 5), "test");
        QuarkusTransaction.requiringNew().run(() -> {
            orders.shortPicked(first.id(), "PHONE-X", 1, "not in the bin", "picker");
            stock.shortPick(first.id(), "PHONE-X", 1, "not in the bin");
        });
        deliveries.drain();
        var second = only(order);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.status()).isEqualTo(ShipmentStatus.ALLOCATED);
        assertThat(decisions(order))
                .extracting(Decision::outcome)
                .containsExactly(Decision.Outcome.REALLOCATED, Decision.Outcome.ALLOCATED);
        assertThat(decisions(order).getFirst().reason()).contains("short pick").contains("PHONE-X");
        assertThat(drivers.get(merchant, "D1").load()).isEqualTo(8);
        assertThat(drivers.claims(merchant, "D1"))
                .extracting(Claim::shipmentId)
                .contains(second.id())
                .doesNotContain(first.id());
    }

    @Test
    void what_is_picked_gets_another_driver_while_the_rest_waits_for_goods() {
        var order = halfPicked();
        driver("D2", 10);
        drivers.endShift(merchant, "D1");
        planned();
        var picked = only(order);
        assertThat(picked.driver()).isEqualTo("D2");
        assertThat(picked.status()).isEqualTo(ShipmentStatus.PICKED);
        assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.BACKORDERED);
        assertThat(stock.held(merchant, order))
                .as("what is picked")
                .anyMatch(held -> picked.id().equals(held.shipmentId()));
        receive("PHONE-X", 1);
        due();
        planner.planDue();
        assertThat(live(order))
                .hasSize(2)
                .allMatch(shipment -> shipment.driver().equals("D2"));
        assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.ALLOCATED);
        assertThat(waits(order)).isFalse();
    }

    @Test
    void a_driver_who_is_back_at_once_keeps_what_is_picked_and_the_rest_waits_on() {
        var order = halfPicked();
        drivers.endShift(merchant, "D1");
        drivers.startShift(merchant, "D1");
        planned();
        assertThat(only(order).driver()).isEqualTo("D1");
        assertThat(waits(order)).isTrue();
        receive("PHONE-X", 1);
        due();
        planner.planDue();
        assertThat(live(order)).hasSize(2);
    }

    @Test
    void what_nobody_can_take_over_does_not_hold_up_the_rest() {
        var order = halfPicked();
        catalog.put(merchant, SomeProducts.product("WATER-5L", 400, 2));
        jdbi.useHandle(h -> h.execute(
                "update oms_catalog.product set requires_skill = 'heavy' where merchant = ? and sku = 'WATER-5L'",
                merchant));
        driver("D2", 10);
        drivers.endShift(merchant, "D1");
        planned();
        receive("PHONE-X", 1);
        for (int i = 0; i < 2; i++) {
            due();
            planner.planDue();
        }
        assertThat(live(order)).hasSize(2);
        assertThat(waits(order)).as("for another driver of what is picked").isTrue();
    }

    @Test
    void a_dispatcher_gives_away_what_is_picked_of_an_order_that_waits_for_goods() {
        var order = halfPicked();
        driver("D2", 10);
        callers.as(merchant, Roles.DISPATCHER)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", Ids.next("key"))
                .body(Map.of("driver", "D2"))
                .post("/v1/allocation/shipments/" + only(order).id() + "/driver")
                .then()
                .statusCode(200);
        assertThat(only(order).driver()).isEqualTo("D2");
        assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.BACKORDERED);
        assertThat(waits(order)).isTrue();
    }

    @Test
    void who_is_due_longest_is_planned_first_however_long_others_wait() {
        var old = approved();
        var young = approved();
        assertThat(waits(old) && waits(young)).isTrue();
        due();
        jdbi.useHandle(h -> h.execute(
                "update oms_allocation.waiting_order set next_look_at = ? where order_id = ?",
                Instant.EPOCH.plusSeconds(1),
                old));
        assertThat(waiting.due(Region.everywhere(merchant), 1))
                .extracting(Waiting.Entry::orderId)
                .containsExactly(young);
        for (int i = 0; i < 4; i++) planner.planDue();
        assertThat(waiting.find(old).orElseThrow().overtaken())
                .as("nobody overtook it, and so it is not planned alone")
                .isZero();
    }

    @Test
    void what_comes_up_while_a_plan_is_refused_is_looked_at_without_a_pause() {
        var order = approved();
        var refused = waiting.find(order).orElseThrow();
        waiting.again(merchant, order, "D1 has ended the shift");
        waiting.later(refused, java.time.Duration.ofHours(1), "nobody can");
        var again = waiting.find(order).orElseThrow();
        assertThat(again.nextLookAt()).isBefore(Instant.now().plusSeconds(60));
        assertThat(again.obstacle()).isEqualTo("nobody can");
        waiting.later(again, java.time.Duration.ofHours(1), "nobody can");
        assertThat(waiting.find(order).orElseThrow().nextLookAt()).isAfter(again.nextLookAt());
    }

    /** @return an order whose water D1 has picked and whose phone was not in the bin, nor anywhere else */
    private String halfPicked() {
        warehouses.put(merchant, SomeStock.warehouse("WH-NJ", new GeoPoint(40.7357, -74.0724)));
        driver("D1", 10);
        receive("WATER-5L", 10);
        stock.receive(merchant, SomeStock.receipt("WH-NJ", "PHONE-X", 1), "test");
        var order = place();
        jdbi.useHandle(h -> h.execute(
                "update oms_order.customer_order set deliver_by = ? where id = ?",
                Instant.now().plus(2, ChronoUnit.DAYS),
                order));
        approve(order);
        deliveries.drain();
        assertThat(live(order)).as(() -> decisions(order).toString()).hasSize(2);
        var water = live(order).stream()
                .filter(shipment -> shipment.warehouse().equals("WH-NY"))
                .findFirst()
                .orElseThrow();
        var phone = live(order).stream()
                .filter(shipment -> shipment.warehouse().equals("WH-NJ"))
                .findFirst()
                .orElseThrow();
        orders.picked(water.id(), "picker");
        QuarkusTransaction.requiringNew().run(() -> {
            orders.shortPicked(phone.id(), "PHONE-X", 1, "not in the bin", "picker");
            stock.shortPick(phone.id(), "PHONE-X", 1, "not in the bin");
        });
        deliveries.drain();
        assertThat(orders.get(merchant, order).status()).isEqualTo(OrderStatus.BACKORDERED);
        return order;
    }

    /** What follows from what happened is planned, also what came up while another plan was made. */
    private void planned() {
        deliveries.drain();
        planner.planDue();
        deliveries.drain();
    }

    private List<ShipmentView> live(String order) {
        return orders.get(merchant, order).shipments().stream()
                .filter(shipment -> shipment.status().isLive())
                .toList();
    }

    private boolean waits(String order) {
        return waiting.find(order).isPresent();
    }

    @Test
    void a_cancelled_order_gives_its_room_back_to_those_who_wait() {
        driver("D1", 5);
        receive("WATER-5L", 4);
        receive("PHONE-X", 2);
        var first = approved();
        var second = approved();
        assertThat(orders.get(merchant, second).status()).isEqualTo(OrderStatus.BACKORDERED);
        orders.cancel(merchant, first, new Cancellation(Cancellation.Cause.CUSTOMER, "changed my mind", "test"));
        deliveries.drain();
        assertThat(only(second).driver()).isEqualTo("D1");
        assertThat(drivers.get(merchant, "D1").load()).isEqualTo(5);
    }

    @Test
    void a_held_order_is_planned_when_it_is_released() {
        exampleCity();
        var order = place();
        QuarkusTransaction.requiringNew().run(() -> {
            approve(order);
            orders.hold(merchant, order, "address unclear", "test");
        });
        deliveries.drain();
        assertThat(orders.get(merchant, order).shipments()).isEmpty();
        orders.release(merchant, order, "address is fine", "test");
        deliveries.drain();
        assertThat(only(order).driver()).isEqualTo("D1");
    }

    @Test
    void a_dry_run_tells_the_plan_and_changes_nothing() {
        exampleCity();
        var order = place();
        approve(order);
        var before = orders.get(merchant, order);
        var available = stock.availability(merchant, List.of("WATER-5L", "PHONE-X"));
        callers.as(merchant, Roles.DISPATCHER)
                .contentType(ContentType.JSON)
                .body(Map.of("orderId", order))
                .post("/v1/allocation/dry-run")
                .then()
                .statusCode(200)
                .body("possible", org.hamcrest.Matchers.is(true))
                .body("shipments[0].driver", org.hamcrest.Matchers.equalTo("D1"))
                .body("record.candidates.refusals.flatten()", hasItem("D2: load 8 + 5 = 13 > max 10"))
                .body("record.runnerUp", org.hamcrest.Matchers.nullValue());
        assertThat(orders.get(merchant, order)).isEqualTo(before);
        assertThat(stock.availability(merchant, List.of("WATER-5L", "PHONE-X"))).isEqualTo(available);
        assertThat(drivers.get(merchant, "D1").load()).isEqualTo(3);
        assertThat(decisions(order)).isEmpty();
    }

    @Test
    void a_dry_run_of_nonsense_is_refused_by_the_field_it_is_in() {
        exampleCity();
        catalog.put(merchant, SomeProducts.product("WATER-5L", 400, 2));
        dryRun(WATER, DOOR, "\"2026-05-06T21:00:00Z\"").statusCode(200);
        dryRun(WATER, DOOR, "\"9000-01-01T00:00:00Z\"").statusCode(200);
        refused(dryRun(WATER, DOOR, "\"-1000000000-01-01T00:00:00Z\""), "/deliverBy");
        refused(dryRun(WATER, DOOR, "\"+1000000000-12-31T23:59:59.999999999Z\""), "/deliverBy");
        refused(dryRun(WATER, DOOR, "\"yesterday\""), "/deliverBy");
        refused(dryRun(WATER, "{\"lat\":\"NaN\",\"lon\":-74}", "null"), "/location/lat");
        refused(dryRun(WATER, "{\"lat\":40.7,\"lon\":1e400}", "null"), "/location/lon");
        refused(dryRun(WATER, "{}", "null"), "/location");
        refused(dryRun(WATER, "null", "null"), "/location");
        refused(dryRun("[]", DOOR, "null"), "/lines");
        refused(dryRun("[null]", DOOR, "null"), "/lines");
        refused(dryRun("[{\"sku\":\"WATER-5L\",\"quantity\":2147483648}]", DOOR, "null"), "/lines");
        refused(dryRun("[{\"sku\":\"NOPE\",\"quantity\":1}]", DOOR, "null"), "/lines/0/sku");
    }

    private static final String WATER = "[{\"sku\":\"WATER-5L\",\"quantity\":1}]";
    private static final String DOOR = "{\"lat\":40.71,\"lon\":-74}";

    private ValidatableResponse dryRun(String lines, String location, String deliverBy) {
        return callers.as(merchant, Roles.DISPATCHER)
                .contentType(ContentType.JSON)
                .body("{\"lines\":%s,\"location\":%s,\"deliverBy\":%s}".formatted(lines, location, deliverBy))
                .post("/v1/allocation/dry-run")
                .then();
    }

    private static void refused(ValidatableResponse answer, String pointer) {
        answer.statusCode(org.hamcrest.Matchers.oneOf(400, 422))
                .body("errors[0].pointer", org.hamcrest.Matchers.startsWith(pointer));
    }

    @Test
    void a_foreign_order_is_not_found() {
        exampleCity();
        var order = approved();
        var other = callers.bearer(Ids.next("mer"), Roles.ORDER_MANAGER);
        io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + other)
                .get("/v1/orders/" + order + "/allocation")
                .then()
                .statusCode(404);
        io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + other)
                .contentType(ContentType.JSON)
                .body(Map.of("orderId", order))
                .post("/v1/allocation/dry-run")
                .then()
                .statusCode(404);
    }

    @Test
    void a_channel_says_how_its_orders_are_allocated() {
        callers.as(merchant, Roles.ADMINISTRATOR)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Shop", "model", "BUY_BOX"))
                .put("/v1/channels/web")
                .then()
                .statusCode(200);
        callers.as(merchant, Roles.ORDER_MANAGER)
                .get("/v1/channels/web")
                .then()
                .statusCode(200)
                .body("model", org.hamcrest.Matchers.equalTo("BUY_BOX"));
        callers.as(Ids.next("mer"), Roles.ORDER_MANAGER)
                .get("/v1/channels/web")
                .then()
                .statusCode(404);
    }

    @Test
    void an_address_is_locked_to_the_nearest_warehouse_that_serves_it() {
        warehouses.put(merchant, SomeStock.warehouse("WH-FAR", new GeoPoint(40.95, -73.70)));
        var shop = callers.storefront(merchant);
        var session = io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + shop)
                .contentType(ContentType.JSON)
                .body(Map.of("channel", "app", "location", Map.of("lat", 40.71, "lon", -74.00)))
                .post("/v1/hyperlocal/sessions");
        session.then().statusCode(200).body("warehouse", org.hamcrest.Matchers.equalTo("WH-NY"));
        io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + shop)
                .get("/v1/hyperlocal/sessions/" + session.path("id"))
                .then()
                .statusCode(200);
        io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + callers.storefront(Ids.next("mer")))
                .get("/v1/hyperlocal/sessions/" + session.path("id"))
                .then()
                .statusCode(404);
        io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + shop)
                .contentType(ContentType.JSON)
                .body(Map.of("channel", "app", "location", Map.of("lat", 51.5, "lon", 0.1)))
                .post("/v1/hyperlocal/sessions")
                .then()
                .statusCode(422)
                .body("code", org.hamcrest.Matchers.equalTo("outside_served_area"));
    }

    @Test
    void two_planners_at_once_overload_no_driver_and_promise_no_piece_twice() throws Exception {
        receive("WATER-5L", 52);
        receive("PHONE-X", 26);
        for (var n = 1; n <= 3; n++) driver("D" + n, 43);
        deliveries.drain();
        var placed = new ArrayList<String>();
        for (var n = 0; n < 30; n++) placed.add(place());
        jdbi.useHandle(h -> placed.forEach(order -> h.execute(
                "insert into oms_allocation.waiting_order (order_id, merchant, next_look_at, why, since) values (?, ?, ?, 'test', ?)",
                order,
                merchant,
                Instant.EPOCH,
                Instant.EPOCH)));
        placed.forEach(this::approve);
        Callable<Boolean> planning = () -> {
            planner.plan(merchant);
            return true;
        };
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var done : threads.invokeAll(List.of(planning, planning)))
                assertThat(done.get()).isTrue();
        }
        planner.plan(merchant);
        var planned = placed.stream().map(order -> orders.get(merchant, order)).toList();
        assertThat(planned).extracting(OrderView::status).containsOnly(OrderStatus.ALLOCATED, OrderStatus.BACKORDERED);
        var allocated = planned.stream()
                .filter(order -> order.status() == OrderStatus.ALLOCATED)
                .toList();
        assertThat(allocated).hasSizeBetween(20, 24);
        for (var driver : drivers.all(merchant)) {
            assertThat(driver.load()).isLessThanOrEqualTo(driver.max());
            assertThat(driver.load())
                    .isEqualTo(drivers.claims(merchant, driver.code()).stream()
                            .mapToInt(Claim::units)
                            .sum());
        }
        assertThat(stock.availability(merchant, List.of("PHONE-X")))
                .allSatisfy(row -> assertThat(row.available()).isNotNegative());
        for (var order : allocated)
            assertThat(stock.held(merchant, order.id()))
                    .extracting(Held::shipmentId)
                    .containsOnly(order.shipments().getFirst().id());
        deliveries.drain();
    }

    @Test
    void who_goes_home_between_draft_and_decision_gets_nothing() {
        goods();
        driver("D1", 10, justPastMidnight());
        var order = place();
        QuarkusTransaction.requiringNew().run(() -> approve(order));
        var held = lease.take(Region.everywhere(merchant)).orElseThrow();
        var wish = Wish.of(orders.get(merchant, order));
        var draft =
                Objects.requireNonNull(drafts.make(held.region(), List.of(wish)).get(order));
        assertThat(draft.shipments()).isNotNull();
        drivers.endShift(merchant, "D1");
        var entry = new Waiting.Entry(order, 0, 0, "test", Instant.now(), Instant.now(), null);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> deciding.decide(held, entry, wish, draft)))
                .isInstanceOf(Overtaken.class)
                .hasMessageContaining("D1");
        drivers.startShift(merchant, "D1");
        QuarkusTransaction.requiringNew().run(() -> deciding.decide(held, entry, wish, draft));
        lease.release(held);
        assertThat(only(order).driver()).isEqualTo("D1");
        deliveries.drain();
    }

    /** @return a zone in which the next day is at least 23 hours away */
    private static String justPastMidnight() {
        int hour = Instant.now().atZone(ZoneOffset.UTC).getHour();
        return hour <= 12 ? "Etc/GMT+" + hour : "Etc/GMT-" + (24 - hour);
    }

    @Test
    void a_planner_whose_lease_has_passed_is_found_out() {
        var everywhere = Region.everywhere(merchant);
        var first = lease.take(everywhere).orElseThrow();
        assertThat(lease.take(everywhere)).isEmpty();
        jdbi.useHandle(h -> h.execute(
                "update oms_allocation.planner set held_until = ? where merchant = ?", Instant.EPOCH, merchant));
        var second = lease.take(everywhere).orElseThrow();
        assertThat(second.token()).isGreaterThan(first.token());
        assertThat(lease.renew(first)).isFalse();
        assertThatThrownBy(() -> lease.fence(first)).isInstanceOf(Overtaken.class);
        lease.fence(second);
    }

    /** WH-NY with enough of both, D1 with 3 of 10 on board, D2 with 8 of 10. */
    private void exampleCity() {
        goods();
        driver("D1", 10);
        driver("D2", 10);
        QuarkusTransaction.requiringNew().run(() -> {
            drivers.claim(merchant, Ids.next("shp"), "D1", 3);
            drivers.claim(merchant, Ids.next("shp"), "D2", 8);
        });
    }

    private void goods() {
        receive("WATER-5L", 10);
        receive("PHONE-X", 1);
    }

    private void receive(String sku, long quantity) {
        stock.receive(merchant, SomeStock.receipt("WH-NY", sku, quantity), "test");
    }

    private void driver(String code, int max) {
        driver(code, max, "America/New_York");
    }

    private void driver(String code, int max, String zone) {
        var aroundTheClock = LocalTime.MIDNIGHT;
        drivers.put(
                merchant,
                code,
                new DriverRequest(
                        "Driver " + code, null, null, 2, max, aroundTheClock, aroundTheClock, zone, List.of(), WH_NY));
        drivers.startShift(merchant, code);
    }

    private String approved() {
        var order = place();
        approve(order);
        deliveries.drain();
        return order;
    }

    private String place() {
        var order = NewOrders.example(merchant, orders.nextNumber(merchant, LocalDate.of(2026, 5, 6)));
        QuarkusTransaction.requiringNew().run(() -> {
            orders.place(order);
            try {
                stock.reserve(
                        merchant,
                        order.id(),
                        List.of(new Demand("WATER-5L", 2), new Demand("PHONE-X", 1)),
                        List.of("WH-NY"),
                        null);
            } catch (OutOfStock none) {
                // placed all the same: what is sold and not there is what backorders are made of
            }
        });
        return order.id();
    }

    private void approve(String order) {
        QuarkusTransaction.joiningExisting().run(() -> {
            var view = orders.get(merchant, order);
            orders.authorized(
                    order, new Authorization("A-1", view.total(), Instant.now().plus(7, ChronoUnit.DAYS)));
            orders.approved(order, new FraudVerdict(0.1, "fine", "test"));
        });
    }

    private List<Decision> decisions(String order) {
        return allocation.why(merchant, order).decisions();
    }

    private ShipmentView only(String order) {
        return orders.get(merchant, order).shipments().stream()
                .filter(shipment -> shipment.status().isLive())
                .reduce((a, b) -> {
                    throw new AssertionError("two shipments");
                })
                .orElseThrow();
    }

    /** The time of the next look has come. */
    private void due() {
        jdbi.useHandle(h -> h.execute(
                "update oms_allocation.waiting_order set next_look_at = ? where merchant = ?",
                Instant.EPOCH,
                merchant));
    }
}
