package oms.fraud;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the fraud check made of an order.
 *
 * @param score 0 (harmless) to 1: the sum of the contributions' points, at most 1
 * @param shadowScore by the shadow weights, where there are any
 * @param contributions of all six signals
 * @param review null where no person was needed
 */
public record FraudView(
        String orderId,
        String number,
        BigDecimal score,
        Outcome outcome,
        @Nullable BigDecimal shadowScore,
        List<Contribution> contributions,
        Instant scoredAt,
        @Nullable ReviewView review) {

    /** @return the score in hundredths, for bars */
    public int percent() {
        return score.movePointRight(2).intValue();
    }

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
