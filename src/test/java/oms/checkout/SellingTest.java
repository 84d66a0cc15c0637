package oms.checkout;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oms.Ids;
import oms.TestCallers;
import oms.allocation.ChannelView;
import oms.allocation.Channels;
import oms.catalog.Catalog;
import oms.catalog.OfferView;
import oms.catalog.SomeProducts;
import oms.fleet.DriverRequest;
import oms.fleet.Drivers;
import oms.geo.GeoPoint;
import oms.inventory.SomeStock;
import oms.inventory.Stock;
import oms.inventory.WarehouseView;
import oms.inventory.Warehouses;
import oms.money.Money;
import oms.order.AllocationModel;
import oms.order.OrderView;
import oms.order.Orders;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The three ways to sell, from the price to the order. */
@QuarkusTest
class SellingTest {
    private static final GeoPoint NEAR = new GeoPoint(40.7440, -73.9485);
    private static final GeoPoint FARTHER = new GeoPoint(40.8180, -73.8890);
    private static final Map<String, Object> DOOR = Map.of("lat", 40.71, "lon", -74.00);

    @Inject
    TestCallers callers;

    @Inject
    Catalog catalog;

    @Inject
    Warehouses warehouses;

    @Inject
    Stock stock;

    @Inject
    Drivers drivers;

    @Inject
    Channels channels;

    @Inject
    Orders orders;

    @Inject
    Jdbi jdbi;

    private final String merchant = Ids.next("mer");
    private String key = "";

    @BeforeEach
    void two_warehouses_with_their_own_prices() {
        key = callers.storefront(merchant);
        catalog.put(merchant, SomeProducts.product("PHONE-X", 3900, 1));
        catalog.put(merchant, SomeProducts.product("WATER-5L", 400, 2));
        warehouses.put(merchant, openAllDay("WH-NY", NEAR, 10.0));
        warehouses.put(merchant, openAllDay("WH-BX", FARTHER, 60.0));
        catalog.put(merchant, new OfferView("PHONE-X", "WH-BX", Money.of(3500, "USD")));
        for (var warehouse : List.of("WH-NY", "WH-BX"))
            for (var sku : List.of("PHONE-X", "WATER-5L")) receive(warehouse, sku, 5);
    }

    @Test
    void a_channel_that_absorbs_costs_has_one_price_and_binds_nothing() {
        var begun = begin("web", Map.of());
        begun.then()
                .statusCode(201)
                .body("model", equalTo("COST_ABSORPTION"))
                .body("boundWarehouse", nullValue())
                .body("items.amount", equalTo(3900));
        assertThat(order(begun).boundWarehouse()).isNull();
        begin("web", Map.of("offer", "WH-BX")).then().statusCode(400).body("errors[0].pointer", equalTo("/offer"));
        begin("web", Map.of("hyperlocalSession", "hls_1"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/hyperlocalSession"));
    }

    @Test
    void a_hyperlocal_shopper_sees_and_pays_the_prices_of_the_one_warehouse_and_is_served_from_there() {
        channel("app", AllocationModel.HYPERLOCAL);
        channel("other", AllocationModel.HYPERLOCAL);
        var session = session("app", 40.81, -73.88);
        as(key).get("/v1/hyperlocal/sessions/" + session + "/goods?sku=PHONE-X&sku=WATER-5L&sku=NOPE")
                .then()
                .statusCode(200)
                .body("warehouse", equalTo("WH-BX"))
                .body("items.sku", equalTo(List.of("PHONE-X", "WATER-5L")))
                .body("items.price.amount", equalTo(List.of(3500, 400)))
                .body("items.available", equalTo(List.of(5, 5)));
        var begun = begin("app", Map.of("hyperlocalSession", session));
        begun.then()
                .statusCode(201)
                .body("model", equalTo("HYPERLOCAL"))
                .body("boundWarehouse", equalTo("WH-BX"))
                .body("items.amount", equalTo(3500));
        complete(begin("app", Map.of("hyperlocalSession", session))).then().statusCode(200);
        var placed = complete(begun);
        placed.then().statusCode(200);
        assertThat(Integer.parseInt(placed.header("X-Sql-Statements"))).isLessThanOrEqualTo(25);
        var order = order(placed.jsonPath().getString("order.id"));
        assertThat(order.model()).isEqualTo(AllocationModel.HYPERLOCAL);
        assertThat(order.boundWarehouse()).isEqualTo("WH-BX");
        assertThat(reserved("WH-BX", "PHONE-X")).isEqualTo(2);
        begin("other", Map.of("hyperlocalSession", session))
                .then()
                .statusCode(409)
                .body("code", equalTo("other_channel"));
    }

    @Test
    void without_its_session_outside_its_area_or_after_its_time_a_hyperlocal_checkout_is_refused() {
        channel("app", AllocationModel.HYPERLOCAL);
        begin("app", Map.of())
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/hyperlocalSession"))
                .body("errors[0].detail", containsString("open a session"));
        begin("app", Map.of("hyperlocalSession", "hls_unknown")).then().statusCode(404);
        var near = session("app", 40.71, -74.00);
        begin("app", Map.of("hyperlocalSession", near, "location", Map.of("lat", 40.95, "lon", -73.70)))
                .then()
                .statusCode(422)
                .body("code", equalTo("outside_served_area"))
                .body("detail", containsString("WH-NY"));
        var begun = begin("app", Map.of("hyperlocalSession", near));
        begun.then().statusCode(201);
        jdbi.useHandle(h -> h.execute(
                "update oms_checkout.checkout set quote = jsonb_set(quote, '{lockedUntil}', '\"2020-01-01T00:00:00Z\"') where id = ?",
                begun.jsonPath().getString("id")));
        complete(begun).then().statusCode(409).body("code", equalTo("session_ended"));
        jdbi.useHandle(h -> h.execute(
                "update oms_allocation.hyperlocal_session set created_at = ?, expires_at = ? where id = ?",
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1),
                near));
        begin("app", Map.of("hyperlocalSession", near)).then().statusCode(409).body("code", equalTo("session_ended"));
        var stranger = callers.storefront(Ids.next("mer"));
        as(stranger)
                .get("/v1/hyperlocal/sessions/" + near + "/goods?sku=PHONE-X")
                .then()
                .statusCode(404);
    }

    @Test
    void the_stock_of_other_warehouses_is_not_sold_to_a_hyperlocal_shopper() {
        channel("app", AllocationModel.HYPERLOCAL);
        var session = session("app", 40.71, -74.00);
        var six = Map.of("hyperlocalSession", session, "lines", List.of(Map.of("sku", "PHONE-X", "quantity", 6)));
        begin("app", six).then().statusCode(409).body("code", equalTo("out_of_stock"));
    }

    @Test
    void the_lowest_total_wins_the_buy_box_and_every_offer_says_why() {
        driver("D1");
        var offers = offers(1);
        offers.then()
                .statusCode(200)
                .body("offers.warehouse", equalTo(List.of("WH-BX", "WH-NY")))
                .body("offers.winner", equalTo(List.of(true, false)))
                .body("offers[0].items.amount", equalTo(3500))
                .body("offers[0].deliverAt", notNullValue())
                .body("offers[0].reason", containsString("Lowest total"))
                .body("offers[1].items.amount", equalTo(3900))
                .body("offers[1].reason", containsString("more than WH-BX"))
                .body("declined", empty());
        var json = offers.jsonPath();
        var margin = json.getLong("offers[1].total.amount") - json.getLong("offers[0].total.amount");
        assertThat(json.getLong("offers[0].margin.amount")).isEqualTo(margin).isPositive();
        assertThat(json.getLong("offers[1].margin.amount")).isEqualTo(-margin);
        assertThat(json.getLong("offers[0].shipping.amount"))
                .as("the farther way costs more")
                .isGreaterThan(json.getLong("offers[1].shipping.amount"));
        receive("WH-NY", "PHONE-X", 5);
        offers(8)
                .then()
                .body("offers.warehouse", equalTo(List.of("WH-NY")))
                .body("offers[0].reason", equalTo("The only warehouse that can offer all of it"))
                .body("declined[0].reason", equalTo("has 5 of 8 PHONE-X"));
    }

    @Test
    void the_winner_holds_where_nothing_is_chosen_and_the_choice_binds_where_something_is() {
        channel("market", AllocationModel.BUY_BOX);
        var winner = begin("market", Map.of());
        winner.then()
                .statusCode(201)
                .body("boundWarehouse", equalTo("WH-BX"))
                .body("offer", nullValue())
                .body("items.amount", equalTo(3500));
        var totals = offers(1).jsonPath();
        assertThat(winner.jsonPath().getLong("total.amount")).isEqualTo(totals.getLong("offers[0].total.amount"));
        assertThat(order(winner).boundWarehouse()).isEqualTo("WH-BX");
        var chosen = begin("market", Map.of("offer", "WH-NY"));
        chosen.then().body("boundWarehouse", equalTo("WH-NY"));
        assertThat(chosen.jsonPath().getLong("total.amount")).isEqualTo(totals.getLong("offers[1].total.amount"));
        var order = order(chosen);
        assertThat(order.model()).isEqualTo(AllocationModel.BUY_BOX);
        assertThat(order.boundWarehouse()).isEqualTo("WH-NY");
        assertThat(reserved("WH-NY", "PHONE-X")).isEqualTo(1);
        begin("market", Map.of("offer", "WH-NOWHERE")).then().statusCode(409).body("code", equalTo("offer_gone"));
        begin("market", Map.of("lines", List.of(Map.of("sku", "PHONE-X", "quantity", 9))))
                .then()
                .statusCode(409)
                .body("code", equalTo("no_offer"))
                .body("detail", containsString("WH-NY has 4 of 9 PHONE-X"));
    }

    @Test
    void an_offer_that_rose_since_the_quote_is_refused_with_the_new_quote() {
        channel("market", AllocationModel.BUY_BOX);
        var begun = begin("market", Map.of());
        catalog.put(merchant, new OfferView("PHONE-X", "WH-BX", Money.of(3600, "USD")));
        var was = begun.jsonPath().getInt("total.amount");
        complete(begun)
                .then()
                .statusCode(409)
                .body("code", equalTo("price_changed"))
                .body("checkout.total.amount", equalTo(was + 100));
        complete(begun).then().statusCode(200);
    }

    @Test
    void offers_for_what_nobody_sells_or_delivers_are_refused() {
        postOffers(Map.of("lines", List.of(Map.of("sku", "NOPE", "quantity", 1))))
                .then()
                .statusCode(400);
        postOffers(Map.of(
                        "lines",
                        List.of(Map.of("sku", "PHONE-X", "quantity", 1)),
                        "location",
                        Map.of("lat", 34.05, "lon", -118.24)))
                .then()
                .statusCode(422)
                .body("code", equalTo("outside_served_area"));
    }

    private Response offers(int phones) {
        return postOffers(Map.of(
                "lines", List.of(Map.of("sku", "PHONE-X", "quantity", phones)), "location", DOOR, "sla", "NEXT_DAY"));
    }

    private Response postOffers(Map<String, ?> body) {
        return as(key).contentType("application/json").body(body).post("/v1/offers");
    }

    private void channel(String code, AllocationModel model) {
        channels.put(merchant, new ChannelView(code, code, model));
    }

    private String session(String channel, double lat, double lon) {
        var opened = as(key).contentType("application/json")
                .body(Map.of("channel", channel, "location", Map.of("lat", lat, "lon", lon)))
                .post("/v1/hyperlocal/sessions");
        opened.then().statusCode(200);
        return opened.jsonPath().getString("id");
    }

    private Response begin(String channel, Map<String, ?> more) {
        var body = new HashMap<String, Object>();
        body.put("channel", channel);
        body.put("lines", List.of(Map.of("sku", "PHONE-X", "quantity", 1)));
        body.put("customer", Map.of("name", "Ada Lovelace", "email", "ada@shop.example"));
        body.put("shippingAddress", address());
        body.put("location", DOOR);
        body.put("sla", "NEXT_DAY");
        body.putAll(more);
        return post("/v1/checkouts", body);
    }

    private static Map<String, Object> address() {
        var address = new HashMap<String, Object>();
        address.put("name", "Ada Lovelace");
        address.put("line1", "1 Broadway");
        address.put("city", "New York");
        address.put("region", "NY");
        address.put("postalCode", "10004");
        address.put("country", "US");
        return address;
    }

    private Response complete(Response begun) {
        return post(
                "/v1/checkouts/" + begun.jsonPath().getString("id") + "/complete",
                Map.of("payment", Map.of("token", "tok_approved")));
    }

    private OrderView order(Response begun) {
        var placed = complete(begun);
        placed.then().statusCode(200);
        return order(placed.jsonPath().getString("order.id"));
    }

    private OrderView order(String id) {
        return orders.get(merchant, id);
    }

    private Response post(String path, Map<String, ?> body) {
        return as(key).contentType("application/json")
                .header("Idempotency-Key", Ids.next("key"))
                .body(body)
                .post(path);
    }

    private static RequestSpecification as(String bearer) {
        return given().header("Authorization", "Bearer " + bearer);
    }

    private void receive(String warehouse, String sku, int quantity) {
        stock.receive(merchant, SomeStock.receipt(warehouse, sku, quantity), "test");
    }

    private long reserved(String warehouse, String sku) {
        return stock.availability(merchant, List.of(sku)).stream()
                .filter(row -> row.warehouse().equals(warehouse))
                .findFirst()
                .orElseThrow()
                .reserved();
    }

    private void driver(String code) {
        var aroundTheClock = LocalTime.MIDNIGHT;
        drivers.put(
                merchant,
                code,
                new DriverRequest(
                        code, null, null, 1, 20, aroundTheClock, aroundTheClock, "America/New_York", List.of(), NEAR));
        drivers.startShift(merchant, code);
    }

    private static WarehouseView openAllDay(String code, GeoPoint at, @Nullable Double radiusKm) {
        var w = SomeStock.warehouse(code, at);
        return new WarehouseView(
                w.code(),
                w.name(),
                w.at(),
                w.address(),
                w.zone(),
                LocalTime.MIDNIGHT,
                LocalTime.of(23, 59, 59),
                LocalTime.of(23, 59, 59),
                w.pickLead(),
                w.waveEvery(),
                w.perOrderCost(),
                true,
                radiusKm,
                null);
    }
}
