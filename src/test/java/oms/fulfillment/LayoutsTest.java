package oms.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import oms.Ids;
import oms.TestCallers;
import oms.identity.Roles;
import oms.inventory.BinView;
import oms.inventory.SomeStock;
import oms.inventory.Stock;
import oms.inventory.Warehouses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LayoutsTest {
    private static final String TWO_BLOCKS = """
            {"binMm": 1000,
             "aisles": [{"name": "A", "atMm": 0, "zone": "Cold"}, {"name": "B", "atMm": 4000, "way": "UP"}, {"name": "C", "atMm": 8000, "way": "DOWN"}],
             "crossAisles": [{"afterBin": 0, "widthMm": 2000}, {"afterBin": 10, "widthMm": 2000}, {"afterBin": 20, "widthMm": 2000}],
             "depot": {"aisle": "B", "crossAisle": 0}}""";

    @Inject
    Warehouses warehouses;

    @Inject
    Stock stock;

    @Inject
    Layouts layouts;

    @Inject
    TestCallers callers;

    final String merchant = Ids.next("mer");
    RequestSpecification office = RestAssured.given();

    @BeforeEach
    void a_warehouse() {
        warehouses.put(merchant, SomeStock.warehouse("WH-NY"));
        stock.receive(merchant, SomeStock.receipt("WH-NY", "WATER-5L", 10), "test");
        office = callers.as(merchant, Roles.WAREHOUSE);
    }

    @Test
    void what_is_set_is_what_is_there() {
        put("WH-NY", TWO_BLOCKS).then().statusCode(200);
        get("WH-NY")
                .then()
                .statusCode(200)
                .body("aisles[1].way", equalTo("UP"))
                .body("crossAisles[1].afterBin", equalTo(10))
                .body("depot.aisle", equalTo("B"));
        assertThat(layouts.isSet(merchant, "WH-NY")).isTrue();
    }

    @Test
    void a_floor_that_nobody_has_drawn_is_what_its_bins_suggest() {
        get("WH-NY")
                .then()
                .statusCode(200)
                .body("aisles.name", equalTo(List.of("B")))
                .body("crossAisles[1].afterBin", equalTo(20));
        assertThat(layouts.isSet(merchant, "WH-NY")).isFalse();
    }

    @Test
    void what_cannot_be_walked_is_refused_field_by_field() {
        refused(TWO_BLOCKS.replace("4000", "9000"), "not_rising");
        refused(TWO_BLOCKS.replace("\"C\"", "\"b\""), "duplicate");
        refused(TWO_BLOCKS.replace("\"afterBin\": 0", "\"afterBin\": 3"), "not_front");
        refused(TWO_BLOCKS.replace("\"afterBin\": 20", "\"afterBin\": 10"), "not_rising");
        refused(TWO_BLOCKS.replace("\"aisle\": \"B\"", "\"aisle\": \"Z\""), "unknown_aisle");
        refused(TWO_BLOCKS.replace("\"crossAisle\": 0", "\"crossAisle\": 3"), "unknown_cross_aisle");
        put("WH-NY", TWO_BLOCKS.replace("\"binMm\": 1000", "\"binMm\": 1"))
                .then()
                .statusCode(400);
        put("WH-NY", TWO_BLOCKS.replace("\"UP\"", "\"SIDEWAYS\"")).then().statusCode(400);
        put("WH-NY", TWO_BLOCKS.replace("\"depot\"", "\"door\"")).then().statusCode(400);
    }

    @Test
    void one_way_streets_that_lead_nowhere_are_refused() {
        refused("""
                {"binMm": 1000, "aisles": [{"name": "A", "atMm": 0, "way": "UP"}],
                 "crossAisles": [{"afterBin": 0, "widthMm": 0}, {"afterBin": 20, "widthMm": 0}],
                 "depot": {"aisle": "A", "crossAisle": 0}}""", "dead_end");
    }

    @Test
    void a_warehouse_of_somebody_else_is_not_found() {
        var other = Ids.next("mer");
        warehouses.put(other, SomeStock.warehouse("WH-X"));
        put("WH-X", TWO_BLOCKS).then().statusCode(404);
        get("WH-X").then().statusCode(404);
    }

    @Test
    void the_nearest_bin_is_chosen_and_the_fullest_gives_what_is_missing() {
        put("WH-NY", TWO_BLOCKS).then().statusCode(200);
        var layout = layouts.get(merchant, "WH-NY");
        var far = new BinView("WH-NY", "TEA", "A", 1, 19, 9);
        var near = new BinView("WH-NY", "TEA", "B", 1, 2, 5);
        var bins = Map.of("TEA", List.of(far, near));
        assertThat(BinPlan.of(layout, Map.of("TEA", 4), Map.of(), bins))
                .singleElement()
                .satisfies(line -> assertThat(line.bin()).isEqualTo(near));
        assertThat(BinPlan.of(layout, Map.of("TEA", 12), Map.of(), bins))
                .extracting(PickListRepository.NewLine::quantity)
                .containsExactlyInAnyOrder(9, 3);
        assertThat(BinPlan.of(layout, Map.of("TEA", 20), Map.of(), bins))
                .extracting(PickListRepository.NewLine::quantity)
                .containsExactlyInAnyOrder(15, 5);
        assertThat(BinPlan.of(layout, Map.of("TEA", 1), Map.of(), Map.of()))
                .singleElement()
                .satisfies(line -> assertThat(line.bin()).isNull());
    }

    @Test
    void the_office_draws_the_floor_and_is_told_what_is_wrong() {
        var office = callers.browser(merchant, Roles.WAREHOUSE);
        office.get("/fulfillment/floors").then().statusCode(200).body(containsString("WH-NY"));
        office.get("/fulfillment/floors/WH-NY")
                .then()
                .statusCode(200)
                .body(allOf(containsString("<svg"), containsString("Nobody has drawn this floor yet")));
        form(callers.browser(merchant, Roles.WAREHOUSE), "B").then().statusCode(303);
        assertThat(layouts.get(merchant, "WH-NY").crossAisles()).hasSize(3);
        office.get("/fulfillment/floors/WH-NY")
                .then()
                .statusCode(200)
                .body(allOf(containsString("walked by this floor"), not(containsString("NOT_FOUND"))));
        form(callers.browser(merchant, Roles.WAREHOUSE), "Q")
                .then()
                .statusCode(400)
                .body(containsString("There is no aisle Q"));
        office.get("/fulfillment/floors/WH-NOWHERE").then().statusCode(404);
    }

    private static Response form(RequestSpecification office, String depot) {
        return TestCallers.form(office)
                .formParam("binMm", 800)
                .formParam("depotAisle", depot)
                .formParam("depotCross", 1)
                .formParam("name", "B", "A", "")
                .formParam("at", "3000", "0", "")
                .formParam("way", "", "UP", "")
                .formParam("zone", "Dry", "", "")
                .formParam("after", "0", "12", "24", "")
                .formParam("width", "2000", "1500", "2000", "")
                .post("/fulfillment/floors/WH-NY");
    }

    private void refused(String body, String code) {
        put("WH-NY", body).then().statusCode(400).body("errors.code", hasItem(code));
    }

    private Response put(String warehouse, String body) {
        return RestAssured.given()
                .spec(office)
                .contentType(ContentType.JSON)
                .body(body)
                .put("/v1/warehouses/{code}/layout", warehouse);
    }

    private Response get(String warehouse) {
        return RestAssured.given().spec(office).get("/v1/warehouses/{code}/layout", warehouse);
    }
}
