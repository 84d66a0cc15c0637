package oms.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.TestTime;
import oms.browser.Shop;
import oms.identity.Roles;
import oms.inventory.Stock;
import oms.order.Cancellation;
import oms.order.OrderStatus;
import oms.order.OrderView;
import oms.order.Orders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PickBatchesTest {
    private static final String BIN = "B-3-12";

    @Inject
    Shop shop;

    @Inject
    Orders orders;

    @Inject
    Stock stock;

    @Inject
    Waves waves;

    @Inject
    PickBatches batches;

    @Inject
    PickLists lists;

    @Inject
    TestCallers callers;

    @Inject
    TestDeliveries deliveries;

    @Inject
    TestTime time;

    @Inject
    Clock clock;

    String merchant = "";
    String handheld = "";
    List<OrderView> sold = List.of();

    @BeforeEach
    void two_orders_that_are_planned() {
        merchant = shop.open();
        handheld = callers.bearer(merchant, Roles.PICKER);
        sold = List.of(
                shop.sell(merchant, "Ada Lovelace", "tok_approved"),
                shop.sell(merchant, "Grace Hopper", "tok_approved"));
    }

    @AfterEach
    void the_clock_is_real() {
        time.isReal();
    }

    @Test
    void several_orders_share_a_trolley_each_in_a_tote_of_its_own() {
        var batch = next();
        assertThat(batch.getString("batch.status")).isEqualTo("PICKING");
        assertThat(batch.getList("totes.no", Integer.class)).containsExactly(1, 2);
        assertThat(batch.getList("totes.orderNumber", String.class))
                .containsExactlyInAnyOrder(sold.get(0).number(), sold.get(1).number());
        assertThat(batch.getList("steps", Map.class)).hasSize(4);
        assertThat(batch.getInt("batch.pieces")).isEqualTo(6);
    }

    @Test
    void the_last_scan_into_a_tote_picks_its_shipment_and_the_last_of_all_ends_the_round() {
        var id = next().getString("batch.id");
        scan(id, "1", "WATER-5L", 2).then().statusCode(200).body("totes[0].status", equalTo("PICKING"));
        scan(id, "T1", "PHONE-X", 1).then().statusCode(200).body("totes[0].status", equalTo("DONE"));
        assertThat(picked()).isEqualTo(1);
        scan(id, "2", "WATER-5L", 2).then().statusCode(200).body("batch.status", equalTo("PICKING"));
        scan(id, "2", "PHONE-X", 1).then().statusCode(200).body("batch.status", equalTo("DONE"));
        assertThat(picked()).isEqualTo(2);
        scan(id, "2", "PHONE-X", 1).then().statusCode(409).body("code", equalTo("batch_ended"));
    }

    @Test
    void a_wrong_tote_bin_article_or_quantity_counts_nothing() {
        var id = next().getString("batch.id");
        scan(id, "9", "WATER-5L", 1).then().statusCode(409).body("code", equalTo("wrong_tote"));
        scan(id, "1", "TEA", 1).then().statusCode(409).body("code", equalTo("wrong_article"));
        scan(id, "1", "WATER-5L", 3).then().statusCode(409).body("code", equalTo("too_many"));
        post(id + "/scans", Map.of("tote", "1", "bin", "C-1-1", "sku", "WATER-5L", "quantity", 1))
                .then()
                .statusCode(409)
                .body("code", equalTo("wrong_bin"));
        post(id + "/scans", Map.of("tote", "1", "sku", "WATER-5L", "quantity", 1))
                .then()
                .statusCode(400);
        assertThat(get(id).getList("steps.picked", Integer.class)).containsOnly(0);
    }

    @Test
    void a_scan_that_a_device_sends_twice_counts_once() {
        var id = next().getString("batch.id");
        var body = Map.of("tote", "1", "bin", BIN, "sku", "WATER-5L", "quantity", 1, "sequence", 41);
        for (int i = 0; i < 3; i++)
            as().contentType(ContentType.JSON)
                    .body(body)
                    .post("/v1/pick-batches/" + id + "/scans")
                    .then()
                    .statusCode(200);
        assertThat(get(id).getInt("batch.picked")).isEqualTo(1);
    }

    @Test
    void a_list_on_a_trolley_is_not_picked_alone_beside_it() {
        var list = next().getString("totes[0].list");
        as().contentType(ContentType.JSON)
                .header("Idempotency-Key", Ids.next("key"))
                .body(Map.of("sku", "WATER-5L", "quantity", 1))
                .post("/v1/pick-lists/" + list + "/scans")
                .then()
                .statusCode(409)
                .body("code", equalTo("on_trolley"));
    }

    @Test
    void what_a_cancelled_order_has_in_its_tote_is_put_back_and_then_the_round_ends() {
        var batch = next();
        var id = batch.getString("batch.id");
        scan(id, "1", "WATER-5L", 2).then().statusCode(200);
        scan(id, "2", "WATER-5L", 2).then().statusCode(200);
        scan(id, "2", "PHONE-X", 1).then().statusCode(200);
        cancel(batch.getString("totes[0].orderNumber"));
        scan(id, "1", "PHONE-X", 1).then().statusCode(409).body("code", equalTo("list_cancelled"));
        deliveries.drain();
        var left = get(id);
        assertThat(left.getString("batch.status")).isEqualTo("PICKING");
        assertThat(left.getList("putBacks.quantity", Integer.class)).containsExactly(2);
        assertThat(left.getInt("putBacks[0].tote")).isEqualTo(1);
        var list = batch.getString("totes[0].list");
        putBack(list, "PHONE-X", 1).then().statusCode(409).body("code", equalTo("wrong_article"));
        putBack(list, "WATER-5L", 3).then().statusCode(409).body("code", equalTo("too_many"));
        putBack(list, "WATER-5L", 2).then().statusCode(200).body("", hasSize(0));
        assertThat(get(id).getString("batch.status")).isEqualTo("DONE");
        putBack(list, "WATER-5L", 1).then().statusCode(409).body("code", equalTo("nothing_to_put_back"));
    }

    @Test
    void a_round_of_which_nothing_is_wanted_any_more_is_cancelled() {
        waves.release(merchant, Shop.WAREHOUSE, "office");
        sold.forEach(order -> cancel(order.number()));
        deliveries.drain();
        as().get("/v1/pick-batches?status=CANCELLED").then().statusCode(200).body("", hasSize(1));
        post("next", Map.of("warehouse", Shop.WAREHOUSE)).then().statusCode(409).body("code", equalTo("nothing_waits"));
    }

    @Test
    void a_short_pick_ends_one_tote_and_the_others_go_on() {
        var batch = next();
        var id = batch.getString("batch.id");
        var first = batch.getList("totes.list", String.class).getFirst();
        var step = batch.getInt("steps.find { it.sku == 'WATER-5L' && it.list == '" + first + "' }.no");
        scan(id, "1", "WATER-5L", 1).then().statusCode(200);
        post(id + "/short", Map.of("step", step, "found", 2, "reason", "damaged"))
                .then()
                .statusCode(409);
        post(id + "/short", Map.of("step", step, "found", 1, "reason", "damaged"))
                .then()
                .statusCode(200)
                .body("totes[0].status", equalTo("CANCELLED"))
                .body("putBacks[0].quantity", equalTo(1))
                .body("batch.status", equalTo("PICKING"));
        deliveries.drain();
        assertThat(stock.availability(merchant, List.of("WATER-5L")).getFirst().onHand())
                .isEqualTo(49);
        as().get("/v1/pick-lists?status=OPEN")
                .then()
                .body("items.id", org.hamcrest.Matchers.not(hasItem(first)))
                .body("items", hasSize(2));
        scan(id, "2", "WATER-5L", 2).then().statusCode(200);
    }

    @Test
    void two_pickers_who_ask_at_once_never_get_the_same_trolley() throws Exception {
        for (int i = 0; i < 4; i++) shop.sell(merchant, "Mary Somerville", "tok_approved");
        waves.put(merchant, Shop.WAREHOUSE, rules(2, List.of()), "office");
        waves.release(merchant, Shop.WAREHOUSE, "office");
        var asked = new ArrayList<Callable<String>>();
        for (int i = 0; i < 3; i++) {
            var picker = "picker " + i;
            asked.add(() ->
                    batches.next(merchant, Shop.WAREHOUSE, "", picker).batch().id());
        }
        var taken = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(asked)) taken.add(answer.get());
        }
        assertThat(taken).hasSize(3);
        assertThat(batches.next(merchant, Shop.WAREHOUSE, "", "picker 1")
                        .batch()
                        .picker())
                .isEqualTo("picker 1");
    }

    @Test
    void a_cut_off_releases_its_wave_once_however_many_look() throws Exception {
        var cutOff = clock.instant()
                .atZone(ZoneId.of("America/New_York"))
                .plusMinutes(2)
                .toLocalTime()
                .withSecond(0)
                .withNano(0);
        waves.put(merchant, Shop.WAREHOUSE, rules(6, List.of(cutOff)), "office");
        waves.releaseDue();
        assertThat(waves.latest(merchant, "", 9)).isEmpty();
        time.passes(Duration.ofMinutes(3));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(
                    java.util.Collections.<Callable<Object>>nCopies(4, Executors.callable(waves::releaseDue))))
                done.get();
        }
        assertThat(waves.latest(merchant, "", 9)).singleElement().satisfies(wave -> {
            assertThat(wave.lists()).isEqualTo(2);
            assertThat(wave.batches()).isEqualTo(1);
            assertThat(wave.cutOffAt()).isNotNull();
        });
    }

    @Test
    void where_pickers_stay_in_a_zone_the_parts_of_a_shipment_come_together_when_all_are_picked() {
        merchant = shop.openOnTwoAisles();
        handheld = callers.bearer(merchant, Roles.PICKER);
        callers.as(merchant, Roles.WAREHOUSE)
                .contentType(ContentType.JSON)
                .body("""
                        {"binMm": 1000, "aisles": [{"name": "A", "atMm": 0, "zone": "Cold"}, {"name": "B", "atMm": 4000, "zone": "Dry"}],
                         "crossAisles": [{"afterBin": 0, "widthMm": 2000}, {"afterBin": 20, "widthMm": 2000}], "depot": {"aisle": "A", "crossAisle": 0}}""")
                .put("/v1/warehouses/WH-NY/layout")
                .then()
                .statusCode(200);
        var order = shop.sell(merchant, "Emmy Noether", "tok_approved");
        waves.put(merchant, Shop.WAREHOUSE, new FloorRules(6, 40, 2, true, List.of(), null, 1000, 5, 30), "office");
        waves.release(merchant, Shop.WAREHOUSE, "office");
        var both = as().get("/v1/pick-batches?status=OPEN").jsonPath();
        assertThat(both.getList("zone", String.class)).containsExactlyInAnyOrder("Cold", "Dry");
        for (var zone : List.of("Cold", "Dry")) {
            var batch = post("next", Map.of("warehouse", Shop.WAREHOUSE, "zone", zone))
                    .jsonPath();
            assertThat(batch.getString("batch.zone")).isEqualTo(zone);
            var id = batch.getString("batch.id");
            post(id + "/scans", Map.of("tote", "1", "bin", "Z-1-1", "sku", "WATER-5L", "quantity", 1))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("wrong_bin"));
            for (var step : batch.<Map<String, Object>>getList("steps"))
                post(
                                id + "/scans",
                                Map.of(
                                        "tote",
                                        String.valueOf(step.get("tote")),
                                        "bin",
                                        step.get("bin"),
                                        "sku",
                                        step.get("sku"),
                                        "quantity",
                                        step.get("quantity")))
                        .then()
                        .statusCode(200);
            assertThat(get(id).getString("batch.status")).isEqualTo("DONE");
        }
        assertThat(orders.get(merchant, order.id()).status()).isEqualTo(OrderStatus.PICKED);
        callers.as(merchant, Roles.WAREHOUSE)
                .accept("text/html")
                .get("/fulfillment/waves")
                .then()
                .statusCode(200)
                .body(containsString("To be brought together"));
    }

    @Test
    void a_held_order_leaves_the_trolley_and_is_picked_alone_later() {
        var batch = next();
        var id = batch.getString("batch.id");
        var held = sold.stream()
                .filter(o -> o.number().equals(batch.getString("totes[0].orderNumber")))
                .findFirst()
                .orElseThrow();
        orders.hold(merchant, held.id(), "address looks odd", "test");
        scan(id, "1", "WATER-5L", 1).then().statusCode(409).body("code", equalTo("order_held"));
        post(id + "/leave", Map.of("list", batch.getString("totes[0].list")))
                .then()
                .statusCode(200)
                .body("totes", hasSize(1));
        scan(id, "2", "WATER-5L", 2).then().statusCode(200);
        scan(id, "2", "PHONE-X", 1).then().statusCode(200).body("batch.status", equalTo("DONE"));
        orders.release(merchant, held.id(), "checked", "test");
        lists.scan(merchant, batch.getString("totes[0].list"), new Scan(null, "WATER-5L", null, 1, null), "test");
    }

    @Test
    void a_round_that_nobody_has_begun_is_dissolved_and_its_lists_wait_again() {
        var office = callers.bearer(merchant, Roles.WAREHOUSE);
        waves.release(merchant, Shop.WAREHOUSE, "office");
        var id = as().get("/v1/pick-batches").jsonPath().getString("[0].id");
        post(id + "/dissolve", Map.of()).then().statusCode(403);
        handheld = office;
        post(id + "/dissolve", Map.of()).then().statusCode(200).body("batch.status", equalTo("CANCELLED"));
        var again = next().getString("batch.id");
        assertThat(again).isNotEqualTo(id);
        post(again + "/dissolve", Map.of()).then().statusCode(409).body("code", equalTo("batch_begun"));
    }

    @Test
    void the_packing_bench_finds_a_shipment_by_its_tote_which_holds_one_at_a_time() {
        var batch = next();
        var id = batch.getString("batch.id");
        post(id + "/totes", Map.of("tote", 1, "code", "TOTE-77"))
                .then()
                .statusCode(200)
                .body("totes[0].code", equalTo("TOTE-77"));
        post(id + "/totes", Map.of("tote", 2, "code", "tote-77"))
                .then()
                .statusCode(409)
                .body("code", equalTo("tote_in_use"));
        post(id + "/totes", Map.of("tote", 2, "code", "T1")).then().statusCode(400);
        scan(id, "tote-77", "WATER-5L", 2).then().statusCode(200);
        var bench = callers.browser(merchant, Roles.PICKER).redirects().follow(false);
        bench.get("/fulfillment/pack?tote=TOTE-77")
                .then()
                .statusCode(200)
                .body(containsString("Nothing that is ready"));
        scan(id, "TOTE-77", "PHONE-X", 1).then().statusCode(200);
        callers.browser(merchant, Roles.PICKER)
                .redirects()
                .follow(false)
                .get("/fulfillment/pack?tote=tote-77")
                .then()
                .statusCode(303)
                .header("Location", endsWith(batch.getString("totes[0].shipmentId")));
    }

    @Test
    void pages_show_waves_trolleys_and_what_goes_back() {
        var id = next().getString("batch.id");
        scan(id, "1", "WATER-5L", 1).then().statusCode(200);
        cancel(get(id).getString("totes[0].orderNumber"));
        deliveries.drain();
        var wave = get(id).getString("batch.waveId");
        for (var page : List.of("/fulfillment/waves", "/fulfillment/waves/" + wave, "/fulfillment/waves/rounds/" + id))
            callers.browser(merchant, Roles.WAREHOUSE)
                    .get(page)
                    .then()
                    .statusCode(200)
                    .body(containsString(BatchSummary.name(id)));
        callers.browser(merchant, Roles.PICKER)
                .get("/fulfillment/pick")
                .then()
                .statusCode(200)
                .body(containsString("Put back"));
        callers.browser(merchant, Roles.PICKER)
                .get("/fulfillment/batch/" + id)
                .then()
                .statusCode(200)
                .body(containsString("data-batch"));
        callers.browser(merchant, Roles.PICKER)
                .get("/fulfillment/batch/put-backs")
                .then()
                .statusCode(200)
                .body(containsString("WATER-5L"));
        callers.browser(merchant, Roles.PICKER).get("/fulfillment/waves").then().statusCode(403);
    }

    @Test
    void a_foreign_trolley_is_not_there_and_drivers_pick_nothing() {
        var id = next().getString("batch.id");
        handheld = callers.bearer(Ids.next("mer"), Roles.PICKER);
        scan(id, "1", "WATER-5L", 1).then().statusCode(404);
        as().get("/v1/pick-batches/" + id).then().statusCode(404);
        as().get("/v1/pick-batches").then().statusCode(200).body("", hasSize(0));
        post("next", Map.of("warehouse", Shop.WAREHOUSE)).then().statusCode(404);
        handheld = callers.bearer(merchant, Roles.DRIVER);
        scan(id, "1", "WATER-5L", 1).then().statusCode(403);
    }

    @Test
    void rules_are_kept_and_nonsense_is_refused() {
        handheld = callers.bearer(merchant, Roles.WAREHOUSE);
        var rules = """
                {"totes": 8, "toteLitres": 30, "pickers": 3, "byZone": false, "cutOffs": ["10:00", "14:30"], "horizonMinutes": 240,
                 "walkMmPerSecond": 1200, "secondsPerPiece": 6, "setupSeconds": 60}""";
        put(rules).then().statusCode(200).body("cutOffs", hasSize(2)).body("totes", equalTo(8));
        as().get("/v1/warehouses/WH-NY/floor-rules").then().statusCode(200).body("horizonMinutes", equalTo(240));
        put(rules.replace("\"totes\": 8", "\"totes\": 0")).then().statusCode(400);
        put(rules.replace("14:30", "14:30:10")).then().statusCode(400);
        put(rules.replace("14:30", "25:30")).then().statusCode(400);
    }

    private Response put(String rules) {
        return as().contentType(ContentType.JSON).body(rules).put("/v1/warehouses/WH-NY/floor-rules");
    }

    private static FloorRules rules(int totes, List<LocalTime> cutOffs) {
        return new FloorRules(totes, 40, 2, false, cutOffs, null, 1_000, 5, 30);
    }

    private void cancel(String number) {
        var order = orders.findByNumber(merchant, number).orElseThrow();
        orders.cancel(merchant, order.id(), new Cancellation(Cancellation.Cause.MERCHANT, "buyer called", "test"));
    }

    private long picked() {
        return sold.stream()
                .filter(o -> orders.get(merchant, o.id()).status() == OrderStatus.PICKED)
                .count();
    }

    private JsonPath next() {
        return post("next", Map.of("warehouse", Shop.WAREHOUSE))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private JsonPath get(String id) {
        return as().get("/v1/pick-batches/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Response scan(String id, String tote, String sku, int quantity) {
        return post(id + "/scans", Map.of("tote", tote, "bin", BIN, "sku", sku, "quantity", quantity));
    }

    private Response putBack(String list, String sku, int quantity) {
        return as().contentType(ContentType.JSON)
                .header("Idempotency-Key", Ids.next("key"))
                .body(Map.of("sku", sku, "bin", BIN, "quantity", quantity))
                .post("/v1/put-backs/" + list + "/scans");
    }

    private Response post(String path, Object body) {
        return as().contentType(ContentType.JSON)
                .header("Idempotency-Key", Ids.next("key"))
                .body(body)
                .post("/v1/pick-batches/" + path);
    }

    private io.restassured.specification.RequestSpecification as() {
        return RestAssured.given().header("Authorization", "Bearer " + handheld);
    }
}
