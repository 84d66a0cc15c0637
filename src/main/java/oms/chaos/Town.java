package oms.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oms.identity.Roles;
import oms.outside.Api;
import oms.outside.Bodies;
import oms.outside.Picker;
import oms.outside.Transport.Answer;
import oms.outside.Wheel;

/** A merchant with one warehouse, {@code WH}, and what is done there. */
final class Town {
    static final String WAREHOUSE = "WH";

    /** Somebody who buys; nobody else has the name, the address or the street. */
    record Shopper(String name, String email, String street) {}

    private final Towns towns;
    private final String merchant;
    final Api office;
    final Api storefront;
    private final Clock clock;

    Town(Towns towns, String merchant, Api office, Api storefront, Clock clock) {
        this.towns = towns;
        this.merchant = merchant;
        this.office = office;
        this.storefront = storefront;
        this.clock = clock;
    }

    /** Opens the warehouse with so many pieces of each article. */
    void stock(List<String> skus, int pieces) {
        for (int i = 0; i < skus.size(); i++)
            office.put("/v1/products/" + skus.get(i), Bodies.product("Article " + skus.get(i), 1_000 + 10 * i));
        office.put("/v1/warehouses/" + WAREHOUSE, Bodies.warehouse(WAREHOUSE, 40.74));
        office.post("/v1/stock/receipts", Bodies.receipt(WAREHOUSE, skus, pieces));
    }

    /**
     * Two hours of tomorrow at the warehouse.
     *
     * @return the delivery window's id
     */
    String window(int places) {
        var start = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(1));
        var body = new LinkedHashMap<String, Object>();
        body.put("warehouse", WAREHOUSE);
        body.put("start", start.toString());
        body.put("end", start.plus(Duration.ofHours(2)).toString());
        body.put("capacity", places);
        body.put("closesBeforeMinutes", 60);
        return office.post("/v1/delivery-windows", body).path("id").asText();
    }

    Picker picker(int number) {
        return new Picker(towns.by(merchant, "Picker " + number, Roles.PICKER), WAREHOUSE);
    }

    /** @param units the vehicle takes */
    Wheel driver(String code, int units) {
        var hired = towns.enrol(merchant, "Driver " + code, Roles.DRIVER);
        var body = Bodies.driver("Driver " + code, hired.person(), WAREHOUSE, units);
        body.put("location", Map.of("lat", 40.74, "lon", -73.95));
        office.put("/v1/drivers/" + code, body);
        return new Wheel(code, towns.as(hired), clock);
    }

    Shopper shopper(String name) {
        return new Shopper(
                "Shopper " + name,
                "shopper." + name + "@" + merchant + ".example",
                1 + Math.floorMod(name.hashCode(), 9_999) + " Street " + name);
    }

    /** @return the checkout's id, or the refusal */
    Answer begin(Shopper shopper, String sku, int pieces) {
        return storefront.tryPost(
                "/v1/checkouts",
                Bodies.checkout(shopper.name(), shopper.email(), shopper.street(), Map.of(sku, pieces)));
    }

    Answer complete(String checkout, String token) {
        return storefront.tryPost("/v1/checkouts/" + checkout + "/complete", Bodies.payment(token));
    }

    /** One piece, from the basket to the till. */
    Answer buy(Shopper shopper, String sku, String token) {
        var begun = begin(shopper, sku, 1);
        return begun.isFine() ? complete(begun.json().path("id").asText(), token) : begun;
    }

    JsonNode order(String id) {
        return office.get("/v1/orders/" + id);
    }
}
