package oms.delivery;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import oms.delivery.Arrival.Way;
import oms.fleet.DriverView;
import oms.geo.GeoPoint;
import oms.geo.TravelTimes;
import oms.inventory.Warehouses;
import org.jspecify.annotations.Nullable;

/** The way that is still ahead of a driver, as {@link Arrival} reckons it with what is known of trip, driver and doors. */
@Singleton
class Ways {
    /** Where and when the driver was last known to be. */
    record Seen(GeoPoint at, Instant when) {
        /** @return empty-handed null where the driver was not seen since the trip left: then the warehouse is the last place */
        static @Nullable Seen since(@Nullable Instant departed, @Nullable DriverView driver) {
            if (driver == null) return null;
            var location = driver.location();
            var at = driver.seenAt();
            if (location == null || at == null || (departed != null && at.isBefore(departed))) return null;
            return new Seen(location, at);
        }
    }

    /** A stop on the way; one that is not open any more is passed by. */
    record Door(
            String stop,
            StopStatus status,
            GeoPoint at,
            @Nullable Instant arrivedAt) {
        static Door of(Stop stop) {
            return new Door(stop.id(), stop.status(), stop.at(), stop.arrivedAt());
        }
    }

    /**
     * A trip as far as its way depends on it.
     *
     * @param from the warehouse; null where it is not known any more
     * @param leavesAt when it is to leave
     */
    record Start(
            TripStatus status,
            @Nullable GeoPoint from,
            Instant leavesAt,
            @Nullable Instant departedAt) {}

    private final TravelTimes times;
    private final DoorTimes doorTimes;
    private final Warehouses warehouses;
    private final Clock clock;

    Ways(TravelTimes times, DoorTimes doorTimes, Warehouses warehouses, Clock clock) {
        this.times = times;
        this.doorTimes = doorTimes;
        this.warehouses = warehouses;
        this.clock = clock;
    }

    /** @return the warehouse's place, where there is such a warehouse */
    @Nullable
    GeoPoint warehouse(String merchant, String code) {
        return warehouses.find(merchant, code).map(found -> found.at()).orElse(null);
    }

    Way ahead(String merchant, Start trip, @Nullable Seen seen, List<Door> stops) {
        return ahead(doorTimes.of(merchant), trip, seen, stops, clock.instant());
    }

    /** @param learned how long doors take */
    Way ahead(ServiceTimes learned, Start trip, @Nullable Seen seen, List<Door> stops, Instant now) {
        var leaves = leaves(trip, now);
        var from = trip.status() == TripStatus.DEPARTED && seen != null ? seen.at() : trip.from();
        var since = trip.status() == TripStatus.DEPARTED && seen != null ? seen.when() : leaves;
        var doors = stops.stream()
                .filter(stop -> stop.status().isOpen())
                .map(stop -> new Arrival.Door(
                        stop.stop(), stop.at(), stop.status() == StopStatus.ARRIVED ? stop.arrivedAt() : null))
                .toList();
        return Arrival.over(from, since, doors, learned::at, times, now);
    }

    /** @return when the driver is back at the warehouse after the last door */
    Instant back(Way way, @Nullable GeoPoint last, @Nullable GeoPoint warehouse) {
        return last == null || warehouse == null
                ? way.ends()
                : way.ends().plus(times.between(last, warehouse, way.ends()));
    }

    /** @return when the trip begins to move: a planned one never before now */
    private static Instant leaves(Start trip, Instant now) {
        var departed = trip.departedAt();
        if (departed != null) return departed;
        return trip.leavesAt().isAfter(now) ? trip.leavesAt() : now;
    }
}
