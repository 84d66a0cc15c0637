package oms.geo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How fast the road goes by hour of the day. The speed changes on the way as the hour does (Ichoua, Gendreau and Potvin, Vehicle
 * Dispatching with Time-Dependent Travel Times, European Journal of Operational Research 144, 2003), so that nobody arrives sooner by
 * leaving later.
 */
public final class Traffic {
    /** The same at every hour. */
    public static final Traffic NONE = new Traffic(new int[0], ZoneId.of("UTC"));

    private static final int HOURS = 24;
    private static final int SLOWEST = 5;
    private static final int FASTEST = 300;
    private static final int FREE = 100;
    private static final long SECOND = 1_000_000_000;
    private static final long HOUR = 3_600 * SECOND;

    /** A time in which the zone's clocks are not changed. @param offset nanoseconds */
    private record Span(long from, long until, long offset) {}

    private final int[] percents;
    private final ZoneId zone;
    private volatile @Nullable Span span;

    private Traffic(int[] percents, ZoneId zone) {
        this.percents = percents;
        this.zone = zone;
    }

    /**
     * @param percents by hour of the day from midnight, of the speed without traffic
     * @throws IllegalArgumentException unless there are 24 of them, each from 5 to 300
     */
    public static Traffic of(List<Integer> percents, ZoneId zone) {
        if (percents.size() != HOURS || percents.stream().anyMatch(p -> p < SLOWEST || p > FASTEST))
            throw new IllegalArgumentException(
                    "Speeds by hour: 24 whole percentages, from midnight on, each from 5 to 300");
        return new Traffic(percents.stream().mapToInt(p -> p).toArray(), zone);
    }

    /** @param free how long it takes without traffic @return how long it takes for who leaves then */
    public Duration time(Instant leaves, Duration free) {
        if (percents.length == 0) return free;
        return Duration.ofNanos(nanos(leaves.getEpochSecond() * SECOND + leaves.getNano(), free.toNanos()));
    }

    /** The same in nanoseconds, {@code leaves} since the epoch. */
    public long nanos(long leaves, long free) {
        if (percents.length == 0) return free;
        long now = leaves;
        long left = free;
        while (true) {
            long local = now + offset(now);
            int percent = percents[(int) Math.floorMod(Math.floorDiv(local, HOUR), (long) HOURS)];
            long hour = HOUR - Math.floorMod(local, HOUR);
            long done = hour * percent / FREE;
            if (done >= left) return now - leaves + Math.ceilDiv(left * FREE, percent);
            left -= done;
            now += hour;
        }
    }

    private long offset(long now) {
        var known = span;
        if (known == null || now < known.from() || now >= known.until()) span = known = around(now);
        return known.offset();
    }

    private Span around(long now) {
        var at = Instant.ofEpochSecond(Math.floorDiv(now, SECOND));
        var rules = zone.getRules();
        var next = rules.nextTransition(at);
        return new Span(
                at.getEpochSecond() * SECOND,
                next == null ? Long.MAX_VALUE : next.getInstant().getEpochSecond() * SECOND,
                rules.getOffset(at).getTotalSeconds() * SECOND);
    }
}
