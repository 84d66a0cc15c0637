package oms.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import oms.Ids;
import oms.TestCallers;
import oms.identity.Roles;
import oms.inventory.SomeStock;
import oms.inventory.Warehouses;
import oms.money.Money;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PackingFormsTest {
    @Inject
    TestCallers callers;

    @Inject
    Warehouses warehouses;

    @Inject
    Boxes boxes;

    @Inject
    FloorOrders floor;

    final String merchant = Ids.next("mer");

    @Test
    void scales_numbers_and_freight_are_set_in_the_console() {
        send("rules", rules("1.20")).then().statusCode(303);
        var freight = boxes.rules(merchant).freight();
        assertThat(freight).isEqualTo(new Freight(5000, Money.of(120, "USD"), 500, 4));
        callers.browser(merchant, Roles.WAREHOUSE)
                .get("/fulfillment/packing")
                .then()
                .statusCode(200)
                .body(allOf(containsString("0614141"), containsString("1.20")));
        send("rules", rules("")).then().statusCode(303);
        assertThat(boxes.rules(merchant).freight()).isNull();
        send("rules", rules("1.234")).then().statusCode(400).body(containsString("Freight of a kilogram"));
        var tooShort = Map.of("companyPrefix", "12", "tolerancePermille", "30", "toleranceGrams", "50");
        send("rules", tooShort).then().statusCode(400).body(containsString("6 to 12 digits"));
    }

    @Test
    void a_printer_is_named_in_the_console_where_the_operator_allows_it() {
        warehouses.put(merchant, SomeStock.warehouse("WH-NY"));
        send("printers", printer("203.0.113.9", "WH-NY")).then().statusCode(400).body(containsString("printer-hosts"));
        send("printers", printer("127.0.0.1", "WH-XX"))
                .then()
                .statusCode(400)
                .body(containsString("no such warehouse"));
        send("printers", printer("127.0.0.1", "WH-NY")).then().statusCode(303);
        callers.browser(merchant, Roles.WAREHOUSE)
                .get("/fulfillment/packing")
                .then()
                .statusCode(200)
                .body(allOf(containsString("127.0.0.1:9100"), containsString("Bench 1")));
        send("printers", printer("not a host", "WH-NY")).then().statusCode(400).body(containsString("a host name"));
        TestCallers.form(callers.browser(merchant, Roles.PICKER))
                .formParams(printer("127.0.0.1", "WH-NY"))
                .post("/fulfillment/packing/printers")
                .then()
                .statusCode(403);
    }

    @Test
    void a_box_is_made_changed_and_put_aside_in_the_console() {
        send("boxes", box("WINE", "0.80", "yes")).then().statusCode(303);
        var made = new BoxView("WINE", "Wine carton", 400, 300, 350, 600, 20_000, Money.of(80, "USD"), true);
        assertThat(boxes.all(merchant)).containsExactly(made);
        send("boxes", box("WINE", "0.95", "")).then().statusCode(303);
        assertThat(boxes.all(merchant)).singleElement().satisfies(changed -> {
            assertThat(changed.cost()).isEqualTo(Money.of(95, "USD"));
            assertThat(changed.active()).isFalse();
        });
        send("boxes", box("W I", "0.80", "yes")).then().statusCode(400).body(containsString("at most 32"));
        send("boxes", box("AS-IS", "0.80", "yes")).then().statusCode(400).body(containsString("without a box"));
        send("boxes", box("WINE", "0.805", "yes")).then().statusCode(400).body(containsString("Cost of a box"));
        send("boxes", box("WINE", "-1", "yes")).then().statusCode(400).body(containsString("between 0 and"));
        assertThat(boxes.all(merchant)).hasSize(1);
    }

    @Test
    void a_package_is_put_into_the_lane_over_the_api_too() {
        var shipment = floor.shipment(merchant, floor.picked(merchant)).id();
        var box = callers.as(merchant, Roles.PICKER)
                .get("/v1/shipments/" + shipment + "/boxes")
                .jsonPath();
        var sscc = callers.as(merchant, Roles.PICKER)
                .header("Idempotency-Key", Ids.next("key"))
                .contentType("application/json")
                .body(Map.of(
                        "box",
                        box.getString("packages[0].box"),
                        "weightGrams",
                        box.getInt("packages[0].expectedWeightGrams"),
                        "items",
                        box.getList("packages[0].contents").stream()
                                .map(of -> Map.of(
                                        "sku",
                                        ((Map<?, ?>) of).get("sku"),
                                        "quantity",
                                        ((Map<?, ?>) of).get("quantity")))
                                .toList()))
                .post("/v1/shipments/" + shipment + "/packages")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("sscc");
        for (var code : new String[] {sscc, "(00)" + sscc})
            scan(merchant, code).then().statusCode(200).body("sscc", equalTo(sscc));
        callers.as(merchant, Roles.PICKER)
                .get("/v1/staging?warehouse=WH-NY")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].complete", equalTo(true))
                .body("items[0].driver", equalTo("D1"));
        scan(merchant, "106141412345678908").then().statusCode(409).body("code", equalTo("unknown_package"));
        scan(Ids.next("mer"), sscc).then().statusCode(409).body("code", equalTo("unknown_package"));
    }

    private Response scan(String of, String code) {
        return callers.as(of, Roles.PICKER)
                .contentType("application/json")
                .body(Map.of("sscc", code))
                .post("/v1/staging/scans");
    }

    private Response send(String what, Map<String, String> fields) {
        callers.merchant(merchant);
        return TestCallers.form(callers.browser(merchant, Roles.WAREHOUSE))
                .formParams(fields)
                .post("/fulfillment/packing/" + what);
    }

    private static Map<String, String> rules(String perKg) {
        return Map.of(
                "companyPrefix", "0614141",
                "tolerancePermille", "30",
                "toleranceGrams", "50",
                "perKg", perKg,
                "divisor", "5000",
                "stepGrams", "500",
                "wallMm", "4");
    }

    private static Map<String, String> box(String code, String cost, String active) {
        return Map.of(
                "code", code,
                "name", "Wine carton",
                "lengthMm", "400",
                "widthMm", "300",
                "heightMm", "350",
                "tareGrams", "600",
                "maxGrams", "20000",
                "cost", cost,
                "active", active);
    }

    private static Map<String, String> printer(String host, String warehouse) {
        return Map.of(
                "code", "P1", "name", "Bench 1", "warehouse", warehouse, "host", host, "port", "9100", "active", "yes");
    }
}
