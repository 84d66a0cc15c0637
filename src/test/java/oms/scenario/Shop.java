package oms.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.allocation.TestPlanner;
import oms.identity.Roles;
import oms.verify.TestAudit;

/**
 * A merchant of its own with everybody who works for it, set up and asked over the public endpoints. Only the people and keys
 * are enrolled by hand, and what runs by itself in production runs when the test says {@link #goesOn}.
 */
final class Shop {
    final String merchant = Ids.next("mer");
    final Desk storefront;
    final Desk office;
    final Desk picker;
    final Clock clock;
    private final TestCallers callers;
    private final TestDeliveries deliveries;
    private final TestPlanner planner;
    private final TestAudit audit;
    private final Map<String, Phone> phones = new HashMap<>();

    Shop(TestCallers callers, TestDeliveries deliveries, TestPlanner planner, TestAudit audit, Clock clock) {
        this.callers = callers;
        this.deliveries = deliveries;
        this.planner = planner;
        this.audit = audit;
        this.clock = clock;
        storefront = new Desk(callers.storefront(merchant));
        office = new Desk(callers.bearer(
                merchant,
                Roles.ADMINISTRATOR,
                Roles.ORDER_MANAGER,
                Roles.FRAUD_REVIEWER,
                Roles.WAREHOUSE,
                Roles.DISPATCHER));
        picker = new Desk(callers.bearer(merchant, Roles.PICKER));
    }

    /** The goods of the example: water takes two units of capacity, a phone one. */
    Shop sellingWaterAndPhones() {
        product("WATER-5L", "Spring water, 5 litres", 400, 2, 5100, 155, 155, 310);
        product("PHONE-X", "Phone X", 3900, 1, 420, 165, 90, 55);
        return this;
    }

    /** Another article, as small and dear as a phone. */
    void selling(String sku) {
        product(sku, sku, 3900, 1, 420, 165, 90, 55);
    }

    private void product(String sku, String name, long cents, int units, int grams, int length, int width, int height) {
        office.put(
                "/v1/products/" + sku,
                Map.of(
                        "name", name,
                        "price", usd(cents),
                        "units", units,
                        "weightGrams", grams,
                        "lengthMm", length,
                        "widthMm", width,
                        "heightMm", height));
    }

    /** Pieces of water lie in aisle B, shelf 3, bin 12, phones in aisle A, shelf 1, bin 4. */
    Shop with(String warehouse, double lat, double lon, int water, int phones) {
        office.put(
                "/v1/warehouses/" + warehouse,
                Map.ofEntries(
                        Map.entry("name", warehouse),
                        Map.entry("address", address("Acme " + warehouse, "1 Dock Street", "11101")),
                        Map.entry("location", Map.of("lat", lat, "lon", lon)),
                        Map.entry("zone", "America/New_York"),
                        Map.entry("opens", "06:00"),
                        Map.entry("closes", "22:00"),
                        Map.entry("cutOff", "18:00"),
                        Map.entry("pickLeadMinutes", 30),
                        Map.entry("waveMinutes", 60),
                        Map.entry("perOrderCost", usd(120)),
                        Map.entry("servedRadiusKm", 60.0)));
        receives(warehouse, "WATER-5L", water);
        receives(warehouse, "PHONE-X", phones);
        return this;
    }

    void receives(String warehouse, String sku, int quantity) {
        if (quantity == 0) return;
        var bin = sku.equals("WATER-5L")
                ? Map.of("aisle", "B", "shelf", 3, "bin", 12)
                : Map.of("aisle", "A", "shelf", 1, "bin", 4);
        office.post(
                "/v1/stock/receipts",
                Map.of(
                        "warehouse",
                        warehouse,
                        "reference",
                        Ids.next("note"),
                        "lines",
                        List.of(Map.of("sku", sku, "quantity", quantity, "unitCost", usd(240), "place", bin))));
    }

    Shop driver(String code, String home, int max) {
        var person = callers.person(merchant, Roles.DRIVER);
        var body = new HashMap<String, Object>();
        body.put("name", code);
        body.put("personId", person.id());
        body.put("homeWarehouse", home);
        body.put("min", 2);
        body.put("max", max);
        body.put("shiftStart", "08:00");
        body.put("shiftEnd", "20:00");
        body.put("zone", "America/New_York");
        office.put("/v1/drivers/" + code, body);
        phones.put(code, new Phone(code, new Desk(callers.deviceOf(merchant, person))));
        return this;
    }

    Shop atWork(String driver) {
        office.post("/v1/drivers/" + driver + "/shift", Map.of("action", "START"));
        return this;
    }

    Shop atHome(String driver) {
        office.post("/v1/drivers/" + driver + "/shift", Map.of("action", "END"));
        return this;
    }

    Phone phone(String driver) {
        return phones.get(driver);
    }

    Basket anOrder() {
        return new Basket(this);
    }

    /** Everything that happens by itself: events find their listeners, waiting orders their plans. */
    void goesOn() {
        deliveries.drain();
        planner.plan(merchant);
        deliveries.drain();
    }

    /** As {@link #goesOn}, without waiting for what somebody else's commit has begun. */
    void works() {
        deliveries.deliver();
        planner.plan(merchant);
        deliveries.deliver();
    }

    long onHand(String sku) {
        return stock(sku, "onHand");
    }

    long reserved(String sku) {
        return stock(sku, "reserved");
    }

    private long stock(String sku, String what) {
        List<Integer> all = office.get("/v1/stock?sku=" + sku).getList("items." + what);
        return all.stream().mapToLong(Integer::longValue).sum();
    }

    int load(String driver) {
        return office.get("/v1/drivers/" + driver).getInt("load");
    }

    /** The auditor reads everything that there is of this merchant. */
    void nothingIsBroken() {
        assertThat(broken()).as("broken invariants").isEmpty();
    }

    /** @return what the auditor finds broken, in words */
    List<String> broken() {
        goesOn();
        return audit.of(merchant);
    }

    static Map<String, Object> usd(long cents) {
        return Map.of("amount", cents, "currency", "USD");
    }

    static Map<String, Object> address(String name, String street, String postalCode) {
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
                postalCode,
                "country",
                "US");
    }
}
