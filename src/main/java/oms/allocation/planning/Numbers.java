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

    /** What a driver's day comes to with the commitments alone. @param broken minutes @param late points */
    record Baseline(long end, long way, long broken, long late) {}

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
    final Places.Ways[] ways;

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
    private final long[] committedDeadline;
    private final Places places = new Places();

    Numbers(List<Driver> drivers, List<Leg> legs) {
        this.parts = legs.size();
        this.drivers = drivers.toArray(Driver[]::new);
        var sites = sites(drivers, legs);
        this.warehouses = sites.values().toArray(Warehouse[]::new);
        var codes = new HashMap<String, Integer>();
        for (var code : sites.keySet()) codes.put(code, codes.size());
        this.dock =
                Arrays.stream(warehouses).mapToInt(w -> places.common(w.at())).toArray();
        this.units = legs.stream().mapToInt(Leg::units).toArray();
        this.door = legs.stream().mapToInt(leg -> places.common(leg.door())).toArray();
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
        this.committedDoor = new int[committed.size()];
        this.at = new int[this.drivers.length];
        this.committedPromise =
                committed.stream().mapToLong(c -> optional(c.promised())).toArray();
        this.committedDeadline =
                committed.stream().mapToLong(c -> nanos(c.deadline())).toArray();
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
        placeOwn();
        this.fixed = fixed(codes);
        this.ways = places.ways(this.drivers);
        this.baseline = new Baseline[this.drivers.length];
        if (baseline.length == 0) return;
        var days = new DayCosts(this);
        for (int d = 0; d < baseline.length; d++) baseline[d] = days.baseline(d);
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

    private void placeOwn() {
        int number = 0;
        for (int d = 0; d < drivers.length; d++) {
            places.begin();
            at[d] = places.own(drivers[d].at());
            for (var commitment : drivers[d].commitments()) committedDoor[number++] = places.own(commitment.door());
        }
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

    long committedDeadline(int stop) {
        return committedDeadline[-1 - stop];
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
}
