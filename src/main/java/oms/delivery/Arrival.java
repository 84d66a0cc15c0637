package oms.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import oms.geo.GeoPoint;
import oms.geo.TravelTimes;
import org.jspecify.annotations.Nullable;

/**
 * When a driver will be at which door: along the trip's open stops in their order, with the time that each door takes. The one
 * computation of it; shopper, driver and dispatcher see what comes of it.
 */
final class Arrival {
    /**
     * What a shopper is told: somewhere between the two.
     *
     * @param from never in the past
     */
    record Window(Instant from, Instant until) {}

    /**
     * An open door on the way.
     *
     * @param arrivedAt set while the driver stands at it
     */
    record Door(String stop, GeoPoint at, @Nullable Instant arrivedAt) {}

    /** How long a door takes, park, walk, ring, hand over, for who comes to it at that time. */
    interface Service {
        Duration at(GeoPoint door, Instant when);
    }

    /**
     * What is left of a way over its open doors.
     *
     * @param metres on the road
     * @param driving time at the wheel, without doors
     * @param arrivals when the driver is at which stop's door, by stop id; never in the past
     * @param ends when the last door is done
     */
    record Way(int metres, Duration driving, Map<String, Instant> arrivals, Instant ends) {
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

    private static final Duration ROAD_ROUNDING = Duration.ofMinutes(5);
    private static final Duration ROAD_SLACK = Duration.ofMinutes(3);
    /** Of the time still to be driven, how much traffic may add or save. */
    private static final double TRAFFIC = 0.15;

    private static final Duration PLAN_ROUNDING = Duration.ofMinutes(15);
    private static final Duration PLAN_SLACK = Duration.ofMinutes(30);

    private Arrival() {}

    /**
     * @param from where the driver was last known to be; null where nobody knows: then at the first door
     * @param since when that was, or when the trip will leave; a driver not heard of since has driven on
     * @param doors those still open, in their order
     */
    static Way over(
            @Nullable GeoPoint from, Instant since, List<Door> doors, Service service, TravelTimes times, Instant now) {
        var at = from;
        var clock = since;
        var metres = 0.0;
        var driving = Duration.ZERO;
        var arrivals = new HashMap<String, Instant>();
        for (var door : doors) {
            var before = at == null || door.arrivedAt() != null ? door.at() : at;
            var leg = times.between(before, door.at(), clock);
            metres += times.metres(before, door.at());
            driving = driving.plus(leg);
            clock = door.arrivedAt() == null ? clock.plus(leg) : door.arrivedAt();
            arrivals.put(door.stop(), latest(now, clock));
            clock = clock.plus(service.at(door.at(), clock));
            if (door.arrivedAt() != null) clock = latest(now, clock);
            at = door.at();
        }
        return new Way((int) metres, driving, arrivals, latest(now, clock));
    }

    /** @return five minutes wide at least, wider the longer the way still is, on whole five minutes */
    static Window onTheRoad(Instant expected, Instant now) {
        var left = Duration.between(now, expected);
        var slack = latest(ROAD_SLACK, Duration.ofSeconds(Math.round(left.toSeconds() * TRAFFIC)));
        return window(expected, slack, ROAD_ROUNDING, now);
    }

    /** @return about an hour wide, on whole quarters */
    static Window asPlanned(Instant expected, Instant now) {
        return window(latest(now, expected), PLAN_SLACK, PLAN_ROUNDING, now);
    }

    private static Window window(Instant expected, Duration slack, Duration rounding, Instant now) {
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        var from =
                latest(down(expected.minus(slack), rounding), minute.isBefore(now) ? minute.plusSeconds(60) : minute);
        var until = down(expected.plus(slack).plus(rounding).minusNanos(1), rounding);
        return new Window(from, latest(until, from.plus(rounding)));
    }

    private static Instant down(Instant at, Duration to) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), to.toSeconds()) * to.toSeconds());
    }

    private static <T extends Comparable<? super T>> T latest(T a, T b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
