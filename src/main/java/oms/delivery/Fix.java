package oms.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a driver was.
 *
 * @param deviceSeq the device's own count, never used for two fixes
 * @param at when, by the device's clock, to the microsecond
 * @param accuracy radius in metres within which the driver was, where the device knows
 */
record Fix(
        long deviceSeq,
        Instant at,
        double lat,
        double lon,
        @Nullable Double accuracy) {}
