package oms.bench;

import com.fasterxml.jackson.databind.JsonNode;
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
import oms.outside.Bodies;
import oms.outside.Transport.Answer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A shop with plenty of everything: two warehouses, and baskets of two articles of which no two share one. */
@ApplicationScoped
class Market {
    static final int BASKETS = 32;

    private static final String MERCHANT = "bench";
    private static final byte[] PAYMENT = Bodies.json(Bodies.payment("tok_approved"));
    private static final List<String> SKUS =
            IntStream.range(0, 2 * BASKETS).mapToObj("SKU-%02d"::formatted).toList();
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
            for (int i = 0; i < SKUS.size(); i++)
                office.send("PUT", "/v1/products/" + SKUS.get(i), Bodies.json(Bodies.product("Article " + i, 400 + i)));
            office.send("PUT", "/v1/fraud/limits", Bodies.json(Map.of("limits", limits(), "declineWeight", 20)));
            warehouse(office, "WH-A", 40.74);
            warehouse(office, "WH-B", 40.66);
        }
        return apiKeys.issue(MERCHANT, "Storefront", MERCHANT).secret();
    }

    Storefront line(String key) throws IOException {
        return new Storefront(port, key);
    }

    /**
     * Begins a checkout and completes it, as a storefront does.
     *
     * @return the statements both requests sent
     * @throws IllegalStateException unless there is an order whose total is held on the card
     */
    static long buy(Storefront storefront, int basket) throws IOException {
        var begun = storefront.send("POST", "/v1/checkouts", WISHES.get(basket));
        var done = storefront.send(
                "POST", "/v1/checkouts/" + begun.json().path("id").asText() + "/complete", PAYMENT);
        if (!"AUTHORIZED".equals(done.json().path("order").path("status").asText()))
            throw new IllegalStateException("A checkout was not completed: " + done.json());
        return begun.statements() + done.statements();
    }

    /**
     * What became of a buyer of one piece.
     *
     * @param status of the last answer
     * @param code of a refusal, empty where there is none
     */
    record Bought(int status, String code) {}

    /** Begins a checkout of one piece and completes it, as far as it is let. */
    static Bought buyOne(Storefront storefront, int article) throws IOException {
        var begun = storefront.ask("POST", "/v1/checkouts", wish(Map.of(SKUS.get(article), 1), article));
        if (begun.status() != 201) return bought(begun);
        return bought(storefront.ask(
                "POST", "/v1/checkouts/" + begun.json().path("id").asText() + "/complete", PAYMENT));
    }

    private static Bought bought(Answer answer) {
        return new Bought(answer.status(), answer.json().path("code").asText());
    }

    /** Takes all that is left of an article off the shelves. */
    static void empty(Storefront office, int article) throws IOException {
        var rows = office.send("GET", "/v1/stock?sku=" + SKUS.get(article), new byte[0])
                .json();
        for (var row : rows.path("items"))
            office.send("POST", "/v1/stock/adjustments", Bodies.json(none(row, SKUS.get(article))));
    }

    private static Map<String, Object> none(JsonNode row, String sku) {
        return Map.of(
                "warehouse",
                row.path("warehouse").asText(),
                "sku",
                sku,
                "change",
                -row.path("available").asLong(),
                "reason",
                "OTHER");
    }

    /** @return somebody who may do everything */
    Storefront office() throws IOException {
        var clerk = people.enrol(
                new NewPerson(MERCHANT, "Second clerk", "clerk2@bench.example", null, Set.of(Roles.ADMINISTRATOR)),
                MERCHANT);
        return line(devices.enrol(MERCHANT, clerk.id(), "Office", MERCHANT).secret());
    }

    private static void warehouse(Storefront office, String code, double lat) throws IOException {
        office.send("PUT", "/v1/warehouses/" + code, Bodies.json(Bodies.warehouse(code, lat)));
        office.send("POST", "/v1/stock/receipts", Bodies.json(Bodies.receipt(code, SKUS, 1_000_000)));
    }

    /** Limits like every shop's, so that tries are counted, but so high that nobody reaches them. */
    private static Map<String, Object> limits() {
        var much = Map.of("tenMinutes", 1_000_000_000, "day", 1_000_000_000);
        return Map.of("CUSTOMER", much, "CARD", much, "DEVICE", much, "IP", much, "MERCHANT", much, "CODES", much);
    }

    private static byte[] wish(int basket) {
        var lines = new LinkedHashMap<String, Integer>();
        lines.put(SKUS.get(2 * basket), 2);
        lines.put(SKUS.get(2 * basket + 1), 1);
        return wish(lines, basket);
    }

    private static byte[] wish(Map<String, Integer> lines, int basket) {
        return Bodies.json(Bodies.checkout(
                "Shopper " + basket, "shopper" + basket + "@bench.example", "49 Madison Street", lines));
    }
}
