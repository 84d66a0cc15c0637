package oms.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import oms.outside.Bodies;
import oms.outside.Picker;

/**
 * A town at work while things break around it: shoppers buy, some of them think better of it or want money back; pickers pick and
 * pack; drivers load, leave and hand over. Refusals are part of life; what was promised is written down.
 */
final class Life implements AutoCloseable {
    private static final List<String> SKUS = List.of("SKU-1", "SKU-2", "SKU-3", "SKU-4", "SKU-5", "SKU-6");
    private static final List<String> OTHER_CARDS = List.of(
            "tok_declined",
            "tok_insufficient_funds",
            "tok_pending",
            "tok_timeout",
            "tok_timeout_lost",
            "tok_capture_timeout",
            "tok_void_timeout",
            "tok_capture_fails_once");
    /** Between two things that a shopper buys. */
    private static final Duration THOUGHT = Duration.ofMillis(500);

    private static final int DRIVERS = 4;
    private static final int UNITS = 120;

    private final Town town;
    private final Told told = new Told();
    private final long seed;
    private final AtomicInteger shoppers = new AtomicInteger();
    private final AtomicInteger bought = new AtomicInteger();
    private final Hands hands;
    private volatile boolean shopping = true;

    Life(Scene scene, String name) {
        this.town = scene.towns().found(name);
        this.seed = scene.chance().nextLong();
        town.stock(SKUS, 1_000_000);
        this.hands = new Hands(town, DRIVERS, UNITS);
    }

    /** @param atOnce shoppers who are there at any time */
    void begin(int atOnce) {
        for (int i = 0; i < atOnce; i++) {
            var chance = new Random(seed + i);
            hands.keep(THOUGHT, () -> shop(chance));
        }
    }

    private void shop(Random chance) {
        if (!shopping) return;
        var shopper = town.shopper(Integer.toString(shoppers.incrementAndGet()));
        var sku = SKUS.get(chance.nextInt(SKUS.size()));
        var card = chance.nextInt(8) > 0 ? "tok_approved" : OTHER_CARDS.get(chance.nextInt(OTHER_CARDS.size()));
        var answer = town.buy(shopper, sku, card);
        if (!answer.isFine()) return;
        var order = answer.json().path("order").path("id").asText();
        told.placed(order);
        bought.incrementAndGet();
        if (chance.nextInt(100) < 60) cancel(order, chance);
        else if (chance.nextInt(2) == 0) follow(order, chance);
    }

    private void cancel(String order, Random chance) {
        pause(chance.nextInt(600));
        var answer = town.storefront.tryPost("/v1/orders/" + order + "/cancel", Map.of("reason", "Changed my mind"));
        if (answer.isFine() && answer.json().path("status").asText().equals("CANCELLED")) told.cancelled(order);
    }

    /** Waits for it at the door; now and then two people at the desk give the money back at the same time. */
    private void follow(String order, Random chance) {
        for (int i = 0; i < 40 && shopping; i++) {
            pause(1_000);
            var now = town.order(order);
            if (!now.path("status").asText().equals("DELIVERED")) continue;
            told.delivered(order);
            if (chance.nextInt(2) == 0) refund(order, now);
            return;
        }
    }

    private void refund(String order, JsonNode now) {
        var part = Math.max(1, now.path("total").path("amount").asLong() * 2 / 3);
        var body = Map.of("amount", Bodies.money(part), "reason", "Not as ordered");
        hands.aside(() -> town.office.tryPost("/v1/orders/" + order + "/refunds", body));
        town.office.tryPost("/v1/orders/" + order + "/refunds", body);
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Told told() {
        return told;
    }

    /** @return orders that were acknowledged so far */
    int bought() {
        return bought.get();
    }

    /**
     * Shoppers stay away, the others go on until no order waits for its payment any more.
     *
     * @return what still does not when the time is up
     */
    List<String> settle(Duration atMost) throws InterruptedException {
        shopping = false;
        var end = System.nanoTime() + atMost.toNanos();
        while (true) {
            var pending = Picker.items(town.office.get("/v1/orders?status=PENDING&limit=50"));
            if (pending.isEmpty()) return List.of();
            if (System.nanoTime() > end)
                return pending.stream()
                        .map(order -> "Order " + order.path("id").asText() + " still waits for its payment")
                        .toList();
            Thread.sleep(500);
        }
    }

    /** @return what was promised and is not so, and what broke in the driver itself; call it when all is quiet */
    List<String> broken(Scene scene) {
        var all = new ArrayList<>(hands.broken());
        all.addAll(told.broken(town, scene.auditor().missing(told.orders())));
        all.addAll(scene.backend().accidents());
        return all;
    }

    @Override
    public void close() {
        hands.close();
    }
}
