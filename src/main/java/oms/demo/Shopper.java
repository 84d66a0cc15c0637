package oms.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import oms.outside.Api;

/** A shopper at the merchant's storefront, which calls the checkout for them with its key. */
final class Shopper {
    private final Api storefront;
    private final String name;
    private final City.Door door;
    private final Map<String, Object> device;

    Shopper(Api storefront, String name, City.Door door) {
        this(storefront, name, door, Map.of());
    }

    private Shopper(Api storefront, String name, City.Door door, Map<String, Object> device) {
        this.storefront = storefront;
        this.name = name;
        this.door = door;
        this.device = device;
    }

    /** @return somebody who orders from a journey, far from home */
    Shopper onJourney(int number) {
        return new Shopper(
                storefront,
                "Shopper abroad " + number,
                door,
                Map.of("fingerprint", "phone-" + number, "location", City.point(51.5, -0.12)));
    }

    /** @param basket pieces by SKU; {@code sla} when it is wanted: {@code SAME_DAY}, {@code NEXT_DAY} */
    JsonNode checkout(Map<String, Integer> basket, String sla, String... promoCodes) {
        var lines = new ArrayList<Map<String, Object>>();
        basket.forEach((sku, quantity) -> lines.add(Map.of("sku", sku, "quantity", quantity)));
        var body = new LinkedHashMap<String, Object>();
        body.put("channel", "web");
        body.put("lines", lines);
        body.put("customer", Map.of("name", name, "email", email(), "phone", "+12125550142"));
        body.put("shippingAddress", City.address(name, door));
        body.put("location", City.point(door.lat(), door.lon()));
        if (!device.isEmpty()) body.put("device", device);
        body.put("sla", sla);
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
    JsonNode buy(Map<String, Integer> basket, String sla, String token) {
        return complete(checkout(basket, sla), token);
    }

    private String email() {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", ".") + "@shopper.example";
    }
}
