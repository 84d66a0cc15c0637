package oms.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.browser.Shop;
import oms.identity.Roles;
import oms.verify.TestAudit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TransfersTest {
    private static final String WATER = "WATER-5L";

    @Inject
    Shop shop;

    @Inject
    Stock stock;

    @Inject
    Warehouses warehouses;

    @Inject
    TestCallers callers;

    @Inject
    TestDeliveries deliveries;

    @Inject
    TestAudit audit;

    @Inject
    Jdbi jdbi;

    String merchant = "";

    @BeforeEach
    void two_warehouses() {
        merchant = shop.open();
        warehouses.put(merchant, SomeStock.warehouse("WH-BX"));
    }

    @Test
    void goods_leave_the_one_shelf_are_on_none_and_come_to_the_other() {
        var sent = send(Map.of(WATER, 10, "PHONE-X", 1));
        sent.then().statusCode(201).body("status", equalTo("IN_TRANSIT"));
        assertThat(onHand("WH-NY", WATER)).isEqualTo(40);
        assertThat(onHand("WH-BX", WATER)).isZero();
        assertThat(stock.bins(merchant, "WH-NY", List.of(WATER)))
                .extracting(BinView::quantity)
                .containsExactly(40L);
        sound();
        var id = sent.jsonPath().getString("id");
        receive(id, List.of(Map.of("sku", WATER, "quantity", 8), Map.of("sku", "PHONE-X", "quantity", 1)))
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("reason_missing"));
        receive(id, List.of(Map.of("sku", WATER, "quantity", 8, "reason", "DAMAGED", "note", "wet")))
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("line_missing"));
        receive(
                        id,
                        List.of(
                                Map.of("sku", WATER, "quantity", 8, "reason", "DAMAGED", "note", "wet"),
                                Map.of("sku", "PHONE-X", "quantity", 1)))
                .then()
                .statusCode(200)
                .body(
                        "status",
                        equalTo("RECEIVED"),
                        "lines.find { it.sku == 'WATER-5L' }.reason",
                        equalTo("damaged: wet"));
        assertThat(onHand("WH-BX", WATER)).isEqualTo(8);
        receive(id, List.of(Map.of("sku", WATER, "quantity", 8, "reason", "LOST")))
                .then()
                .statusCode(409)
                .body("code", equalTo("transfer_closed"));
        sound();
    }

    @Test
    void a_recall_puts_everything_back() {
        var id = send(Map.of(WATER, 10)).jsonPath().getString("id");
        post("/v1/transfers/" + id + "/recall", null).then().statusCode(200).body("status", equalTo("RECALLED"));
        post("/v1/transfers/" + id + "/recall", null).then().statusCode(409);
        assertThat(onHand("WH-NY", WATER)).isEqualTo(50);
        assertThat(onHand("WH-BX", WATER)).isZero();
        sound();
    }

    @Test
    void what_is_promised_stays_and_a_reference_is_used_once() {
        shop.sell(merchant, "Ada Lovelace", "tok_approved");
        send(Map.of(WATER, 49)).then().statusCode(409).body("shortages[0].available", equalTo(48));
        var body = Map.of(
                "reference",
                "note 7",
                "from",
                "WH-NY",
                "to",
                "WH-BX",
                "lines",
                List.of(Map.of("sku", WATER, "quantity", 48)));
        post("/v1/transfers", body).then().statusCode(201);
        post("/v1/transfers", body).then().statusCode(409).body("code", equalTo("already_recorded"));
        assertThat(onHand("WH-NY", WATER)).isEqualTo(2);
        sound();
    }

    @Test
    void nonsense_is_refused_and_a_foreign_transfer_is_not_there() {
        var lines = List.of(Map.of("sku", WATER, "quantity", 1));
        post("/v1/transfers", Map.of("from", "WH-NY", "to", "WH-NY", "lines", lines))
                .then()
                .statusCode(400);
        post("/v1/transfers", Map.of("from", "WH-NY", "to", "WH-NO", "lines", lines))
                .then()
                .statusCode(404);
        post("/v1/transfers", Map.of("from", "WH-NY", "to", "WH-BX", "lines", List.of()))
                .then()
                .statusCode(400);
        var id = send(Map.of(WATER, 1)).jsonPath().getString("id");
        callers.as(Ids.next("mer"), Roles.WAREHOUSE)
                .get("/v1/transfers/" + id)
                .then()
                .statusCode(404);
        receive(id, List.of(Map.of("sku", WATER, "quantity", 1), Map.of("sku", "TEA", "quantity", 1)))
                .then()
                .statusCode(400);
    }

    @Test
    void a_transfer_of_which_a_row_of_the_file_is_refused_waits_until_that_row_is_mended() {
        var before = onHand("WH-NY", WATER);
        csv("/v1/transfers/import", """
                        reference,from,to,sku,quantity
                        t1,WH-NY,WH-BX,WATER-5L,5
                        t1,WH-NY,WH-BX,PHONE-X,many
                        t2,WH-NY
                        t2,WH-NY,WH-BX,WATER-5L,2
                        t3,WH-NY,WH-BX,WATER-5L,3
                        t3,WH-BX,WH-NY,PHONE-X,1
                        t4,WH-NY,WH-BX,WATER-5L,999
                        """)
                .body(
                        "imported",
                        equalTo(0),
                        "errors.line",
                        equalTo(List.of(2, 3, 4, 5, 6, 7, 8)),
                        "errors.code",
                        equalTo(List.of(
                                "transfer_incomplete",
                                "invalid_value",
                                "wrong_field_count",
                                "transfer_incomplete",
                                "transfer_incomplete",
                                "other_route",
                                "out_of_stock")));
        assertThat(onHand("WH-NY", WATER)).isEqualTo(before);
        csv(
                        "/v1/transfers/import",
                        "reference,from,to,sku,quantity\nt1,WH-NY,WH-BX,WATER-5L,5\nt1,WH-NY,WH-BX,PHONE-X,1\n")
                .body("imported", equalTo(2));
        sound();
    }

    @Test
    void files_of_receipts_and_transfers_are_taken_row_by_row_and_only_once() {
        var receipts = "reference,warehouse,sku,quantity\nn1,WH-NY,WATER-5L,5\nn1,WH-NY,NOBODY,5\nn1,WH-NY,PHONE-X,0\n";
        csv("/v1/receipts/import", receipts)
                .body(
                        "imported",
                        equalTo(1),
                        "errors[0].code",
                        equalTo("unknown_sku"),
                        "errors[1].code",
                        equalTo("out_of_range"));
        csv("/v1/receipts/import", receipts)
                .body("imported", equalTo(0), "errors[0].code", equalTo("already_recorded"));
        var transfers =
                "reference,from,to,sku,quantity\nt1,WH-NY,WH-BX,WATER-5L,5\nt1,WH-NY,WH-BX,PHONE-X,1\nt2,WH-NY,WH-BX,WATER-5L,999\n";
        csv("/v1/transfers/import", transfers)
                .body(
                        "rows",
                        equalTo(3),
                        "imported",
                        equalTo(2),
                        "errors[0].line",
                        equalTo(4),
                        "errors[0].code",
                        equalTo("out_of_stock"));
        csv("/v1/transfers/import", transfers).body("imported", equalTo(0));
        assertThat(onHand("WH-NY", WATER)).isEqualTo(50);
        sound();
    }

    @Test
    void goods_of_an_unknown_sku_are_refused_at_every_door() {
        var line = List.of(Map.of("sku", "NOBODY", "quantity", 1));
        post("/v1/stock/receipts", Map.of("warehouse", "WH-NY", "lines", line))
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown_sku"), "errors[0].pointer", equalTo("/lines/0/sku"));
        callers.as(merchant, Roles.WAREHOUSE)
                .contentType("application/json")
                .body(Map.of("safety", 1))
                .put("/v1/stock/WH-NY/NOBODY")
                .then()
                .statusCode(400);
    }

    @Test
    void the_pages_send_receive_and_show_differences() {
        var browser = callers.browser(merchant, Roles.WAREHOUSE);
        TestCallers.form(browser)
                .formParams(Map.of(
                        "from",
                        "WH-NY",
                        "to",
                        "WH-BX",
                        "sku",
                        WATER,
                        "quantity",
                        "3",
                        "reference",
                        "van 1",
                        "once",
                        Ids.next("trf")))
                .post("/inventory/transfers")
                .then()
                .statusCode(303);
        page("/inventory/transfers").then().statusCode(200).body(containsString("van 1"));
        var id = callers.as(merchant, Roles.WAREHOUSE)
                .get("/v1/transfers")
                .jsonPath()
                .getString("items[0].id");
        page("/inventory/transfers/" + id)
                .then()
                .statusCode(200)
                .body(allOf(containsString("Received"), containsString("Back to WH-NY")));
        TestCallers.form(callers.browser(merchant, Roles.WAREHOUSE))
                .formParams(Map.of("arrived", "2", "reason", "LOST"))
                .post("/inventory/transfers/" + id + "/receipt")
                .then()
                .statusCode(303);
        page("/inventory/transfers/" + id).then().body(containsString("lost"));
        page("/inventory/transfers?status=RECEIVED").then().body(containsString("with differences"));
        assertThat(onHand("WH-BX", WATER)).isEqualTo(2);
    }

    @Test
    void transfers_and_reservations_at_the_same_moment_never_move_what_is_promised() throws Exception {
        for (int round = 0; round < 3; round++) {
            two_warehouses();
            try (var all = Executors.newFixedThreadPool(8)) {
                var answers = new ArrayList<Future<Integer>>();
                for (int i = 0; i < 10; i++) {
                    answers.add(all.submit(
                            (Callable<Integer>) () -> send(Map.of(WATER, 9)).statusCode()));
                    answers.add(all.submit((Callable<Integer>) this::buy));
                }
                for (var answer : answers) assertThat(answer.get()).isIn(200, 201, 202, 409);
            }
            sound();
        }
    }

    private int buy() {
        return shop.tryToBuy(merchant, "Ada Lovelace", "tok_approved");
    }

    @Test
    void nobody_was_left_the_right_to_rewrite_the_ledger() {
        var more = jdbi.withHandle(h -> h.createQuery("""
                        select a.privilege_type from pg_class c, aclexplode(c.relacl) a
                         where c.oid = 'oms_inventory.ledger'::regclass and a.privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')""").mapTo(String.class).list());
        assertThat(more).isEmpty();
    }

    private void sound() {
        deliveries.drain();
        assertThat(audit.of(merchant)).isEmpty();
    }

    private long onHand(String warehouse, String sku) {
        return stock.availability(merchant, List.of(sku)).stream()
                .filter(row -> row.warehouse().equals(warehouse))
                .mapToLong(Availability::onHand)
                .sum();
    }

    private Response send(Map<String, Integer> pieces) {
        var lines = pieces.entrySet().stream()
                .map(entry -> Map.of("sku", entry.getKey(), "quantity", entry.getValue()))
                .toList();
        return post("/v1/transfers", Map.of("from", "WH-NY", "to", "WH-BX", "lines", lines));
    }

    private Response receive(String id, List<Map<String, ?>> lines) {
        return post("/v1/transfers/" + id + "/receipt", Map.of("lines", lines));
    }

    private Response post(String path, Object body) {
        var request = callers.as(merchant, Roles.WAREHOUSE).header("Idempotency-Key", Ids.next("key"));
        request.contentType("application/json");
        return body == null ? request.post(path) : request.body(body).post(path);
    }

    private io.restassured.response.ValidatableResponse csv(String path, String file) {
        return callers.as(merchant, Roles.WAREHOUSE)
                .contentType("text/csv")
                .body(file)
                .post(path)
                .then()
                .statusCode(200);
    }

    private Response page(String path) {
        return callers.browser(merchant, Roles.WAREHOUSE).get(path);
    }
}
