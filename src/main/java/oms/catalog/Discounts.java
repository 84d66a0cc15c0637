package oms.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import oms.catalog.PromotionQuote.Refusal;
import oms.money.Money;

/**
 * Applies codes to one order: percentages first, each of what the one before left, then amounts, then free shipping; within a
 * kind by code. Nothing is taken below zero. The order of the codes in the request does not matter.
 */
class Discounts {
    private static final Comparator<Candidate> IN_ORDER = Comparator.comparing(
                    (Candidate c) -> c.promotion().kind())
            .thenComparing(c -> c.promotion().code());

    /** A code and how often this customer used it. */
    record Candidate(PromotionView promotion, long usedByCustomer) {}

    private final Money goods;
    private final Instant now;
    private final List<Discount> discounts = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();
    private Money goodsLeft;
    private Money shippingLeft;

    Discounts(Money goods, Money shipping, Instant now) {
        this.goods = goods;
        this.now = now;
        this.goodsLeft = goods;
        this.shippingLeft = shipping;
    }

    PromotionQuote of(List<Candidate> candidates) {
        candidates.stream().sorted(IN_ORDER).forEach(this::apply);
        return new PromotionQuote(discounts, refused);
    }

    private void apply(Candidate candidate) {
        var promotion = candidate.promotion();
        var fault = fault(candidate);
        if (fault.isPresent()) {
            refused.add(fault.get());
            return;
        }
        var amount = amount(promotion);
        if (promotion.budget() != null && promotion.spent().plus(amount).compareTo(promotion.budget()) > 0) {
            refused.add(new Refusal(promotion.code(), "budget_exhausted", "This code is used up"));
            return;
        }
        if (promotion.kind() == PromotionView.Kind.FREE_SHIPPING) shippingLeft = shippingLeft.minus(amount);
        else goodsLeft = goodsLeft.minus(amount);
        discounts.add(new Discount(promotion.code(), promotion.kind(), amount));
    }

    private Money amount(PromotionView promotion) {
        return switch (promotion.kind()) {
            case PERCENTAGE -> share(goodsLeft, promotion.percent() == null ? 0 : promotion.percent());
            case AMOUNT ->
                promotion.amount() == null
                        ? Money.zero(goods.currency())
                        : promotion.amount().min(goodsLeft);
            case FREE_SHIPPING -> shippingLeft;
        };
    }

    /** @return percent of the money, half a minor unit rounded up */
    private static Money share(Money of, int percent) {
        var minor = BigDecimal.valueOf(of.minor())
                .multiply(BigDecimal.valueOf(percent))
                .divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_UP);
        return Money.of(minor.longValueExact(), of.currency());
    }

    private Optional<Refusal> fault(Candidate candidate) {
        var p = candidate.promotion();
        if (!p.active()) return refusal(p, "unknown_code", "There is no such code");
        if (!p.currency().equals(goods.currency()))
            return refusal(p, "wrong_currency", "This code is for orders in " + p.currency());
        if (now.isBefore(p.validFrom())) return refusal(p, "not_yet_valid", "This code is not valid yet");
        if (p.validUntil() != null && !now.isBefore(p.validUntil()))
            return refusal(p, "expired", "This code has ended");
        if (goods.compareTo(p.minOrder()) < 0)
            return refusal(p, "minimum_not_reached", "This code needs goods of " + p.minOrder());
        if (p.maxUses() != null && p.uses() >= p.maxUses())
            return refusal(p, "budget_exhausted", "This code is used up");
        if (p.perCustomer() != null && candidate.usedByCustomer() >= p.perCustomer())
            return refusal(p, "customer_limit_reached", "You have used this code before");
        return Optional.empty();
    }

    private static Optional<Refusal> refusal(PromotionView promotion, String reason, String detail) {
        return Optional.of(new Refusal(promotion.code(), reason, detail));
    }
}
