package oms.outside;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What shops say of their goods and shoppers of themselves, in New York; where it matters, another thing can be put over it. */
public final class Bodies {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Bodies() {}

    /** A light article in a cube of 10 cm. */
    public static Map<String, Object> product(String name, long cents) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", name);
        body.put("price", money(cents));
        body.put("units", 1);
        body.put("weightGrams", 500);
        body.put("lengthMm", 100);
        body.put("widthMm", 100);
        body.put("heightMm", 100);
        return body;
    }

    /** A warehouse that works around the clock. */
    public static Map<String, Object> warehouse(String code, double lat) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", code);
        body.put("address", address("Warehouse " + code, "49 Madison Street"));
        body.put("location", Map.of("lat", lat, "lon", -73.95));
        body.put("zone", "UTC");
        body.put("opens", "00:00");
        body.put("closes", "23:59");
        body.put("cutOff", "23:59");
        body.put("pickLeadMinutes", 30);
        body.put("waveMinutes", 60);
        body.put("perOrderCost", money(100));
        body.put("servedRadiusKm", 50.0);
        return body;
    }

    /** A driver who works around the clock, from the warehouse where the vehicle stands. */
    public static Map<String, Object> driver(String name, String person, String warehouse, int units) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", name);
        body.put("personId", person);
        body.put("homeWarehouse", warehouse);
        body.put("min", 0);
        body.put("max", units);
        body.put("shiftStart", "00:00");
        body.put("shiftEnd", "00:00");
        body.put("zone", "UTC");
        return body;
    }

    /** @param skus of which {@code quantity} pieces each come in */
    public static Map<String, Object> receipt(String warehouse, List<String> skus, int quantity) {
        var lines = skus.stream()
                .map(sku -> Map.of("sku", sku, "quantity", quantity, "unitCost", money(200)))
                .toList();
        return Map.of("warehouse", warehouse, "reference", "opening " + warehouse, "lines", lines);
    }

    /**
     * A basket on its way to the till.
     *
     * @param basket pieces by SKU
     */
    public static Map<String, Object> checkout(
            String shopper, String email, String street, Map<String, Integer> basket) {
        var body = new LinkedHashMap<String, Object>();
        body.put("channel", "web");
        body.put(
                "lines",
                basket.entrySet().stream()
                        .map(line -> Map.of("sku", line.getKey(), "quantity", line.getValue()))
                        .toList());
        body.put("customer", Map.of("name", shopper, "email", email));
        body.put("shippingAddress", address(shopper, street));
        body.put("location", Map.of("lat", 40.71, "lon", -74.0));
        body.put("sla", "STANDARD");
        return body;
    }

    /** @param token of a card, as the gateway's form gives it to the storefront */
    public static Map<String, Object> payment(String token) {
        return Map.of("payment", Map.of("token", token));
    }

    public static Map<String, Object> address(String name, String street) {
        return Map.of(
                "name",
                name,
                "line1",
                street,
                "city",
                "New York",
                "region",
                "NY",
                "postalCode",
                "10038",
                "country",
                "US");
    }

    public static Map<String, Object> money(long cents) {
        return Map.of("amount", cents, "currency", "USD");
    }

    public static byte[] json(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
