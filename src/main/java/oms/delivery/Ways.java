package oms.delivery;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import oms.delivery.DriverDay.TripView;
import oms.fleet.DriverView;
import oms.geo.GeoPoint;
import oms.geo.TravelTimes;
import oms.inventory.Warehouses;
import org.jspecify.annotations.Nullable;

/** The way that is still ahead of a driver. */
@Singleton
class Ways {
    /**
     * What is left of a trip's way over its open stops.
     *
     * @param metres on the road
     * @param driving time at the wheel, without doors
     * @param arrivals when the driver is at which stop's door, by stop id
     */
    record Way(int metres, Duration driving, Map<String, Instant> arrivals) {
        public @Nullable Instant at(String stop) {
            return arrivals.get(stop);
        }

        public String distance() {
            return metres < 10_000
                    ? String.format(Locale.ROOT, "%.1f km", metres / 1000.0)
                    : Math.round(metres / 1000.0) + " km";
        }

        public String time() {
            var minutes = Math.max(1, Math.round(driving.toSeconds() / 60.0));
            return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
        }
    }

    /** A door on the way; one that is not open any more is passed by. */
    record Door(String stop, StopStatus status, GeoPoint at) {}

    private final TravelTimes times;
    private final Warehouses warehouses;
    private final DeliverySettings settings;
    private final Clock clock;

    Ways(TravelTimes times, Warehouses warehouses, DeliverySettings settings, Clock clock) {
        this.times = times;
        this.warehouses = warehouses;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return the way from where the driver was last seen, or from the warehouse while the trip has not left */
    Way ahead(TripView trip, DriverView driver, String merchant) {
        var doors = trip.stops().stream()
                .map(stop -> new Door(stop.id(), stop.status(), stop.location()))
                .toList();
        return over(start(trip, driver, merchant), leaves(trip.status(), trip.leavesAt()), doors);
    }

    /** @param from where it begins; null where that is not known: then at the first door */
    Way over(@Nullable GeoPoint from, Instant leaves, List<Door> doors) {
        var at = from;
        var time = leaves;
        var metres = 0.0;
        var driving = Duration.ZERO;
        var arrivals = new HashMap<String, Instant>();
        for (var door : doors) {
            if (!door.status().isOpen()) continue;
            var before = at == null || door.status() == StopStatus.ARRIVED ? door.at() : at;
            var leg = times.between(before, door.at());
            metres += times.metres(before, door.at());
            driving = driving.plus(leg);
            time = time.plus(leg);
            arrivals.put(door.stop(), time);
            time = time.plus(settings.doorTime());
            at = door.at();
        }
        return new Way((int) metres, driving, arrivals);
    }

    /** @return when a trip that should leave then begins to move: never before now */
    Instant leaves(TripStatus status, Instant leavesAt) {
        var now = clock.instant();
        return status == TripStatus.PLANNED && leavesAt.isAfter(now) ? leavesAt : now;
    }

    private @Nullable GeoPoint start(TripView trip, DriverView driver, String merchant) {
        if (trip.status() == TripStatus.DEPARTED && driver.location() != null) return driver.location();
        return warehouses
                .find(merchant, trip.warehouse())
                .map(warehouse -> warehouse.at())
                .orElse(null);
    }
}
