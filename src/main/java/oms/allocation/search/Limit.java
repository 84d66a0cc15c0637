package oms.allocation.search;

import java.time.Duration;

/**
 * How long to search: for a time, or for so many steps of each island, whichever is over first; without a time the result is the
 * same each time.
 *
 * @param nanos 0 where only steps count
 */
public record Limit(long nanos, long steps) {
    public static Limit of(Duration time) {
        return new Limit(Math.max(1, time.toNanos()), Long.MAX_VALUE);
    }

    public static Limit steps(long steps) {
        return new Limit(0, steps);
    }

    /** @return whichever is over first */
    public static Limit of(Duration time, long steps) {
        return new Limit(Math.max(1, time.toNanos()), Math.max(1, steps));
    }

    /** @return a part of it */
    Limit part(double part) {
        long fewer = steps == Long.MAX_VALUE ? steps : (long) (steps * part);
        return new Limit(nanos > 0 ? Math.max(1, (long) (nanos * part)) : 0, fewer);
    }
}
