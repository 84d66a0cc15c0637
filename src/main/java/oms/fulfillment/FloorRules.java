package oms.fulfillment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a warehouse's floor is worked.
 *
 * @param totes on one trolley
 * @param toteLitres what one tote holds
 * @param pickers at work at once, as far as deadlines are reckoned
 * @param byZone whether a picker stays in one zone; shipments that lie in several are brought together at the bench
 * @param cutOffs times of the day, in the warehouse's zone, at which what waits is released as a wave; none: by hand only
 * @param horizonMinutes a wave takes what is due within so long; null for all that waits
 * @param walkMmPerSecond how fast a trolley is pushed
 * @param secondsPerPiece to take one piece
 * @param setupSeconds to begin and end a round
 */
record FloorRules(
        @Min(1) @Max(60) int totes,
        @Min(1) @Max(1000) int toteLitres,
        @Min(1) @Max(200) int pickers,
        boolean byZone,
        @NotNull @Size(max = 24) List<@NotNull LocalTime> cutOffs,
        @Nullable @Min(1) @Max(20_160) Integer horizonMinutes,
        @Min(100) @Max(5000) int walkMmPerSecond,
        @Min(0) @Max(600) int secondsPerPiece,
        @Min(0) @Max(3600) int setupSeconds) {
    static final String WAREHOUSE = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    static final String WAREHOUSE_MESSAGE = "letters, digits, dot, dash and underscore, at most 64";

    /** What holds where nobody has said otherwise. */
    static final FloorRules USUAL = new FloorRules(6, 40, 2, false, List.of(), null, 1_000, 8, 90);

    /** @return how long a round takes, in milliseconds */
    long millis(long mm, int pieces) {
        return mm * 1000 / walkMmPerSecond + 1000L * (setupSeconds + (long) secondsPerPiece * pieces);
    }
}
