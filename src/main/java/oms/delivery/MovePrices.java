package oms.delivery;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oms.fleet.DriverView;
import oms.fleet.Drivers;
import oms.geo.GeoPoint;
import oms.geo.TravelTimes;
import oms.web.NotFound;
import org.jspecify.annotations.Nullable;

/** What it would cost to move a stop to another planned trip: what both trips' ways gain and lose, each in its best order. */
@Singleton
class MovePrices {
    private static final int MOST = 500;

    /**
     * Moving to one trip.
     *
     * @param why why it cannot be moved there; null where it can. To another driver's trip it goes by the allocation, which looks at shift,
     *     skills and promise too
     * @param metres more on the road for both trips together; less where negative, as the next two
     * @param drivingSeconds more at the wheel
     * @param lateSeconds by how much more promises would be missed, all stops together
     */
    record Price(
            String tripId,
            String driver,
            String warehouse,
            Instant leavesAt,
            int stops,
            @Nullable String why,
            int metres,
            long drivingSeconds,
            long lateSeconds) {}

    private record Cost(int metres, long drivingSeconds, long lateSeconds) {
        static final Cost NONE = new Cost(0, 0, 0);

        Cost plus(Cost other) {
            return new Cost(
                    metres + other.metres, drivingSeconds + other.drivingSeconds, lateSeconds + other.lateSeconds);
        }

        Cost minus(Cost other) {
            return plus(new Cost(-other.metres, -other.drivingSeconds, -other.lateSeconds));
        }
    }

    /**
     * What all prices of one question are reckoned with.
     *
     * @param doors how long doors take
     * @param warehouses where they are, by code; one that is gone is not there
     * @param rooms units that the trips' drivers still take, by code
     */
    private record Known(
            ServiceTimes doors, Map<String, GeoPoint> warehouses, Map<String, Integer> rooms, Instant now) {}

    private final TripRepository trips;
    private final RoadRepository road;
    private final Drivers drivers;
    private final Ways ways;
    private final DoorTimes doorTimes;
    private final TravelTimes times;
    private final DeliverySettings settings;
    private final Clock clock;

    MovePrices(
            TripRepository trips,
            RoadRepository road,
            Drivers drivers,
            Ways ways,
            DoorTimes doorTimes,
            TravelTimes times,
            DeliverySettings settings,
            Clock clock) {
        this.trips = trips;
        this.road = road;
        this.drivers = drivers;
        this.ways = ways;
        this.doorTimes = doorTimes;
        this.times = times;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @return a price for every other planned trip, the cheapest that is possible first
     * @throws NotFound for a stop that is not the carrier's
     */
    List<Price> of(Carrier by, String stopId) {
        var stop = trips.stopOf(by, stopId).orElseThrow(() -> new NotFound("stop"));
        var from = trips.trip(by.merchant(), stop.tripId()).orElseThrow();
        var others = road.trips(by.merchant(), Set.of(TripStatus.PLANNED), null, "", MOST).stream()
                .filter(trip -> !trip.id().equals(from.id()) && by.owns(trip))
                .toList();
        var ids = new ArrayList<>(others.stream().map(Trip::id).toList());
        ids.add(from.id());
        var stops = road.stops(by.merchant(), ids).stream()
                .filter(Stop::isOpen)
                .collect(Collectors.groupingBy(Stop::tripId));
        var known = known(by.merchant(), from, others);
        var left = stops.getOrDefault(from.id(), List.of());
        var saved = cost(from, left, known).minus(cost(from, without(left, stop), known));
        return others.stream()
                .map(to -> price(stop, from, to, stops.getOrDefault(to.id(), List.of()), known, saved))
                .sorted(Comparator.comparing((Price price) -> price.why() != null)
                        .thenComparingLong(price -> price.drivingSeconds() + 10 * price.lateSeconds())
                        .thenComparing(price -> !price.driver().equals(from.driver())))
                .toList();
    }

    private Known known(String merchant, Trip from, List<Trip> others) {
        var places = new HashMap<String, GeoPoint>();
        Stream.concat(Stream.of(from), others.stream())
                .map(Trip::warehouse)
                .distinct()
                .forEach(code -> {
                    var at = ways.warehouse(merchant, code);
                    if (at != null) places.put(code, at);
                });
        var codes = others.stream().map(Trip::driver).collect(Collectors.toSet());
        var rooms =
                drivers.some(merchant, codes).stream().collect(Collectors.toMap(DriverView::code, DriverView::room));
        return new Known(doorTimes.of(merchant), places, rooms, clock.instant());
    }

    private Price price(Stop stop, Trip from, Trip to, List<Stop> there, Known known, Cost saved) {
        var with = new ArrayList<>(there);
        with.add(stop);
        var more = cost(to, with, known).minus(cost(to, there, known)).minus(saved);
        return new Price(
                to.id(),
                to.driver(),
                to.warehouse(),
                to.leavesAt(),
                there.size(),
                why(stop, from, to, known),
                more.metres(),
                more.drivingSeconds(),
                more.lateSeconds());
    }

    private @Nullable String why(Stop stop, Trip from, Trip to, Known known) {
        if (from.status() != TripStatus.PLANNED || stop.status() != StopStatus.PLANNED) return "It has left already";
        if (!to.warehouse().equals(from.warehouse())) return "It leaves from " + to.warehouse();
        if (to.driver().equals(from.driver())) return null;
        int room = known.rooms().getOrDefault(to.driver(), 0);
        return room < stop.units() ? "There is room for " + room + " of its " + stop.units() + " units" : null;
    }

    private static List<Stop> without(List<Stop> stops, Stop one) {
        return stops.stream().filter(stop -> !stop.id().equals(one.id())).toList();
    }

    private Cost cost(Trip trip, List<Stop> stops, Known known) {
        if (stops.isEmpty()) return Cost.NONE;
        var now = known.now();
        var leaves = stops.stream().map(Stop::pickUpAt).max(Instant::compareTo).orElseThrow();
        var start = leaves.isAfter(now) ? leaves : now;
        var warehouse = known.warehouses().get(trip.warehouse());
        var from = warehouse == null ? stops.getFirst().at() : warehouse;
        var best = StopOrder.best(from, start, stops, settings.doorTime(), times);
        var doors = best.stream().map(Ways.Door::of).toList();
        var way = ways.ahead(known.doors(), new Ways.Start(TripStatus.PLANNED, from, start, null), null, doors, now);
        long late = 0;
        for (var stop : best) {
            var at = way.at(stop.id());
            if (at != null && at.isAfter(stop.deliverBy()))
                late += Duration.between(stop.deliverBy(), at).toSeconds();
        }
        return new Cost(way.metres(), way.driving().toSeconds(), late);
    }
}
