package oms.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import oms.TestDeliveries;
import oms.payment.TestGateway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/**
 * Everything three times and shuffled: each request of an order's whole life, scans, positions, the door, the gateway's notices,
 * and each event to each of its listeners. The final state is that of an order whose life was told once.
 */
@QuarkusTest
@TestProfile(ExampleDay.class)
class ThriceTest {
    private static final long SEED = Long.getLong("oms.seed", 20260506);
    private static final Pattern ID = Pattern.compile("\\b([a-z]{3})_[0-9a-hjkmnp-tv-z]{26}\\b");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final Pattern COUNTED = Pattern.compile("\"id\":\\d+");
    private static final Pattern OTHER_NAMES = Pattern.compile(
            "\"(sscc|number|code|authorizationCode|fingerprint|orderNumber|reference|traceId|hash|etag)\":\"[^\"]*\"");

    @Inject
    Shops shops;

    @Inject
    Clockwork clockwork;

    @Inject
    TestDeliveries deliveries;

    @Inject
    TestGateway gateway;

    @Inject
    Jdbi jdbi;

    private int notices;

    @Test
    void told_three_times_and_out_of_order_it_ends_as_told_once() {
        var clean = shops.opensInNewYork();
        var once = state(clean, life(clean));

        var shop = shops.opensInNewYork();
        var stutter = new Stutter(SEED);
        notices = 0;
        var story = told(shop, stutter);
        assertThat(stutter.failures()).isEmpty();
        var handled = handledAgain(shop) + handledAgain(shop);

        var thrice = state(shop, story);
        assertThat(thrice).isEqualTo(once);
        shop.nothingIsBroken();
        System.out.printf(
                "thrice: %d requests, %d of them notices of the gateway, and %d deliveries repeated, the same state (seed %d)%n",
                stutter.repeats(), 2 * notices, handled, SEED);
    }

    private Storyboard told(Shop shop, Stutter stutter) {
        Network.tell(stutter);
        try {
            var story = life(shop);
            stutter.arrives();
            clockwork.goesOn(shop);
            return story;
        } finally {
            Network.tell(null);
        }
    }

    /** The bank takes its time: that it holds the money is first known from its notice. */
    private Storyboard life(Shop shop) {
        var story = shop.anOrder()
                .of("WATER-5L", 2)
                .of("PHONE-X", 1)
                .paidWith("tok_pending")
                .buys()
                .goesOn()
                .stands("PENDING");
        gatewayTells(shop);
        story.goesOn().stands("ALLOCATED");
        story.goesOut().comesNear().isHandedOver().stands("DELIVERED");
        gatewayTells(shop);
        shop.office.post(
                "/v1/orders/" + story.order + "/refunds", Map.of("amount", Shop.usd(1000), "reason", "a scratch"));
        gatewayTells(shop);
        clockwork.goesOn(shop);
        return story;
    }

    /** All that it did so far; it does not know what we know already. */
    private void gatewayTells(Shop shop) {
        for (var notice : gateway.notices(shop.merchant)) {
            var heard = Network.send(
                    "POST", TestGateway.ADDRESS, notice.body(), Map.of(TestGateway.SIGNATURE, notice.signature()));
            assertThat(heard.statusCode()).as(heard.asString()).isEqualTo(200);
            notices++;
        }
    }

    /** A delivery; when it was made first is what the books of the bus are about. */
    record Done(String eventId, String subscriber, Instant deliveredAt) {}

    /** @return how many deliveries were made once more, in any order */
    private int handledAgain(Shop shop) {
        var done = new ArrayList<>(jdbi.withHandle(h -> h.createQuery(
                        "select event_id, subscriber, delivered_at from oms_events.delivery where merchant = :merchant and status = 'DONE' order by position, subscriber")
                .bind("merchant", shop.merchant)
                .mapTo(Done.class)
                .list()));
        Collections.shuffle(done, new Random(SEED));
        for (var delivery : done) {
            jdbi.useHandle(h -> h.createUpdate("""
                            update oms_events.delivery set status = 'WAITING', delivered_at = null, attempts = 0
                             where event_id = :eventId and subscriber = :subscriber""")
                    .bind("eventId", delivery.eventId())
                    .bind("subscriber", delivery.subscriber())
                    .execute());
            deliveries.drain();
            jdbi.useHandle(h -> h.createUpdate("""
                            update oms_events.delivery set delivered_at = :deliveredAt
                             where event_id = :eventId and subscriber = :subscriber and status = 'DONE'""")
                    .bind("eventId", delivery.eventId())
                    .bind("subscriber", delivery.subscriber())
                    .bind("deliveredAt", delivery.deliveredAt())
                    .execute());
        }
        clockwork.goesOn(shop);
        return done.size();
    }

    /** All that people and systems can see, with names and times that differ from run to run made equal. */
    private static String state(Shop shop, Storyboard story) {
        var seen = new LinkedHashMap<String, String>();
        for (var path : List.of(
                "/v1/orders/" + story.order,
                "/v1/orders/" + story.order + "/payment",
                "/v1/stock",
                "/v1/stock/WH-NY/WATER-5L/ledger",
                "/v1/stock/WH-NY/PHONE-X/ledger",
                "/v1/drivers/D1"))
            seen.put(
                    path.replaceAll("ord_\\w+", "order"),
                    shop.office.asked(path).asString());
        for (var shipment : story.shipments()) {
            seen.put(
                    "lists",
                    shop.picker.asked("/v1/pick-lists?shipment=" + shipment).asString());
            seen.put(
                    "packages",
                    shop.picker.asked("/v1/shipments/" + shipment + "/packages").asString());
        }
        List<String> events = shop.office.get("/v1/events?limit=1000").getList("events.type");
        seen.put("events", String.valueOf(events));
        return equalised(seen.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .reduce("", (a, b) -> a + "\n" + b));
    }

    private static String equalised(String text) {
        var names = new LinkedHashMap<String, String>();
        var equal = ID.matcher(text)
                .replaceAll(found -> names.computeIfAbsent(found.group(), any -> found.group(1) + names.size()));
        var timeless =
                TIME.matcher(COUNTED.matcher(equal).replaceAll("\"id\":0")).replaceAll("T");
        return OTHER_NAMES.matcher(timeless).replaceAll("\"$1\":\"-\"").replace(",", ",\n");
    }
}
