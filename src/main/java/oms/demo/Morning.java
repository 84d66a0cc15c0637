package oms.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import oms.outside.Wheel;

/**
 * What happened before the example: two orders of the same day, packed and on board, so that D2 carries 8 units and D1 carries 3.
 * D2 begins alone and gets the big one; the small one no longer fits there and goes to D1.
 */
final class Morning {
    private static final City.Door BRONX =
            new City.Door("520 Grand Concourse", "Bronx", "NY", "10451", 40.8172, -73.9268);
    private static final City.Door BROOKLYN =
            new City.Door("250 Smith Street", "Brooklyn", "NY", "11231", 40.6823, -73.9934);

    private final Scene scene;

    Morning(Scene scene) {
        this.scene = scene;
    }

    void pass() {
        board("D2", new Shopper(scene.storefront(), "Shopper 1", BRONX), Example.basket("WATER-5L", 3, "PHONE-X", 2));
        board(
                "D1",
                new Shopper(scene.storefront(), "Shopper 2", BROOKLYN),
                Example.basket("WATER-5L", 1, "PHONE-X", 1));
    }

    /** Starts the driver's shift, sells, packs, and puts what was packed on board. */
    private void board(String driver, Shopper shopper, Map<String, Integer> basket) {
        var wheel = scene.wheel(driver);
        wheel.startShift();
        var bought = shopper.buy(basket, "SAME_DAY", "tok_approved");
        var orderId = bought.path("order").path("id").asText();
        var shipment = scene.await(orderId, "ALLOCATED").path("shipments").path(0);
        var picker = scene.picker(shipment.path("warehouse").asText());
        var list = scene.await(
                "there is a pick list", () -> picker.listOf(shipment.path("id").asText()));
        picker.pick(list.path("id").asText());
        scene.await(orderId, "PICKED");
        picker.pack(shipment.path("id").asText());
        scene.await(orderId, "PACKED");
        load(wheel, shipment.path("id").asText());
        var who = scene.driver(driver);
        scene.narrator()
                .tell(
                        bought.path("order").path("number").asText(),
                        "%d units to %s: packed, on board of %s, who now carries %d of %d"
                                .formatted(
                                        shipment.path("units").asInt(),
                                        driver.equals("D2") ? BRONX.city() : BROOKLYN.city(),
                                        shipment.path("driver").asText(),
                                        who.path("load").asInt(),
                                        who.path("max").asInt()));
    }

    private void load(Wheel wheel, String shipment) {
        var trip = scene.await("the trip has the packages", () -> wheel.trip().filter(t -> packed(t, shipment)));
        for (var stop : Wheel.stops(trip))
            if (stop.path("shipmentId").asText().equals(shipment))
                stop.path("packages")
                        .forEach(box -> wheel.load(
                                trip.path("id").asText(), box.path("sscc").asText()));
    }

    private static boolean packed(JsonNode trip, String shipment) {
        return Wheel.stops(trip).stream()
                .filter(stop -> stop.path("shipmentId").asText().equals(shipment))
                .findFirst()
                .flatMap(stop -> Optional.of(stop.path("packages").size() > 0))
                .orElse(false);
    }
}
