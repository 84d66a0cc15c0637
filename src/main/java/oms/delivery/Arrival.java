package oms.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import oms.geo.GeoPoint;
import oms.geo.TravelTimes;
import org.jspecify.annotations.Nullable;

/** When a driver will be at a door: along the trip's open stops in their order, with the time that each door takes. */
final class Arrival {
    /**
     * What a shopper is told: somewhere between the two.
     *
     * @param from never in the past
     */
    record Window(Instant from, Instant until) {}

    /** A door on the way; arrivedAt is set while the driver stands at it. */
    record Door(GeoPoint at, @Nullable Instant arrivedAt) {
        static Door of(Stop stop) {
            return new Door(stop.at(), stop.arrivedAt());
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
     * @param from where the driver was last known to be
     * @param since when that was; a driver not heard of since has driven on
     * @param before open doors on the way, in their order, without the one asked for
     * @return when the driver is at the door, not before now
     */
    static Instant expected(
            GeoPoint from,
            Instant since,
            List<Door> before,
            Door door,
            Duration doorTime,
            TravelTimes times,
            Instant now) {
        if (door.arrivedAt() != null) return now;
        var at = from;
        var clock = since;
        for (var stop : before) {
            clock = stop.arrivedAt() == null
                    ? clock.plus(times.between(at, stop.at())).plus(doorTime)
                    : latest(now, stop.arrivedAt().plus(doorTime));
            at = stop.at();
        }
        return latest(now, clock.plus(times.between(at, door.at())));
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
