package oms.fulfillment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lists that were given to the pickers together.
 *
 * @param cutOffAt the cut-off that released it; null where somebody did by hand
 * @param batches rounds in all, {@code done} of them
 * @param pieces to fetch in all, {@code picked} so far
 */
record WaveView(
        String id,
        String warehouse,
        @Nullable Instant cutOffAt,
        Instant releasedAt,
        String releasedBy,
        int batches,
        int done,
        int lists,
        int pieces,
        int picked) {}
