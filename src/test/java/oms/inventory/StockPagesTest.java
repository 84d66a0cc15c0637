package oms.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import oms.Ids;
import oms.TestCallers;
import oms.browser.Shop;
import oms.catalog.Catalog;
import oms.catalog.SomeProducts;
import oms.identity.Roles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StockPagesTest {
    private static final String WATER = "/inventory/stock/WH-NY/WATER-5L";

    @Inject
    Shop shop;

    @Inject
    Stock stock;

    @Inject
    StockImport counts;

    @Inject
    Catalog catalog;

    @Inject
    TestCallers callers;

    String merchant = "";

    @BeforeEach
    void a_shop() {
        merchant = shop.open();
        catalog.put(merchant, SomeProducts.product("TEA", 300, 1));
        catalog.put(merchant, SomeProducts.product("MILK", 100, 1));
    }

    private RequestSpecification browser(String role) {
        return callers.browser(merchant, role);
    }

    private Response page(String path) {
        return browser(Roles.ORDER_MANAGER).get(path);
    }

    private Response post(String path, Map<String, ?> fields) {
        return TestCallers.form(browser(Roles.WAREHOUSE)).formParams(fields).post(path);
    }

    private Availability water() {
        return stock.availability(merchant, List.of("WATER-5L")).getFirst();
    }

    @Test
    void the_list_finds_by_sku_warehouse_and_what_is_left() {
        counts.take(merchant, "warehouse,sku,on_hand,safety\nWH-NY,TEA,0,0\nWH-NY,MILK,10,9\n", "test");
        page("/inventory?q=water")
                .then()
                .statusCode(200)
                .body(allOf(containsString("WATER-5L"), not(containsString("PHONE-X"))));
        page("/inventory?level=out")
                .then()
                .statusCode(200)
                .body(allOf(containsString("TEA"), not(containsString("MILK"))));
        page("/inventory?level=low")
                .then()
                .statusCode(200)
                .body(allOf(containsString("MILK"), not(containsString("TEA<"))));
        page("/inventory?warehouse=WH-ELSEWHERE").then().statusCode(200).body(containsString("Nothing fits"));
        page("/inventory?level=nope").then().statusCode(400);
        page("/inventory?cursor=nonsense").then().statusCode(400);
    }

    @Test
    void one_sku_shows_its_formula_its_bins_its_ledger_and_whom_it_is_promised() {
        var order = shop.sell(merchant, "Ada Lovelace", "tok_approved");
        page(WATER)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("<dd>50</dd>"),
                        containsString("<dd>2</dd>"),
                        containsString(">48</dd>"),
                        containsString("Aisle B, Shelf 3, Bin 12"),
                        containsString("Received"),
                        containsString("/order/" + order.id()),
                        containsString(order.number()),
                        not(containsString("NOT_FOUND"))));
    }

    @Test
    void an_empty_shop_says_how_to_begin() {
        callers.browser(Ids.next("mer"), Roles.WAREHOUSE)
                .get("/inventory")
                .then()
                .statusCode(200)
                .body(containsString("PUT /v1/warehouses/WH-NY"));
    }

    @Test
    void goods_received_in_the_form_are_recorded_once() {
        var once = Ids.next("rec");
        var form = Map.of(
                "warehouse",
                "WH-NY",
                "sku",
                "TEA",
                "quantity",
                "7",
                "once",
                once,
                "aisle",
                "A",
                "shelf",
                "1",
                "bin",
                "2");
        post("/inventory/receipts", form).then().statusCode(303).header("Location", endsWith("/WH-NY/TEA"));
        post("/inventory/receipts", form).then().statusCode(409).body(containsString("recorded already"));
        assertThat(stock.availability(merchant, List.of("TEA")).getFirst().onHand())
                .isEqualTo(7);
        assertThat(stock.bins(merchant, "WH-NY", List.of("TEA")))
                .extracting(BinView::place)
                .containsExactly("Aisle A, Shelf 1, Bin 2");
    }

    @Test
    void a_receipt_that_makes_no_sense_is_refused() {
        for (var wrong : List.of(
                Map.of("quantity", "0"),
                Map.of("quantity", "many"),
                Map.of("sku", "T E A"),
                Map.of("warehouse", "WH-ELSEWHERE"),
                Map.of("aisle", "A"),
                Map.of("unitCost", "1.999", "currency", "USD"),
                Map.of("unitCost", "1", "currency", "XXXX"))) {
            var form = new java.util.HashMap<String, String>(
                    Map.of("warehouse", "WH-NY", "sku", "TEA", "quantity", "7", "once", Ids.next("rec")));
            form.putAll(wrong);
            assertThat(post("/inventory/receipts", form).statusCode())
                    .as(wrong.toString())
                    .isBetween(400, 404);
        }
        assertThat(stock.availability(merchant, List.of("TEA"))).isEmpty();
    }

    @Test
    void a_correction_has_a_reason_and_never_takes_what_is_promised() {
        shop.sell(merchant, "Ada Lovelace", "tok_approved");
        var form = Map.of("change", "-3", "reason", "DAMAGED", "note", "fell down", "once", Ids.next("adj"));
        post(WATER + "/adjust", form).then().statusCode(303);
        post(WATER + "/adjust", form).then().statusCode(409);
        assertThat(water().onHand()).isEqualTo(47);
        page(WATER).then().body(containsString("damaged: fell down"));
        post(WATER + "/adjust", Map.of("change", "-46", "reason", "LOST", "once", Ids.next("adj")))
                .then()
                .statusCode(409)
                .body(containsString("promised to orders"));
        post(WATER + "/adjust", Map.of("change", "0", "reason", "LOST", "once", Ids.next("adj")))
                .then()
                .statusCode(400);
        post(WATER + "/adjust", Map.of("change", "1", "reason", "BORED", "once", Ids.next("adj")))
                .then()
                .statusCode(org.hamcrest.Matchers.oneOf(400, 404));
        assertThat(water().onHand()).isEqualTo(47);
    }

    @Test
    void safety_stock_is_set() {
        post(WATER + "/safety", Map.of("safety", "8")).then().statusCode(303);
        assertThat(water().available()).isEqualTo(42);
        post(WATER + "/safety", Map.of("safety", "-1")).then().statusCode(400);
    }

    @Test
    void a_file_is_taken_row_by_row_and_the_export_is_such_a_file() {
        var report = upload("warehouse,sku,on_hand\nWH-NY,WATER-5L,40\nWH-NY,TEA,-1\nWH-NO,TEA,1\n");
        report.then()
                .statusCode(200)
                .body(allOf(
                        containsString("1 of 3 rows"),
                        containsString("Between 0 and"),
                        containsString("2 were refused")));
        assertThat(water().onHand()).isEqualTo(40);
        var export = callers.as(merchant, Roles.ORDER_MANAGER).get("/inventory/export");
        export.then().statusCode(200).header("Content-Disposition", containsString("stock.csv"));
        assertThat(export.asString()).contains("WH-NY,WATER-5L,40,0,0,40,1.00,USD");
        upload(export.asString()).then().statusCode(200).body(containsString("All 2 rows were taken"));
        upload("nothing").then().statusCode(400);
        assertThat(upload("warehouse,sku,on_hand\nWH-NY,M\u00fcsli,1\n", StandardCharsets.ISO_8859_1)
                        .statusCode())
                .isEqualTo(400);
    }

    private Response upload(String file) {
        return upload(file, StandardCharsets.UTF_8);
    }

    private Response upload(String file, java.nio.charset.Charset charset) {
        return TestCallers.form(browser(Roles.WAREHOUSE))
                .contentType("multipart/form-data")
                .multiPart("file", "stock.csv", file.getBytes(charset), "text/csv")
                .post("/inventory/import");
    }

    @Test
    void warehouses_show_where_they_are_and_whom_they_serve() {
        page("/inventory/warehouses")
                .then()
                .statusCode(200)
                .body(allOf(containsString("1 Dock Street"), containsString("60.0 km"), containsString("16:00")));
    }

    @Test
    void foreign_stock_is_not_there_and_only_the_warehouse_changes_it() {
        callers.browser(Ids.next("mer"), Roles.ADMINISTRATOR).get(WATER).then().statusCode(404);
        TestCallers.form(callers.browser(Ids.next("mer"), Roles.WAREHOUSE))
                .formParam("safety", "1")
                .post(WATER + "/safety")
                .then()
                .statusCode(404);
        TestCallers.form(browser(Roles.ORDER_MANAGER))
                .formParam("safety", "1")
                .post(WATER + "/safety")
                .then()
                .statusCode(403);
        browser(Roles.WAREHOUSE)
                .contentType("application/x-www-form-urlencoded")
                .formParam("safety", "1")
                .post(WATER + "/safety")
                .then()
                .statusCode(400);
        page("/inventory").then().body(not(containsString("Receive goods")));
        browser(Roles.PICKER).get("/inventory").then().statusCode(403);
        callers.as(merchant, Roles.DISPATCHER).get("/inventory/export").then().statusCode(403);
        assertThat(water().safety()).isZero();
    }
}
