package oms.catalog;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import oms.catalog.PromotionView.Kind;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A promotion code as it is sent; the code is in the path.
 *
 * @param percent for PERCENTAGE only
 * @param amount for AMOUNT only
 * @param currency of the orders it is for
 * @param validFrom now, where it is missing
 */
record PromotionBody(
        @NotNull Kind kind,
        @Min(1) @Max(100) @Nullable Integer percent,
        @Nullable Money amount,

        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "ISO 4217")
        String currency,

        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable Money minOrder,
        @Nullable Money budget,
        @Min(0) @Max(1_000_000_000) @Nullable Long maxUses,
        @Min(1) @Max(1_000_000) @Nullable Integer perCustomer,
        @Nullable Boolean active) {

    static final String CODE = "[A-Za-z0-9][A-Za-z0-9_-]{1,39}";
    static final String CODE_MESSAGE = "2 to 40 letters, digits, dashes";

    @AssertTrue(message = "percent belongs to PERCENTAGE, amount to AMOUNT, neither to FREE_SHIPPING")
    boolean isKindComplete() {
        return kind == null
                || (kind == Kind.PERCENTAGE) == (percent != null) && (kind == Kind.AMOUNT) == (amount != null);
    }

    @AssertTrue(message = "all amounts are in the code's currency, not negative, and an amount off is positive")
    boolean isMoneyPossible() {
        return Stream.of(amount, minOrder, budget)
                        .allMatch(m -> m == null
                                || m.currency().equals(currency) && m.minor() >= 0 && m.minor() <= ProductBody.MOST)
                && (amount == null || amount.isPositive());
    }

    @AssertTrue(message = "it ends after it begins, between the years 2000 and 2200")
    boolean isPeriodPossible() {
        var begins = validFrom == null ? Instant.EPOCH : validFrom;
        return possible(validFrom)
                && possible(validUntil)
                && (validUntil == null || stored(validUntil).isAfter(stored(begins)));
    }

    @AssertTrue(message = "not a currency of ISO 4217")
    boolean isCurrencyKnown() {
        return currency == null
                || java.util.Currency.getAvailableCurrencies().stream()
                        .anyMatch(c -> c.getCurrencyCode().equals(currency));
    }

    private static boolean possible(@Nullable Instant at) {
        return at == null
                || at.isAfter(Instant.parse("2000-01-01T00:00:00Z"))
                        && at.isBefore(Instant.parse("2200-01-01T00:00:00Z"));
    }

    /** The database keeps microseconds. */
    private static Instant stored(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    PromotionView promotion(String code, Instant now) {
        return new PromotionView(
                code,
                kind,
                percent,
                amount,
                currency,
                validFrom == null
                        ? (validUntil == null || validUntil.isAfter(now) ? now : validUntil.minusSeconds(1))
                        : validFrom,
                validUntil,
                minOrder == null ? Money.zero(currency) : minOrder,
                budget,
                maxUses,
                perCustomer,
                !Boolean.FALSE.equals(active),
                Money.zero(currency),
                0);
    }
}
