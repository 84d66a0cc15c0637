package oms.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import oms.outside.Wheel;

/** A driver's turn: load what is ready, leave, go from door to door and tell the way, come back. */
final class RoadWork {
    private static final Duration WAITING = Duration.ofSeconds(1);
    private static final Duration BETWEEN_FIXES = Duration.ofMillis(700);
    private static final int FIXES = 6;
    /** Turns for which a half empty vehicle waits for more. */
    private static final int PATIENCE = 15;

    private final Wheel wheel;
    private final City.Driver driver;
    private final City.Warehouse home;
    private final List<String> comingBack = new ArrayList<>();
    private double lat;
    private double lon;
    private int waited;

    RoadWork(Wheel wheel, City.Driver driver) {
        this.wheel = wheel;
        this.driver = driver;
        this.home = City.WAREHOUSES.stream()
                .filter(w -> w.code().equals(driver.warehouse()))
                .findFirst()
                .orElseThrow();
        this.lat = driver.lat();
        this.lon = driver.lon();
    }

    void turn() {
        Bustle.about(WAITING);
        var trip = wheel.trip();
        if (trip.isEmpty()) return;
        if (trip.get().path("status").asText().equals("PLANNED")) load(trip.get());
        else drive(trip.get());
    }

    private void load(JsonNode trip) {
        var id = trip.path("id").asText();
        int units = 0;
        for (var stop : Wheel.stops(trip)) {
            if (stop.path("packages").isEmpty()) continue;
            for (var box : stop.path("packages"))
                if (box.path("status").asText().equals("READY"))
                    wheel.load(id, box.path("sscc").asText());
            units += stop.path("units").asInt();
        }
        if (units == 0 || units < driver.max() / 2 && ++waited < PATIENCE) return;
        waited = 0;
        wheel.departAsItIs(id);
    }

    private void drive(JsonNode trip) {
        for (var stop : Wheel.stops(trip)) {
            var status = stop.path("status").asText();
            if (!status.equals("PLANNED") && !status.equals("ARRIVED")) continue;
            var at = stop.path("location");
            goTo(at.path("lat").asDouble(), at.path("lon").asDouble());
            atTheDoor(stop);
        }
        goTo(home.lat(), home.lon());
        comingBack.forEach(wheel::bringBack);
        comingBack.clear();
    }

    private void atTheDoor(JsonNode stop) {
        var id = stop.path("id").asText();
        wheel.arrive(id);
        if (Bustle.oneIn(15)) {
            wheel.fail(id, "NOT_HOME", Bustle.oneIn(3) ? "WAREHOUSE" : "AGAIN");
            stop.path("packages").forEach(box -> comingBack.add(box.path("sscc").asText()));
        } else
            wheel.deliver(
                    id,
                    List.of(Wheel.signature(stop.path("address").path("name").asText())));
    }

    private void goTo(double toLat, double toLon) {
        var fromLat = lat;
        var fromLon = lon;
        for (int i = 1; i <= FIXES; i++) {
            lat = fromLat + (toLat - fromLat) * i / FIXES;
            lon = fromLon + (toLon - fromLon) * i / FIXES;
            wheel.positions(List.of(new double[] {lat, lon}));
            Bustle.about(BETWEEN_FIXES);
        }
    }
}
