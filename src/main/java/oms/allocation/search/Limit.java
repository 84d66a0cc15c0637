package oms.allocation.search;

import java.time.Duration;

/**
 * How long to search: for a time, or for so many steps of each island; only the latter gives the same result each time.
 *
 * @param nanos 0 where steps count
 */
public record Limit(long nanos, long steps) {
    public static Limit of(Duration time) {
        return new Limit(Math.max(1, time.toNanos()), Long.MAX_VALUE);
    }

    public static Limit steps(long steps) {
        return new Limit(0, steps);
    }

    /** @return a part of it */
    Limit part(double part) {
        return nanos > 0 ? new Limit(Math.max(1, (long) (nanos * part)), steps) : new Limit(0, (long) (steps * part));
    }
}
