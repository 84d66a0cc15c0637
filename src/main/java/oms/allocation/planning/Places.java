package oms.allocation.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oms.geo.GeoPoint;
import oms.geo.Traffic;
import oms.geo.TravelTimes;
import org.jspecify.annotations.Nullable;

/**
 * Points numbered so that the ways between them fit into small tables: first those that everybody may go to, then each driver's own
 * one after the other. Nobody goes from one driver's own door to another's.
 */
final class Places {
    private final Map<GeoPoint, Integer> common = new HashMap<>();
    private Map<GeoPoint, Integer> own = new HashMap<>();
    private final List<GeoPoint> points = new ArrayList<>();
    /** By place, the first of the driver's own, and {@code ends} the one after the last of them. */
    private final List<Integer> begins = new ArrayList<>();

    private final List<Integer> ends = new ArrayList<>();
    private int shared = -1;

    /** @return the number of a point that everybody may go to; before any driver's own */
    int common(GeoPoint point) {
        return common.computeIfAbsent(point, any -> {
            points.add(point);
            return points.size() - 1;
        });
    }

    /** What comes until the next call is one driver's own. */
    void begin() {
        if (shared < 0) shared = points.size();
        close();
        own = new HashMap<>();
    }

    private void close() {
        for (int p = shared + ends.size(); p < points.size(); p++) ends.add(points.size());
    }

    /** @return the number of a point for the driver, -1 where there is none */
    int own(@Nullable GeoPoint point) {
        if (point == null) return -1;
        var known = common.get(point);
        if (known != null) return known;
        int begin = points.size() - own.size();
        return own.computeIfAbsent(point, any -> {
            points.add(point);
            begins.add(begin);
            return points.size() - 1;
        });
    }

    /** @return by driver the ways that are gone by; no point is numbered after it */
    Ways[] ways(Driver[] drivers) {
        if (shared < 0) shared = points.size();
        close();
        var tables = new HashMap<TravelTimes, Ways>();
        return Arrays.stream(drivers)
                .map(driver -> tables.computeIfAbsent(driver.travel(), Ways::new))
                .toArray(Ways[]::new);
    }

    /** Ways between places, each looked up when it is first needed; two threads may look up the same one, to the same end. */
    final class Ways {
        private final TravelTimes travel;
        /** What it makes of the ways by the hour. */
        final Traffic traffic;

        private final int first = shared;
        private final GeoPoint[] at = points.toArray(GeoPoint[]::new);
        private final int[] begin = begins.stream().mapToInt(b -> b).toArray();
        private final int[] end = ends.stream().mapToInt(e -> e).toArray();
        private final double[][] lines = new double[at.length][];
        private final double[][] metres = new double[at.length][];
        private final long[][] nanos = new long[at.length][];

        private Ways(TravelTimes travel) {
            this.travel = travel;
            this.traffic = travel.traffic();
        }

        private int cell(int from, int to) {
            return from < first || to < first ? to : first + to - begin[from - first];
        }

        private int width(int from) {
            return from < first ? at.length : first + end[from - first] - begin[from - first];
        }

        /** @return metres as the crow flies */
        double line(int from, int to) {
            var row = lines[from];
            if (row == null) row = lines[from] = unknown(from);
            int cell = cell(from, to);
            if (Double.isNaN(row[cell])) row[cell] = at[from].metresTo(at[to]);
            return row[cell];
        }

        double metres(int from, int to) {
            var row = metres[from];
            if (row == null) row = metres[from] = unknown(from);
            int cell = cell(from, to);
            if (Double.isNaN(row[cell])) row[cell] = travel.metres(at[from], at[to]);
            return row[cell];
        }

        /** @return without traffic */
        long nanos(int from, int to) {
            var row = nanos[from];
            if (row == null) {
                row = new long[width(from)];
                Arrays.fill(row, -1);
                nanos[from] = row;
            }
            int cell = cell(from, to);
            if (row[cell] < 0) row[cell] = travel.between(at[from], at[to]).toNanos();
            return row[cell];
        }

        private double[] unknown(int from) {
            var row = new double[width(from)];
            Arrays.fill(row, Double.NaN);
            return row;
        }
    }
}
