package oms.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import oms.Ids;
import oms.TestCallers;
import oms.identity.Roles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PrintersTest {
    @Inject
    FloorOrders floor;

    @Inject
    TestCallers callers;

    final String merchant = Ids.next("mer");
    String shipment = "";
    String parcel = "";
    String handheld = "";

    @BeforeEach
    void a_package() {
        handheld = callers.bearer(merchant, Roles.PICKER);
        shipment = floor.shipment(merchant, floor.picked(merchant)).id();
        parcel = post(
                        "/v1/shipments/" + shipment + "/packages",
                        Map.of(
                                "box",
                                "L",
                                "weightGrams",
                                11_080,
                                "items",
                                List.of(
                                        Map.of("sku", "WATER-5L", "quantity", 2),
                                        Map.of("sku", "PHONE-X", "quantity", 1))),
                        Ids.next("key"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");
    }

    @Test
    void a_label_goes_to_the_printer_by_raw_socket_once_and_every_print_is_on_record() throws Exception {
        try (var printer = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var heard = threads.submit(() -> {
                try (var socket = printer.accept()) {
                    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                }
            });
            put("ZEBRA-1", "127.0.0.1", printer.getLocalPort()).then().statusCode(200);
            var key = Ids.next("key");
            print("ZEBRA-1", key).then().statusCode(201).body("outcome", equalTo("SENT"));
            print("ZEBRA-1", key).then().statusCode(201).header("Idempotent-Replayed", "true");
            assertThat(heard.get()).startsWith("^XA^CI28").endsWith("^XZ\n");
            callers.as(merchant, Roles.PICKER)
                    .get("/v1/packages/" + parcel + "/label.pdf")
                    .then()
                    .statusCode(200);
            callers.as(merchant, Roles.PICKER)
                    .get("/v1/packages/" + parcel + "/prints")
                    .then()
                    .statusCode(200)
                    .body("printer", contains(equalTo("ZEBRA-1"), nullValue()))
                    .body("format", contains("ZPL", "PDF"));
        }
    }

    @Test
    void a_printer_that_is_off_is_said_and_recorded_and_printing_again_is_possible() throws IOException {
        int port;
        try (var gone = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            port = gone.getLocalPort();
        }
        put("ZEBRA-1", "127.0.0.1", port).then().statusCode(200);
        print("ZEBRA-1", Ids.next("key")).then().statusCode(409).body("code", equalTo("printer_not_reached"));
        callers.as(merchant, Roles.PICKER)
                .get("/v1/packages/" + parcel + "/prints")
                .then()
                .body("outcome", contains("FAILED"));
        callers.browser(merchant, Roles.PICKER)
                .get("/fulfillment/pack/" + shipment)
                .then()
                .statusCode(200)
                .body(containsString("Printer ZEBRA-1"));
    }

    @Test
    void only_hosts_that_the_operator_names_are_knocked_at() {
        put("ZEBRA-1", "169.254.169.254", 80).then().statusCode(400).body("errors.code", hasItem("host_not_allowed"));
        put("ZEBRA-1", "10.77.evil.example", 9100).then().statusCode(400);
        put("ZEBRA-1", "10.77.3.4", 9100).then().statusCode(200);
        print("NOPE", Ids.next("key")).then().statusCode(404);
        callers.as(Ids.next("mer"), Roles.PICKER)
                .get("/v1/printers")
                .then()
                .statusCode(200)
                .body("", hasSize(0));
        callers.as(merchant, Roles.PICKER).get("/v1/printers").then().body("code", contains("ZEBRA-1"));
        callers.as(Ids.next("mer"), Roles.PICKER)
                .get("/v1/packages/" + parcel + "/prints")
                .then()
                .statusCode(404);
    }

    @Test
    void a_merchants_freight_decides_about_the_box_and_is_kept() {
        var office = callers.as(merchant, Roles.WAREHOUSE);
        var rules = """
                {"companyPrefix": "0614141", "tolerancePermille": 30, "toleranceGrams": 50,
                 "freight": {"divisor": 5000, "perKg": {"amount": 120, "currency": "USD"}, "stepGrams": 500, "wallMm": 4}}""";
        office.contentType(ContentType.JSON)
                .body(rules)
                .put("/v1/packing-rules")
                .then()
                .statusCode(200);
        callers.as(merchant, Roles.PICKER)
                .get("/v1/packing-rules")
                .then()
                .body("freight.divisor", equalTo(5000))
                .body("freight.perKg.amount", equalTo(120));
        var other = floor.shipment(merchant, floor.picked(merchant)).id();
        var box = callers.as(merchant, Roles.PICKER)
                .get("/v1/shipments/" + other + "/boxes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(box.getLong("packages[0].billedWeightGrams"))
                .isGreaterThanOrEqualTo(box.getLong("packages[0].expectedWeightGrams"));
        assertThat(box.getLong("packages[0].cost")).isGreaterThan(0);
        callers.as(merchant, Roles.WAREHOUSE)
                .contentType(ContentType.JSON)
                .body(rules.replace("USD", "EUR"))
                .put("/v1/packing-rules")
                .then()
                .statusCode(400)
                .body("errors.code", hasItem("wrong_currency"));
        callers.as(merchant, Roles.WAREHOUSE)
                .contentType(ContentType.JSON)
                .body(rules.replace("5000", "0"))
                .put("/v1/packing-rules")
                .then()
                .statusCode(400);
    }

    private Response put(String code, String host, int port) {
        return callers.as(merchant, Roles.WAREHOUSE)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "Printer " + code, "warehouse", "WH-NY", "host", host, "port", port))
                .put("/v1/printers/" + code);
    }

    private Response print(String printer, String key) {
        return post("/v1/packages/" + parcel + "/prints", Map.of("printer", printer), key);
    }

    private Response post(String path, Object body, String key) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + handheld)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(path);
    }
}
