package oms.bench;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import oms.identity.ApiKeys;
import oms.identity.Devices;
import oms.identity.Merchants;
import oms.identity.NewPerson;
import oms.identity.OrderTokens;
import oms.identity.People;
import oms.identity.Roles;
import oms.outside.Api;
import oms.outside.Bodies;
import oms.outside.HttpTransport;
import oms.outside.Picker;
import oms.outside.Wheel;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Drivers on the road, each with one order; brought there as every order is. */
@ApplicationScoped
class Fleet {
    private static final String SKU = "SKU-1";
    private static final int DRIVERS_A_SHOP = 50;
    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /** @param key of the driver's phone, {@code token} of the shopper whose door is next */
    record OnTheRoad(String key, String token) {}

    private final Merchants merchants;
    private final People people;
    private final Devices devices;
    private final ApiKeys apiKeys;
    private final OrderTokens tokens;
    private final Clock clock;
    private final HttpTransport transport;

    Fleet(
            Merchants merchants,
            People people,
            Devices devices,
            ApiKeys apiKeys,
            OrderTokens tokens,
            Clock clock,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.merchants = merchants;
        this.people = people;
        this.devices = devices;
        this.apiKeys = apiKeys;
        this.tokens = tokens;
        this.clock = clock;
        this.transport = new HttpTransport(URI.create("http://127.0.0.1:" + port));
    }

    List<OnTheRoad> send(int drivers, PrintStream out) throws Exception {
        var sent = new ArrayList<OnTheRoad>();
        for (int left = drivers, no = 1; left > 0; left -= DRIVERS_A_SHOP, no++) {
            sent.addAll(shop("bench-" + no, Math.min(left, DRIVERS_A_SHOP)));
            out.printf("%d of %d drivers are on the road%n", sent.size(), drivers);
        }
        return sent;
    }

    private List<OnTheRoad> shop(String merchant, int drivers) throws Exception {
        merchants.open(merchant, "Bench", "UTC", "USD");
        var office = api(merchant, "Office", Roles.ADMINISTRATOR);
        office.put("/v1/products/" + SKU, Bodies.product("Article", 1_000));
        office.put("/v1/warehouses/WH", Bodies.warehouse("WH", 40.74));
        office.post("/v1/stock/receipts", Bodies.receipt("WH", List.of(SKU), 10 * drivers));
        var wheels = new ArrayList<Map.Entry<Wheel, String>>();
        for (int i = 1; i <= drivers; i++) wheels.add(driver(office, merchant, "D" + i));
        var storefront = new Api(
                transport, apiKeys.issue(merchant, "Storefront", merchant).secret());
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < drivers; i++) {
                var shopper = "Shopper " + i;
                pool.submit(() -> buy(storefront, merchant, shopper));
            }
        }
        var picker = new Picker(api(merchant, "Picker", Roles.PICKER), "WH");
        var sent = new ArrayList<OnTheRoad>();
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (sent.size() < drivers) {
            if (System.nanoTime() > end) throw new IllegalStateException("Not every driver got on the road");
            pickAndPack(office, picker);
            wheels.removeIf(wheel -> leave(wheel, merchant, sent));
            Thread.sleep(200);
        }
        return sent;
    }

    private static void buy(Api storefront, String merchant, String shopper) {
        var basket = Bodies.checkout(
                shopper, shopper.replace(" ", ".") + "@" + merchant + ".example", shopper, Map.of(SKU, 1));
        var checkout = storefront.post("/v1/checkouts", basket).path("id").asText();
        storefront.post("/v1/checkouts/" + checkout + "/complete", Bodies.payment("tok_approved"));
    }

    private static void pickAndPack(Api office, Picker picker) {
        try {
            for (var list : picker.toDo()) {
                picker.pick(list.path("id").asText());
                picker.pack(list.path("shipmentId").asText());
            }
        } catch (Api.Refused tooEarly) {
            // the next turn comes
        }
    }

    /** @return whether the driver has left */
    private boolean leave(Map.Entry<Wheel, String> driver, String merchant, List<OnTheRoad> sent) {
        var wheel = driver.getKey();
        try {
            var trip = wheel.trip().orElse(null);
            if (trip == null) return false;
            for (var stop : Wheel.stops(trip))
                for (var box : stop.path("packages"))
                    wheel.load(trip.path("id").asText(), box.path("sscc").asText());
            wheel.departAsItIs(trip.path("id").asText());
            var order = Wheel.stops(trip).getFirst().path("orderId").asText();
            sent.add(new OnTheRoad(driver.getValue(), tokens.issue(merchant, order)));
            return true;
        } catch (Api.Refused notYet) {
            return false;
        }
    }

    /** @return the driver with the phone's key; the vehicle takes one order */
    private Map.Entry<Wheel, String> driver(Api office, String merchant, String code) {
        var person = people.enrol(
                new NewPerson(merchant, code, code + "@" + merchant + ".example", null, Set.of(Roles.DRIVER)),
                merchant);
        var body = Bodies.driver("Driver " + code, person.id(), "WH", 1);
        office.put("/v1/drivers/" + code, body);
        var key = devices.enrol(merchant, person.id(), code, merchant).secret();
        var wheel = new Wheel(code, new Api(transport, key), clock);
        wheel.startShift();
        return Map.entry(wheel, key);
    }

    private Api api(String merchant, String name, String role) {
        var person = people.enrol(
                new NewPerson(merchant, name, name + "@" + merchant + ".example", null, Set.of(role)), merchant);
        return new Api(
                transport, devices.enrol(merchant, person.id(), name, merchant).secret());
    }
}
