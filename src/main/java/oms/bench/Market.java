package oms.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import oms.identity.ApiKeys;
import oms.identity.Devices;
import oms.identity.Merchants;
import oms.identity.NewPerson;
import oms.identity.People;
import oms.identity.Roles;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A shop with plenty of everything: two warehouses, and baskets of two articles of which no two share one. */
@ApplicationScoped
class Market {
    static final int BASKETS = 32;

    private static final String MERCHANT = "bench";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] PAYMENT = json(Map.of("payment", Map.of("token", "tok_approved")));
    private static final List<byte[]> WISHES =
            IntStream.range(0, BASKETS).mapToObj(Market::wish).toList();

    private final Merchants merchants;
    private final People people;
    private final Devices devices;
    private final ApiKeys apiKeys;
    private final int port;

    Market(
            Merchants merchants,
            People people,
            Devices devices,
            ApiKeys apiKeys,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.merchants = merchants;
        this.people = people;
        this.devices = devices;
        this.apiKeys = apiKeys;
        this.port = port;
    }

    /**
     * @return the storefront's key
     * @throws IllegalStateException where a merchant is there already
     */
    String open() throws IOException {
        if (!merchants.all().isEmpty())
            throw new IllegalStateException("The database is in use; the bench takes an empty one");
        merchants.open(MERCHANT, "Bench", "UTC", "USD");
        var clerk = people.enrol(
                new NewPerson(MERCHANT, "Clerk", "clerk@bench.example", null, Set.of(Roles.ADMINISTRATOR)), MERCHANT);
        try (var office =
                line(devices.enrol(MERCHANT, clerk.id(), "Office", MERCHANT).secret())) {
            for (int i = 0; i < 2 * BASKETS; i++) office.send("PUT", "/v1/products/" + sku(i), product(i));
            office.send("PUT", "/v1/fraud/limits", json(Map.of("limits", limits(), "declineWeight", 20)));
            warehouse(office, "WH-A", 40.74);
            warehouse(office, "WH-B", 40.66);
        }
        return apiKeys.issue(MERCHANT, "Storefront", MERCHANT).secret();
    }

    Line line(String key) throws IOException {
        return new Line(port, key);
    }

    /**
     * Begins a checkout and completes it, as a storefront does.
     *
     * @return the statements both requests sent
     * @throws IllegalStateException unless there is an order whose total is held on the card
     */
    static long buy(Line storefront, int basket) throws IOException {
        var begun = storefront.send("POST", "/v1/checkouts", WISHES.get(basket));
        var done = storefront.send(
                "POST", "/v1/checkouts/" + begun.body().path("id").asText() + "/complete", PAYMENT);
        if (!"AUTHORIZED".equals(done.body().path("order").path("status").asText()))
            throw new IllegalStateException("A checkout was not completed: " + done.body());
        return begun.statements() + done.statements();
    }

    private static void warehouse(Line office, String code, double lat) throws IOException {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", code);
        body.put("address", address("Warehouse " + code));
        body.put("location", Map.of("lat", lat, "lon", -73.95));
        body.put("zone", "UTC");
        body.put("opens", "00:00");
        body.put("closes", "23:59");
        body.put("cutOff", "23:59");
        body.put("pickLeadMinutes", 30);
        body.put("waveMinutes", 60);
        body.put("perOrderCost", money(100));
        body.put("servedRadiusKm", 50.0);
        office.send("PUT", "/v1/warehouses/" + code, json(body));
        var lines = IntStream.range(0, 2 * BASKETS)
                .mapToObj(i -> Map.of("sku", sku(i), "quantity", 1_000_000, "unitCost", money(200)))
                .toList();
        office.send(
                "POST",
                "/v1/stock/receipts",
                json(Map.of("warehouse", code, "reference", "opening " + code, "lines", lines)));
    }

    private static byte[] product(int number) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", "Article " + number);
        body.put("price", money(400 + number));
        body.put("units", 1);
        body.put("weightGrams", 500);
        body.put("lengthMm", 100);
        body.put("widthMm", 100);
        body.put("heightMm", 100);
        return json(body);
    }

    private static byte[] wish(int basket) {
        var body = new LinkedHashMap<String, Object>();
        body.put("channel", "web");
        body.put(
                "lines",
                List.of(
                        Map.of("sku", sku(2 * basket), "quantity", 2),
                        Map.of("sku", sku(2 * basket + 1), "quantity", 1)));
        body.put("customer", Map.of("name", "Shopper " + basket, "email", "shopper" + basket + "@bench.example"));
        body.put("shippingAddress", address("Shopper " + basket));
        body.put("location", Map.of("lat", 40.71, "lon", -74.0));
        body.put("sla", "STANDARD");
        return json(body);
    }

    /** Limits like every shop's, so that tries are counted, but so high that nobody reaches them. */
    private static Map<String, Object> limits() {
        var much = Map.of("tenMinutes", 1_000_000_000, "day", 1_000_000_000);
        return Map.of("CUSTOMER", much, "CARD", much, "DEVICE", much, "IP", much, "MERCHANT", much, "CODES", much);
    }

    private static Map<String, Object> address(String name) {
        return Map.of(
                "name",
                name,
                "line1",
                "49 Madison Street",
                "city",
                "New York",
                "region",
                "NY",
                "postalCode",
                "10038",
                "country",
                "US");
    }

    private static Map<String, Object> money(long cents) {
        return Map.of("amount", cents, "currency", "USD");
    }

    private static String sku(int number) {
        return "SKU-%02d".formatted(number);
    }

    private static byte[] json(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
