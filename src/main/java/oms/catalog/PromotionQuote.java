package oms.catalog;

import java.util.List;
import oms.money.Money;

/**
 * What promotion codes do to an order.
 *
 * @param discounts in the order in which they were applied
 * @param refused codes that cannot be used, and why
 */
public record PromotionQuote(List<Discount> discounts, List<Refusal> refused) {
    /**
     * Why a code cannot be used.
     *
     * @param reason {@code unknown_code}, {@code not_yet_valid}, {@code expired}, {@code minimum_not_reached},
     *     {@code budget_exhausted}, {@code customer_limit_reached}, {@code wrong_currency}
     */
    public record Refusal(String code, String reason, String detail) {}

    /** @return all discounts together */
    public Money total(String currency) {
        return discounts.stream().map(Discount::amount).reduce(Money.zero(currency), Money::plus);
    }
}
