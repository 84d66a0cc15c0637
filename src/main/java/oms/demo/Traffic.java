package oms.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oms.outside.Api;
import oms.outside.Picker;

/** The city at work: shoppers who buy, people at desks who decide. Moderate and steady; {@link Pulse} keeps it within bounds. */
final class Traffic {
    private static final int SHOPPERS = 3;
    private static final Duration THINKING = Duration.ofSeconds(7);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(20);
    private static final Duration REVIEWING = Duration.ofSeconds(45);
    private static final List<String> DECLINED =
            List.of("tok_insufficient_funds", "tok_expired", "tok_declined", "tok_limit_exceeded");

    private final Scene scene;
    private final Acknowledged acknowledged;
    private final Pulse pulse;

    /** The next day once the last cut-off has passed; the same day is tried again now and then. */
    private volatile String sla = "SAME_DAY";

    Traffic(Scene scene, Acknowledged acknowledged) {
        this.scene = scene;
        this.acknowledged = acknowledged;
        this.pulse = new Pulse(scene.office());
    }

    void start(Bustle bustle) {
        pulse.feel();
        bustle.keep("pulse", this::feel);
        bustle.keep("ticker", this::say);
        bustle.keep("fraud reviewer", this::review);
        for (int i = 1; i <= SHOPPERS; i++) bustle.keep("shopper", this::shop);
        for (var warehouse : City.WAREHOUSES) {
            var floor = new FloorWork(scene.picker(warehouse.code()), scene.office());
            bustle.keep("picker " + warehouse.code(), floor::turn);
        }
        for (var driver : City.DRIVERS) {
            var wheel = scene.wheel(driver.code());
            wheel.startShift();
            bustle.keep("driver " + driver.code(), new RoadWork(wheel, driver)::turn);
        }
    }

    private void feel() {
        Bustle.about(Duration.ofSeconds(1));
        pulse.feel();
    }

    private void say() {
        Bustle.about(BETWEEN_LINES);
        if (!Thread.currentThread().isInterrupted())
            scene.narrator().line(pulse.words(Narrator.clock(scene.clock().instant())));
    }

    private void shop() {
        Bustle.about(THINKING);
        if (pulse.isFull()) return;
        var shopper = shopper();
        var basket = basket();
        try {
            var wanted = Bustle.oneIn(20) ? "SAME_DAY" : sla;
            var bought = shopper.buy(basket, wanted, card());
            sla = wanted;
            acknowledge(bought);
        } catch (Api.Refused refused) {
            if (refused.code().equals("out_of_stock")) refill(basket);
            if (refused.code().equals("too_late")) sla = "NEXT_DAY";
            throw refused;
        }
    }

    private void acknowledge(JsonNode bought) {
        var id = bought.path("order").path("id").asText();
        acknowledged.add(id);
        if (!Bustle.oneIn(40)) return;
        Bustle.about(Duration.ofSeconds(4));
        scene.storefront().post("/v1/orders/" + id + "/cancel", Map.of("reason", "The shopper thought better of it"));
    }

    /** One in fifteen orders from far away, which a person has to look at. */
    private Shopper shopper() {
        var shopper = new Shopper(
                scene.storefront(),
                "Shopper " + (10 + Bustle.below(400)),
                City.DOORS.get(Bustle.below(City.DOORS.size())));
        return Bustle.oneIn(15) ? shopper.onJourney(Bustle.below(1_000_000)) : shopper;
    }

    private static Map<String, Integer> basket() {
        var basket = new LinkedHashMap<String, Integer>();
        for (int i = Bustle.below(3); i >= 0; i--)
            basket.put(City.PRODUCTS.get(Bustle.below(City.PRODUCTS.size())).sku(), 1 + Bustle.below(2));
        return basket;
    }

    private static String card() {
        return Bustle.oneIn(12) ? DECLINED.get(Bustle.below(DECLINED.size())) : "tok_approved";
    }

    /** A lorry brings more of what ran out. */
    private void refill(Map<String, Integer> basket) {
        var lines = City.receipts(City.WAREHOUSES.getFirst()).stream()
                .filter(line -> basket.containsKey(line.get("sku")))
                .toList();
        scene.office()
                .post(
                        "/v1/stock/receipts",
                        Map.of("warehouse", "WH-NY", "reference", oms.Ids.next("rcp"), "lines", lines));
    }

    /** Leaves doubtful orders for a while, in case somebody wants to decide in the console. */
    private void review() {
        Bustle.about(REVIEWING);
        for (var order : Picker.items(scene.office().get("/v1/orders?status=MANUAL_REVIEW&limit=20"))) {
            var approve = !Bustle.oneIn(4);
            scene.office()
                    .post(
                            "/v1/fraud/reviews/" + order.path("id").asText() + (approve ? "/approve" : "/reject"),
                            Map.of("reason", approve ? "On a journey, asked by phone" : "Nobody answers the phone"));
        }
    }
}
