package oms.browser;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import jakarta.inject.Singleton;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.catalog.Catalog;
import oms.catalog.SomeProducts;
import oms.fleet.DriverRequest;
import oms.fleet.Drivers;
import oms.identity.Merchants;
import oms.inventory.Place;
import oms.inventory.Receipt;
import oms.inventory.SomeStock;
import oms.inventory.Stock;
import oms.inventory.Warehouses;
import oms.money.Money;
import oms.order.OrderView;
import oms.order.Orders;

/** A shop that sells: one warehouse, two articles, one driver on shift, and orders as the storefront places them. */
@Singleton
public class Shop {
    public static final String WAREHOUSE = "WH-NY";
    public static final String DRIVER = "D1";

    private final Merchants merchants;
    private final TestCallers callers;
    private final TestDeliveries deliveries;
    private final Warehouses warehouses;
    private final Stock stock;
    private final Catalog catalog;
    private final Drivers drivers;
    private final Orders orders;
    private final Map<String, String> keys = new ConcurrentHashMap<>();

    Shop(
            Merchants merchants,
            TestCallers callers,
            TestDeliveries deliveries,
            Warehouses warehouses,
            Stock stock,
            Catalog catalog,
            Drivers drivers,
            Orders orders) {
        this.merchants = merchants;
        this.callers = callers;
        this.deliveries = deliveries;
        this.warehouses = warehouses;
        this.stock = stock;
        this.catalog = catalog;
        this.drivers = drivers;
        this.orders = orders;
    }

    /** @return the merchant, open for business */
    public String open() {
        return open(SomeStock.receipt(WAREHOUSE, "WATER-5L", 50));
    }

    /** As {@link #open()}, with the water in aisle A and the phones in aisle B. */
    public String openOnTwoAisles() {
        return open(new Receipt("water", WAREHOUSE, "WATER-5L", 50, Money.of(100, "USD"), new Place("A", 1, 4)));
    }

    private String open(Receipt water) {
        var merchant = merchants
                .open(Ids.next("mer"), "Harbour Street Market", "America/New_York", "USD")
                .id();
        catalog.put(merchant, SomeProducts.product("WATER-5L", 400, 2));
        catalog.put(merchant, SomeProducts.product("PHONE-X", 3900, 1));
        warehouses.put(merchant, SomeStock.warehouse(WAREHOUSE));
        stock.receive(merchant, water, "test");
        stock.receive(merchant, SomeStock.receipt(WAREHOUSE, "PHONE-X", 50), "test");
        drivers.put(
                merchant,
                DRIVER,
                new DriverRequest(
                        DRIVER, null, WAREHOUSE, 0, 100, LocalTime.MIN, LocalTime.MIN, "America/New_York", null, null));
        drivers.startShift(merchant, DRIVER);
        return merchant;
    }

    /**
     * @param buyer the shopper's name
     * @param card one of the simulated gateway's test cards; {@code tok_approved} leads to a planned order
     * @return the order after everything that follows by itself has happened: 2 × WATER-5L, 1 × PHONE-X, $50.00
     */
    public OrderView sell(String merchant, String buyer, String card) {
        return sell(merchant, buyer, card, "CARD");
    }

    /** As {@link #sell(String, String, String)}, paid in another way. */
    public OrderView sell(String merchant, String buyer, String card, String method) {
        var key = keys.computeIfAbsent(merchant, callers::storefront);
        var checkout = post(key, "/v1/checkouts", basketOf(buyer)).getString("id");
        var completed = post(
                key,
                "/v1/checkouts/" + checkout + "/complete",
                Map.of("payment", Map.of("token", card, "method", method)));
        deliveries.drain();
        return orders.get(merchant, completed.getString("order.id"));
    }

    /** As {@link #sell(String, String, String)}, by somebody who may come too late, and with nothing that follows. @return the last status */
    public int tryToBuy(String merchant, String buyer, String card) {
        var key = keys.computeIfAbsent(merchant, callers::storefront);
        var begun = answer(key, "/v1/checkouts", basketOf(buyer));
        if (begun.statusCode() != 201) return begun.statusCode();
        var path = "/v1/checkouts/" + begun.jsonPath().getString("id") + "/complete";
        return answer(key, path, Map.of("payment", Map.of("token", card))).statusCode();
    }

    private static io.restassured.response.Response answer(String key, String path, Object body) {
        return given().header("Authorization", "Bearer " + key)
                .header("Idempotency-Key", Ids.next("key"))
                .contentType("application/json")
                .body(body)
                .post(path);
    }

    private static Map<String, Object> basketOf(String buyer) {
        var line = List.of(Map.of("sku", "WATER-5L", "quantity", 2), Map.of("sku", "PHONE-X", "quantity", 1));
        var email = buyer.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@shopper.example";
        return Map.of(
                "channel",
                "web",
                "lines",
                line,
                "customer",
                Map.of("name", buyer, "email", email, "phone", "+12125550142"),
                "shippingAddress",
                Map.of(
                        "name", buyer,
                        "line1", "1 Broadway",
                        "city", "New York",
                        "region", "NY",
                        "postalCode", "10004",
                        "country", "US"),
                "location",
                Map.of("lat", 40.71, "lon", -74.0),
                "sla",
                "STANDARD");
    }

    private static JsonPath post(String key, String path, Object body) {
        return given().header("Authorization", "Bearer " + key)
                .header("Idempotency-Key", Ids.next("key"))
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300))
                .extract()
                .jsonPath();
    }
}
