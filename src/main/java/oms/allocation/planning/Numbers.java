package oms.allocation.planning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import oms.geo.GeoPoint;
import oms.geo.TravelTimes;
import org.jspecify.annotations.Nullable;

/** A plan in plain arrays: places, warehouses, drivers and legs numbered, times in nanoseconds since the epoch. */
final class Numbers {
    static final long SECOND = 1_000_000_000L;
    /** No such time. */
    static final long NONE = Long.MAX_VALUE;

    static final int[] NO_STOPS = {};
    /** Far enough that nothing overflows when something is added. */
    private static final long FAR = Long.MAX_VALUE / 4;

    /** Commitments that are loaded together. @param dock its warehouse, -1 for what is on board */
    record Trip(long wave, int dock, int[] stops) {}

    /** What a driver's day comes to with the commitments alone. @param broken minutes */
    record Baseline(long end, long way, long broken) {}

    final int parts;
    final Warehouse[] warehouses;
    final int[] dock;
    final Driver[] drivers;
    final long[] from;
    final long[] until;
    final long[] loading;
    final long[] service;
    final int[] at;
    final Trip[][] fixed;
    final Baseline[] baseline;
    final Ways[] ways;

    final int[] units;
    final int[] warehouse;
    final int[] order;
    final long[] wave;
    final long[] waveEvery;
    final long[] notBefore;
    final long[] deadline;
    final long[] promised;
    private final int[] door;
    private final int[] rank;

    private final List<Commitment> committed = new ArrayList<>();
    private final int[] committedDoor;
    private final int[] committedRank;
    private final long[] committedPromise;
    private final Map<GeoPoint, Integer> places = new HashMap<>();

    Numbers(List<Driver> drivers, List<Leg> legs) {
        this.parts = legs.size();
        this.drivers = drivers.toArray(Driver[]::new);
        var sites = sites(drivers, legs);
        this.warehouses = sites.values().toArray(Warehouse[]::new);
        var codes = new HashMap<String, Integer>();
        for (var code : sites.keySet()) codes.put(code, codes.size());
        this.dock = Arrays.stream(warehouses).mapToInt(w -> place(w.at())).toArray();
        this.units = legs.stream().mapToInt(Leg::units).toArray();
        this.door = legs.stream().mapToInt(leg -> place(leg.door())).toArray();
        this.warehouse = legs.stream()
                .mapToInt(leg -> codes.getOrDefault(leg.warehouse().code(), -1))
                .toArray();
        this.wave = legs.stream().mapToLong(leg -> nanos(leg.pickUpAt())).toArray();
        this.waveEvery = legs.stream()
                .mapToLong(leg -> leg.warehouse().waveEvery().toNanos())
                .toArray();
        this.notBefore = legs.stream()
                .mapToLong(leg -> leg.request().notBefore() == null
                        ? Long.MIN_VALUE
                        : nanos(leg.request().notBefore()))
                .toArray();
        this.deadline = legs.stream().mapToLong(leg -> nanos(leg.deadline())).toArray();
        this.promised = legs.stream().mapToLong(leg -> optional(leg.promised())).toArray();
        for (var driver : drivers) committed.addAll(driver.commitments());
        this.committedDoor = committed.stream().mapToInt(c -> place(c.door())).toArray();
        this.committedPromise =
                committed.stream().mapToLong(c -> optional(c.promised())).toArray();
        var names = legs.stream().map(Leg::id).toList();
        var ids = ranks(names);
        this.rank = names.stream().mapToInt(id -> ids.getOrDefault(id, 0)).toArray();
        this.committedRank =
                committed.stream().mapToInt(c -> ids.getOrDefault(c.id(), 0)).toArray();
        this.order = order();
        this.from = drivers.stream().mapToLong(d -> nanos(d.from())).toArray();
        this.until = drivers.stream().mapToLong(d -> nanos(d.until())).toArray();
        this.loading =
                drivers.stream().mapToLong(d -> d.rates().loading().toNanos()).toArray();
        this.service =
                drivers.stream().mapToLong(d -> d.rates().service().toNanos()).toArray();
        this.at = drivers.stream().mapToInt(d -> place(d.at())).toArray();
        this.fixed = fixed(codes);
        this.ways = ways();
        this.baseline = drivers.stream().map(Numbers::baseline).toArray(Baseline[]::new);
    }

    /** @return by code, in its order */
    private static TreeMap<String, Warehouse> sites(List<Driver> drivers, List<Leg> legs) {
        var sites = new TreeMap<String, Warehouse>();
        for (var driver : drivers)
            for (var commitment : driver.commitments())
                if (commitment.from() != null) sites.put(commitment.from().code(), commitment.from());
        for (var leg : legs) sites.put(leg.warehouse().code(), leg.warehouse());
        return sites;
    }

    /** @return by id of a stop, where it comes among all ids */
    private Map<String, Integer> ranks(List<String> legs) {
        var ids = new HashMap<String, Integer>();
        for (var id : legs) ids.put(id, 0);
        for (var commitment : committed) ids.put(commitment.id(), 0);
        var sorted = ids.keySet().toArray(String[]::new);
        Arrays.sort(sorted);
        for (int rank = 0; rank < sorted.length; rank++) ids.put(sorted[rank], rank);
        return ids;
    }

    /** @return by part, where it comes among all by wave, warehouse and id */
    private int[] order() {
        var sorted = new Integer[parts];
        for (int i = 0; i < parts; i++) sorted[i] = i;
        Arrays.sort(
                sorted,
                Comparator.comparingLong((Integer p) -> wave[p])
                        .thenComparingInt(p -> warehouse[p])
                        .thenComparingInt(p -> rank[p]));
        var order = new int[parts];
        for (int i = 0; i < parts; i++) order[sorted[i]] = i;
        return order;
    }

    private Trip[][] fixed(Map<String, Integer> codes) {
        var fixed = new Trip[drivers.length][];
        int number = 0;
        for (int d = 0; d < drivers.length; d++) {
            var trips = new TreeMap<Trip, List<Integer>>(
                    Comparator.comparingLong(Trip::wave).thenComparingInt(Trip::dock));
            for (var commitment : drivers[d].commitments()) {
                var site = commitment.from();
                var trip = site == null
                        ? new Trip(-FAR, -1, NO_STOPS)
                        : new Trip(nanos(commitment.pickUpAt()), codes.getOrDefault(site.code(), -1), NO_STOPS);
                trips.computeIfAbsent(trip, any -> new ArrayList<>()).add(-1 - number++);
            }
            fixed[d] = trips.entrySet().stream()
                    .map(of -> new Trip(of.getKey().wave(), of.getKey().dock(), array(of.getValue())))
                    .toArray(Trip[]::new);
        }
        return fixed;
    }

    private static int[] array(Collection<Integer> numbers) {
        return numbers.stream().mapToInt(n -> n).toArray();
    }

    private static Baseline baseline(Driver driver) {
        var route = driver.baseline();
        return new Baseline(nanos(route.end()), Costs.way(route), Costs.brokenMinutes(route));
    }

    private int place(@Nullable GeoPoint point) {
        return point == null ? -1 : places.computeIfAbsent(point, any -> places.size());
    }

    /** @param stop a part, or a commitment counted down from -1 */
    int door(int stop) {
        return stop >= 0 ? door[stop] : committedDoor[-1 - stop];
    }

    int rank(int stop) {
        return stop >= 0 ? rank[stop] : committedRank[-1 - stop];
    }

    long committedPromise(int stop) {
        return committedPromise[-1 - stop];
    }

    private static long optional(@Nullable Instant time) {
        return time == null ? NONE : nanos(time);
    }

    static long nanos(Instant time) {
        long seconds = Math.clamp(time.getEpochSecond(), -FAR / SECOND, FAR / SECOND);
        return seconds * SECOND + time.getNano();
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }

    // ---- ways

    private Ways[] ways() {
        var points = new GeoPoint[places.size()];
        places.forEach((point, number) -> points[number] = point);
        var tables = new HashMap<TravelTimes, Ways>();
        return Arrays.stream(drivers)
                .map(driver -> tables.computeIfAbsent(driver.travel(), travel -> new Ways(points, travel)))
                .toArray(Ways[]::new);
    }

    /** Ways between places, each looked up when it is first needed; two threads may look up the same one, to the same end. */
    static final class Ways {
        private final GeoPoint[] points;
        private final TravelTimes travel;
        private final double[][] lines;
        private final double[][] metres;
        private final long[][] nanos;

        Ways(GeoPoint[] points, TravelTimes travel) {
            this.points = points;
            this.travel = travel;
            this.lines = new double[points.length][];
            this.metres = new double[points.length][];
            this.nanos = new long[points.length][];
        }

        /** @return metres as the crow flies */
        double line(int from, int to) {
            var row = lines[from];
            if (row == null) row = lines[from] = unknown();
            if (Double.isNaN(row[to])) row[to] = points[from].metresTo(points[to]);
            return row[to];
        }

        double metres(int from, int to) {
            var row = metres[from];
            if (row == null) row = metres[from] = unknown();
            if (Double.isNaN(row[to])) row[to] = travel.metres(points[from], points[to]);
            return row[to];
        }

        long nanos(int from, int to) {
            var row = nanos[from];
            if (row == null) {
                row = new long[points.length];
                Arrays.fill(row, -1);
                nanos[from] = row;
            }
            if (row[to] < 0) row[to] = travel.between(points[from], points[to]).toNanos();
            return row[to];
        }

        private double[] unknown() {
            var row = new double[points.length];
            Arrays.fill(row, Double.NaN);
            return row;
        }
    }
}
