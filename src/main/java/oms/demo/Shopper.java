package oms.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A shopper at the merchant's storefront, which calls the checkout for them with its key. */
final class Shopper {
    private final Api storefront;
    private final String name;
    private final City.Door door;

    Shopper(Api storefront, String name, City.Door door) {
        this.storefront = storefront;
        this.name = name;
        this.door = door;
    }

    /** @param basket pieces by SKU */
    JsonNode checkout(Map<String, Integer> basket, String... promoCodes) {
        var lines = new ArrayList<Map<String, Object>>();
        basket.forEach((sku, quantity) -> lines.add(Map.of("sku", sku, "quantity", quantity)));
        var body = new LinkedHashMap<String, Object>();
        body.put("channel", "web");
        body.put("lines", lines);
        body.put("customer", Map.of("name", name, "email", email(), "phone", "+12125550142"));
        body.put("shippingAddress", City.address(name, door));
        body.put("location", City.point(door.lat(), door.lon()));
        body.put("sla", "SAME_DAY");
        body.put("promoCodes", List.of(promoCodes));
        return storefront.post("/v1/checkouts", body);
    }

    /** @param token one of the simulated gateway's test cards */
    JsonNode complete(JsonNode checkout, String token) {
        return storefront.post(
                "/v1/checkouts/" + checkout.path("id").asText() + "/complete",
                Map.of("payment", Map.of("token", token)));
    }

    /** Puts in the basket, types the address, pays. */
    JsonNode buy(Map<String, Integer> basket, String token) {
        return complete(checkout(basket), token);
    }

    private String email() {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", ".") + "@shopper.example";
    }
}
