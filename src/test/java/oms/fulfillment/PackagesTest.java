package oms.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.identity.Roles;
import oms.order.Cancellation;
import oms.order.OrderStatus;
import oms.order.Orders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PackagesTest {
    /** Two canisters, one phone, a large box. */
    private static final Map<String, Integer> ALL = Map.of("WATER-5L", 2, "PHONE-X", 1);

    private static final int ALL_IN_L = 2 * 5_100 + 400 + 480;

    @Inject
    Orders orders;

    @Inject
    FloorOrders floor;

    @Inject
    TestDeliveries deliveries;

    @Inject
    TestCallers callers;

    final String merchant = Ids.next("mer");
    String handheld;
    String order;
    String shipment;

    @BeforeEach
    void an_order_that_is_picked() {
        handheld = callers.bearer(merchant, Roles.PICKER);
        order = floor.picked(merchant);
        shipment = floor.shipment(merchant, order).id();
        assertThat(status()).isEqualTo(OrderStatus.PICKED);
    }

    @Test
    void one_box_is_proposed_with_a_place_for_every_piece() {
        var proposal = as().get("/v1/shipments/" + shipment + "/boxes").then().statusCode(200);
        proposal.body("packages", hasSize(1))
                .body("packages[0].contents.find { it.sku == 'WATER-5L' }.quantity", equalTo(2))
                .body("packages[0].placements", hasSize(3))
                .body("packages[0].placements.measured", equalTo(List.of(true, true, true)));
        var box = proposal.extract().jsonPath().getString("packages[0].box");
        assertThat(proposal.extract().jsonPath().getInt("packages[0].expectedWeightGrams"))
                .isEqualTo(2 * 5_100 + 400 + tare(box));
    }

    @Test
    void packing_as_proposed_makes_the_order_packed_and_tells_the_drivers() {
        var sealed = seal("L", ALL_IN_L + 12, ALL);
        sealed.then()
                .statusCode(201)
                .body("packed", equalTo(true))
                .body("sscc", matchesPattern("\\d{18}"))
                .body("contents", hasSize(2));
        assertThat(status()).isEqualTo(OrderStatus.PACKED);
        as().get("/v1/shipments/" + shipment + "/boxes").then().body("packages", empty());
        seal("L", ALL_IN_L, ALL).then().statusCode(409).body("code", equalTo("already_packed"));
    }

    @Test
    void a_shipment_of_two_boxes_is_packed_with_the_second() {
        seal("S", 400 + 150, Map.of("PHONE-X", 1)).then().statusCode(201).body("packed", equalTo(false));
        assertThat(status()).isEqualTo(OrderStatus.PICKED);
        as().get("/v1/shipments/" + shipment + "/boxes")
                .then()
                .body("packages.contents.flatten().sku.unique()", equalTo(List.of("WATER-5L")));
        seal("L", 400 + 480, Map.of("PHONE-X", 1)).then().statusCode(409).body("code", equalTo("too_many"));
        seal("L", 10_200 + 480, Map.of("WATER-5L", 2))
                .then()
                .statusCode(201)
                .body("packed", equalTo(true))
                .body("no", equalTo(2));
        assertThat(status()).isEqualTo(OrderStatus.PACKED);
        as().get("/v1/shipments/" + shipment + "/packages").then().body("items", hasSize(2));
    }

    @Test
    void the_scales_refuse_what_is_missing_or_too_much_and_say_what_it_may_be() {
        seal("L", ALL_IN_L - 5_080, ALL)
                .then()
                .statusCode(422)
                .body("code", equalTo("weight_mismatch"))
                .body("detail", containsString("1 × WATER-5L"))
                .body("detail", containsString("missing"))
                .body("expectedGrams", equalTo(ALL_IN_L));
        seal("L", ALL_IN_L + 420, ALL).then().statusCode(422).body("detail", containsString("1 × PHONE-X"));
        assertThat(status()).isEqualTo(OrderStatus.PICKED);
        as().get("/v1/shipments/" + shipment + "/packages").then().body("items", empty());
    }

    @Test
    void a_merchant_may_weigh_more_exactly_and_print_own_numbers() {
        var office = callers.as(merchant, Roles.WAREHOUSE);
        office.contentType(ContentType.JSON)
                .body(Map.of("companyPrefix", "061414112", "tolerancePermille", 0, "toleranceGrams", 10))
                .put("/v1/packing-rules")
                .then()
                .statusCode(200);
        seal("L", ALL_IN_L + 11, ALL).then().statusCode(422);
        seal("L", ALL_IN_L + 10, ALL).then().statusCode(201).body("sscc", matchesPattern("\\d061414112\\d{8}"));
    }

    @Test
    void what_is_not_in_the_shipment_or_more_than_it_holds_is_refused() {
        seal("L", 1_000, Map.of("TEA", 1)).then().statusCode(409).body("code", equalTo("wrong_article"));
        seal("L", 3 * 5_100 + 480, Map.of("WATER-5L", 3)).then().statusCode(409).body("code", equalTo("too_many"));
        seal("NOPE", ALL_IN_L, ALL).then().statusCode(400).body("errors.code", hasItem("unknown_box"));
        seal("L", 0, ALL).then().statusCode(400);
        seal("XS", 10_200 + 60, Map.of("WATER-5L", 2))
                .then()
                .statusCode(409)
                .body("code", equalTo("too_heavy_for_box"));
        as().contentType(ContentType.JSON)
                .body(body("L", ALL_IN_L, ALL))
                .post("/v1/shipments/" + shipment + "/packages")
                .then()
                .statusCode(400);
        assertThat(status()).isEqualTo(OrderStatus.PICKED);
    }

    @Test
    void goods_go_as_they_are_where_no_box_is_wanted() {
        seal("AS-IS", 5_100, Map.of("WATER-5L", 1)).then().statusCode(201).body("box", equalTo("AS-IS"));
    }

    @Test
    void the_same_sealing_sent_twice_makes_one_package() {
        var key = Ids.next("key");
        var first = post(key, body("S", 550, Map.of("PHONE-X", 1)));
        var second = post(key, body("S", 550, Map.of("PHONE-X", 1)));
        assertThat(second.path("id").toString()).isEqualTo(first.path("id").toString());
        as().get("/v1/shipments/" + shipment + "/packages").then().body("items", hasSize(1));
    }

    @Test
    void two_packers_at_once_do_not_pack_a_piece_twice() throws Exception {
        Callable<Integer> packer = () -> seal("S", 550, Map.of("PHONE-X", 1)).statusCode();
        try (var bench = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = bench.invokeAll(List.of(packer, packer, packer, packer)).stream()
                    .map(answer -> answer.resultNow())
                    .sorted()
                    .toList();
            assertThat(answers).containsExactly(201, 409, 409, 409);
        }
    }

    @Test
    void a_sealed_package_may_be_opened_again_until_everything_is_packed() {
        var id = seal("S", 550, Map.of("PHONE-X", 1)).path("id").toString();
        as().delete("/v1/packages/" + id).then().statusCode(200).body("status", equalTo("VOIDED"));
        as().delete("/v1/packages/" + id).then().statusCode(200);
        as().get("/v1/packages/" + id + "/label.pdf").then().statusCode(409).body("code", equalTo("package_voided"));
        var last = seal("L", ALL_IN_L, ALL);
        last.then().statusCode(201).body("no", equalTo(1)).body("packed", equalTo(true));
        as().delete("/v1/packages/" + last.path("id")).then().statusCode(409).body("code", equalTo("shipment_packed"));
        as().get("/v1/shipments/" + shipment + "/packages")
                .then()
                .body("items.status", equalTo(List.of("VOIDED", "SEALED")))
                .body("items[0].voidReason", equalTo("opened again"));
    }

    @Test
    void labels_are_printed_and_every_print_is_recorded() {
        var id = seal("L", ALL_IN_L, ALL).path("id").toString();
        var pdf = as().get("/v1/packages/" + id + "/label.pdf");
        pdf.then().statusCode(200).contentType("application/pdf");
        assertThat(new String(pdf.asByteArray(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        var sscc = as().get("/v1/packages/" + id).path("sscc").toString();
        var zpl = new String(
                as().get("/v1/packages/" + id + "/label.zpl")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray(),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(zpl).contains(sscc, "Ada Lovelace", "WH-NY");
        as().get("/v1/packages/" + id).then().body("labelPrints", equalTo(2));
        as().get("/v1/shipments/" + shipment + "/packing-slip.pdf")
                .then()
                .statusCode(200)
                .contentType("application/pdf");
    }

    @Test
    void a_cancelled_order_leaves_no_package_behind() {
        var id = seal("S", 550, Map.of("PHONE-X", 1)).path("id").toString();
        orders.cancel(merchant, order, new Cancellation(Cancellation.Cause.MERCHANT, "buyer called", "test"));
        seal("L", 10_680, Map.of("WATER-5L", 2)).then().statusCode(409).body("code", equalTo("shipment_cancelled"));
        as().get("/v1/packages/" + id + "/label.zpl").then().statusCode(409);
        deliveries.drain();
        as().get("/v1/packages/" + id)
                .then()
                .body("status", equalTo("VOIDED"))
                .body("voidReason", containsString("buyer called"));
    }

    @Test
    void a_held_order_and_one_that_is_not_picked_are_not_packed() {
        orders.hold(merchant, order, "address in doubt", "test");
        seal("L", ALL_IN_L, ALL).then().statusCode(409).body("code", equalTo("order_held"));
        var other = floor.planned(merchant);
        shipment = floor.shipment(merchant, other).id();
        seal("L", ALL_IN_L, ALL).then().statusCode(409).body("code", equalTo("not_picked"));
    }

    @Test
    void foreign_shipments_and_packages_are_not_there_and_drivers_pack_nothing() {
        var id = seal("S", 550, Map.of("PHONE-X", 1)).path("id").toString();
        handheld = callers.bearer(Ids.next("mer"), Roles.PICKER);
        seal("L", 10_680, Map.of("WATER-5L", 2)).then().statusCode(404);
        as().get("/v1/shipments/" + shipment + "/boxes").then().statusCode(404);
        as().get("/v1/shipments/" + shipment + "/packages").then().statusCode(404);
        as().get("/v1/shipments/" + shipment + "/packing-slip.pdf").then().statusCode(404);
        as().get("/v1/packages/" + id).then().statusCode(404);
        as().get("/v1/packages/" + id + "/label.pdf").then().statusCode(404);
        as().delete("/v1/packages/" + id).then().statusCode(404);
        handheld = callers.bearer(merchant, Roles.DRIVER);
        seal("L", 10_680, Map.of("WATER-5L", 2)).then().statusCode(403);
    }

    @Test
    void the_first_box_of_their_own_replaces_the_usual_ones() {
        as().get("/v1/boxes").then().body("items", hasSize(5));
        put("B1", box("USD")).then().statusCode(200).body("active", equalTo(true));
        as().get("/v1/boxes").then().body("items.code", equalTo(List.of("B1")));
        as().get("/v1/shipments/" + shipment + "/boxes").then().body("packages[0].box", equalTo("B1"));
        put("B1", box("EUR")).then().statusCode(400).body("errors.code", hasItem("wrong_currency"));
        put("AS-IS", box("USD")).then().statusCode(400).body("errors.code", hasItem("reserved_code"));
        var flat = box("USD");
        flat.put("heightMm", 0);
        put("B2", flat).then().statusCode(400);
    }

    private static Map<String, Object> box(String currency) {
        var box = new LinkedHashMap<String, Object>();
        box.put("name", "The big one");
        box.put("lengthMm", 600);
        box.put("widthMm", 500);
        box.put("heightMm", 400);
        box.put("tareGrams", 700);
        box.put("maxGrams", 30_000);
        box.put("cost", Map.of("amount", 210, "currency", currency));
        return box;
    }

    private Response put(String code, Map<String, Object> box) {
        return callers.as(merchant, Roles.WAREHOUSE)
                .contentType(ContentType.JSON)
                .body(box)
                .put("/v1/boxes/" + code);
    }

    private int tare(String box) {
        return as().get("/v1/boxes").jsonPath().getInt("items.find { it.code == '%s' }.tareGrams".formatted(box));
    }

    private Response seal(String box, int grams, Map<String, Integer> items) {
        return post(Ids.next("key"), body(box, grams, items));
    }

    private Response post(String key, Map<String, Object> body) {
        return as().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/shipments/" + shipment + "/packages");
    }

    private static Map<String, Object> body(String box, int grams, Map<String, Integer> items) {
        return Map.of(
                "box",
                box,
                "weightGrams",
                grams,
                "items",
                items.entrySet().stream()
                        .map(e -> Map.of("sku", e.getKey(), "quantity", e.getValue()))
                        .toList());
    }

    private RequestSpecification as() {
        return RestAssured.given().header("Authorization", "Bearer " + handheld);
    }

    private OrderStatus status() {
        return orders.get(merchant, order).status();
    }
}
