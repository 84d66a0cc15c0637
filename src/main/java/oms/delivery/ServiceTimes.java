package oms.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import oms.geo.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * How long a door takes, learned from stops that are done: by area, about two kilometres square, and hour of the day. Few stops say
 * little, so every departure from what is known more widely is drawn towards nothing, as far as the number of its stops does not outweigh it: the
 * estimator of James and Stein in its empirical form (B. Efron and C. Morris, Stein's Estimation Rule and Its Competitors, 1973). The
 * area's and the hour's departure from the whole add up; what a single area does in a single hour comes on top.
 */
final class ServiceTimes {
    /** Squares a degree is cut into, each way. */
    static final int CELLS = 50;

    /** So many stops weigh as much as what was known before them. */
    private static final double WEIGHT = 20;

    /** What was seen in one area in one hour of the day. */
    record Seen(int row, int col, int hour, long stops, double meanSeconds) {}

    private record Cell(int row, int col, int hour) {}

    private record Area(int row, int col) {}

    /** How far the stops of one kind lie from what was expected of them, drawn towards nothing. */
    private static final class Departure {
        private double stops;
        private double seconds;

        void add(Seen seen, double expected) {
            stops += seen.stops();
            seconds += seen.stops() * (seen.meanSeconds() - expected);
        }

        double shrunk() {
            return seconds / (WEIGHT + stops);
        }
    }

    private final ZoneId zone;
    private final double whole;
    private final Map<Area, Double> areas = new HashMap<>();
    private final Map<Integer, Double> hours = new HashMap<>();
    private final Map<Cell, Double> cells = new HashMap<>();

    /**
     * @param plain what is reckoned with where nothing is known
     * @param zone in which the day has its hours
     */
    ServiceTimes(Duration plain, ZoneId zone, Collection<Seen> seen) {
        this.zone = zone;
        var all = new Departure();
        seen.forEach(one -> all.add(one, plain.toSeconds()));
        this.whole = plain.toSeconds() + all.shrunk();
        areas.putAll(departures(seen, s -> new Area(s.row(), s.col()), s -> whole));
        hours.putAll(departures(seen, Seen::hour, s -> whole + or(areas.get(new Area(s.row(), s.col())))));
        cells.putAll(
                departures(seen, s -> new Cell(s.row(), s.col(), s.hour()), s -> wider(s.row(), s.col(), s.hour())));
    }

    private static <K> Map<K, Double> departures(
            Collection<Seen> seen, Function<Seen, K> by, ToDoubleFunction<Seen> expected) {
        var sums = new HashMap<K, Departure>();
        for (var one : seen)
            sums.computeIfAbsent(by.apply(one), key -> new Departure()).add(one, expected.applyAsDouble(one));
        var shrunk = new HashMap<K, Double>();
        sums.forEach((key, sum) -> shrunk.put(key, sum.shrunk()));
        return shrunk;
    }

    private double wider(int row, int col, int hour) {
        return whole + or(areas.get(new Area(row, col))) + or(hours.get(hour));
    }

    private static double or(@Nullable Double known) {
        return known == null ? 0 : known;
    }

    /** @return how long the door takes at that time */
    Duration at(GeoPoint door, Instant when) {
        var cell =
                new Cell(cell(door.lat()), cell(door.lon()), when.atZone(zone).getHour());
        var seconds = wider(cell.row(), cell.col(), cell.hour()) + or(cells.get(cell));
        return Duration.ofSeconds(Math.max(1, Math.round(seconds)));
    }

    static int cell(double degrees) {
        return (int) Math.floor(degrees * CELLS);
    }
}
