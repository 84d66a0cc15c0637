package oms.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One way of one driver from one warehouse, as the database knows it. */
record Trip(
        String id,
        String merchant,
        String driver,
        String warehouse,
        TripStatus status,
        Instant leavesAt,
        @Nullable Instant departedAt,
        @Nullable Instant finishedAt) {}
