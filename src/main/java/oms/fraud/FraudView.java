package oms.fraud;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the fraud check made of an order.
 *
 * @param score 0 (harmless) to 1: the sum of the contributions' points, at most 1
 * @param version the number of the rules' version it was scored by
 * @param allowedBy the list entry for which it was approved whatever its score
 * @param shadow what the version that shadows made of it, where there was one; without effect
 * @param contributions of all signals
 * @param review null where no person was needed
 */
public record FraudView(
        String orderId,
        String number,
        BigDecimal score,
        Outcome outcome,
        int version,
        @Nullable String allowedBy,
        @Nullable ShadowView shadow,
        List<Contribution> contributions,
        Instant scoredAt,
        @Nullable ReviewView review) {

    /** @return the score in hundredths, for bars */
    public int percent() {
        return score.movePointRight(2).intValue();
    }

    /** By a version that decides nothing. */
    public record ShadowView(int version, BigDecimal score, Outcome outcome) {}

    /**
     * A person's part.
     *
     * @param deadline when the order is cancelled if nobody has decided
     * @param decidedBy a person's name, or who else ended it
     */
    public record ReviewView(
            ReviewState state,
            Instant openedAt,
            Instant deadline,
            @Nullable String reason,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {}
}
