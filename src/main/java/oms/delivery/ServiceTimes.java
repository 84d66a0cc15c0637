package oms.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import oms.geo.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * How long a door takes, learned from stops that are done: by area, about two kilometres square, and hour of the day. Few stops say
 * little, so every mean is drawn towards that of the wider circle, as far as the number of its stops does not outweigh it: the
 * estimator of James and Stein in its empirical form (B. Efron and C. Morris, Stein's Estimation Rule and Its Competitors, 1973). The
 * area's and the hour's departure from the whole add up; what a single area does in a single hour comes on top.
 */
final class ServiceTimes {
    /** Squares a degree is cut into, each way. */
    static final int CELLS = 50;

    /** So many stops weigh as much as what was known before them. */
    private static final double WEIGHT = 8;

    /** What was seen in one area in one hour of the day. */
    record Seen(int row, int col, int hour, long stops, double meanSeconds) {}

    private record Cell(int row, int col, int hour) {}

    private record Area(int row, int col) {}

    /** Sums of stops and seconds, whose mean is drawn towards another. */
    private static final class Sum {
        private double stops;
        private double seconds;

        void add(Seen seen) {
            stops += seen.stops();
            seconds += seen.stops() * seen.meanSeconds();
        }

        double towards(double prior) {
            return (WEIGHT * prior + seconds) / (WEIGHT + stops);
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
        var all = new Sum();
        seen.forEach(all::add);
        this.whole = all.towards(plain.toSeconds());
        sums(seen, s -> new Area(s.row(), s.col())).forEach((area, sum) -> areas.put(area, sum.towards(whole)));
        sums(seen, Seen::hour).forEach((hour, sum) -> hours.put(hour, sum.towards(whole)));
        sums(seen, s -> new Cell(s.row(), s.col(), s.hour()))
                .forEach((cell, sum) -> cells.put(cell, sum.towards(wider(cell))));
    }

    private static <K> Map<K, Sum> sums(Collection<Seen> seen, Function<Seen, K> by) {
        var sums = new HashMap<K, Sum>();
        for (var one : seen)
            sums.computeIfAbsent(by.apply(one), key -> new Sum()).add(one);
        return sums;
    }

    private double wider(Cell cell) {
        return or(areas.get(new Area(cell.row(), cell.col())), whole) + or(hours.get(cell.hour()), whole) - whole;
    }

    private static double or(@Nullable Double known, double otherwise) {
        return known == null ? otherwise : known;
    }

    /** @return how long the door takes at that time */
    Duration at(GeoPoint door, Instant when) {
        var cell = new Cell(
                cell(door.lat()), cell(door.lon()), when.atZone(zone).getHour());
        return Duration.ofSeconds(Math.max(1, Math.round(or(cells.get(cell), wider(cell)))));
    }

    static int cell(double degrees) {
        return (int) Math.floor(degrees * CELLS);
    }
}
