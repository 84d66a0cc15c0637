package oms.fraud;

import java.math.BigDecimal;
import java.time.Instant;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An order as it was scored, and what it turned out to be.
 *
 * @param allowed whether a list approved it whatever its score
 * @param seen what the score was made of
 * @param fraudulent as labelled, null while nobody has said
 */
record Scored(
        String orderId,
        String number,
        Money amount,
        Instant placedAt,
        BigDecimal score,
        Outcome outcome,
        boolean allowed,
        Seen seen,
        @Nullable Boolean fraudulent) {}
