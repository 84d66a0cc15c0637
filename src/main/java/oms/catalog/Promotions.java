package oms.catalog;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import oms.catalog.PromotionQuote.Refusal;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/** Promotion codes: what they take off an order, and their redemption, which never exceeds budget, uses or a customer's limit. */
@ApplicationScoped
public class Promotions {
    private final PromotionRepository promotions;
    private final Clock clock;

    Promotions(PromotionRepository promotions, Clock clock) {
        this.promotions = promotions;
        this.clock = clock;
    }

    /** @return the code as it is stored: trimmed, upper case */
    public static String normalized(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    /**
     * What the codes would do; promises nothing.
     *
     * @param codes in any case and order; one given twice counts once
     * @param customer who orders, as {@link #redeem} is told; null where not known yet
     */
    public PromotionQuote quote(
            String merchant, Collection<String> codes, @Nullable String customer, Money goods, Money shipping) {
        var asked = new LinkedHashSet<String>();
        codes.forEach(code -> asked.add(normalized(code)));
        if (asked.isEmpty()) return new PromotionQuote(List.of(), List.of());
        var known = promotions.candidates(merchant, asked, customer);
        known.forEach(candidate -> asked.remove(candidate.promotion().code()));
        var quote = new Discounts(goods, shipping, clock.instant()).of(known);
        var refused = new ArrayList<>(quote.refused());
        asked.forEach(code -> refused.add(new Refusal(code, "unknown_code", "There is no such code")));
        return new PromotionQuote(quote.discounts(), refused);
    }

    /**
     * Redeems the quoted discounts for the order, in the order's transaction.
     *
     * @param customer whose limit counts, such as the e-mail address in lower case
     * @throws PromotionRefused when a code was used up or ended meanwhile; the transaction rolls back
     */
    @Transactional(MANDATORY)
    public void redeem(String merchant, String orderId, String customer, List<Discount> discounts) {
        if (discounts.isEmpty()) return;
        var redeemed = promotions.redeem(merchant, orderId, customer, discounts);
        discounts.stream()
                .map(Discount::code)
                .filter(code -> !redeemed.contains(code))
                .findFirst()
                .ifPresent(code -> {
                    throw new PromotionRefused(code);
                });
    }

    /** Gives back what the order redeemed; nothing where it redeemed nothing. */
    @Transactional(MANDATORY)
    public void release(String orderId) {
        promotions.release(orderId);
    }

    /**
     * Makes the code, or changes it; what was redeemed stays.
     *
     * @throws PromotionInUse when the new budget or uses are less than what was redeemed, or the currency is another
     */
    @Transactional
    public void put(String merchant, PromotionView promotion) {
        if (!promotions.put(merchant, promotion)) throw new PromotionInUse(promotion.code());
    }
}
