package oms.catalog;

import java.time.Instant;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A promotion code.
 *
 * @param code upper case
 * @param percent off the goods, 1 to 100, of a {@link Kind#PERCENTAGE}
 * @param amount off the goods, of an {@link Kind#AMOUNT}
 * @param minOrder goods of at least this value, before any discount
 * @param budget all discounts together never exceed it; null for no limit
 * @param maxUses orders that may use it; null for no limit
 * @param perCustomer orders of one customer that may use it; null for no limit
 * @param spent of the budget, so far
 */
public record PromotionView(
        String code,
        Kind kind,
        @Nullable Integer percent,
        @Nullable Money amount,
        String currency,
        Instant validFrom,
        @Nullable Instant validUntil,
        Money minOrder,
        @Nullable Money budget,
        @Nullable Long maxUses,
        @Nullable Integer perCustomer,
        boolean active,
        Money spent,
        long uses) {

    /** What a code does; codes are applied in this order. */
    public enum Kind {
        PERCENTAGE,
        AMOUNT,
        FREE_SHIPPING
    }

    /** How a code stands: only an active one can be redeemed. */
    public enum State {
        ACTIVE,
        PAUSED,
        PLANNED,
        EXPIRED,
        USED_UP
    }

    State state(Instant now) {
        if (!active) return State.PAUSED;
        if (validUntil != null && !now.isBefore(validUntil)) return State.EXPIRED;
        if (maxUses != null && uses >= maxUses || budget != null && spent.compareTo(budget) >= 0) return State.USED_UP;
        return now.isBefore(validFrom) ? State.PLANNED : State.ACTIVE;
    }

    PromotionView withActive(boolean to) {
        return new PromotionView(
                code,
                kind,
                percent,
                amount,
                currency,
                validFrom,
                validUntil,
                minOrder,
                budget,
                maxUses,
                perCustomer,
                to,
                spent,
                uses);
    }

    /** @return percent of the budget that is spent; 0 without a budget */
    public int spentPercent() {
        return budget == null || budget.minor() == 0 ? 0 : (int) (spent.minor() * 100 / budget.minor());
    }
}
