package oms.payment;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import oms.money.Money;

/**
 * Amounts as Stripe counts them: in its own smallest unit of each currency, which is ISO 4217's but for a few (Stripe, "Supported
 * currencies": zero-decimal currencies and special cases).
 */
final class StripeMoney {
    private static final Set<String> WHOLE = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");
    private static final Set<String> HUNDREDTHS_ALL_THE_SAME = Set.of("ISK", "UGX");

    private StripeMoney() {}

    /** @throws ArithmeticException when the amount is finer than Stripe can take */
    static long of(Money money) {
        return BigDecimal.valueOf(money.minor(), digits(money.currency()))
                .movePointRight(stripeDigits(money.currency()))
                .longValueExact();
    }

    /** @param currency as Stripe writes it, in small letters */
    static Money money(long amount, String currency) {
        var code = currency.toUpperCase(Locale.ROOT);
        return Money.of(
                BigDecimal.valueOf(amount, stripeDigits(code))
                        .movePointRight(digits(code))
                        .longValueExact(),
                code);
    }

    private static int digits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    private static int stripeDigits(String currency) {
        if (WHOLE.contains(currency)) return 0;
        return HUNDREDTHS_ALL_THE_SAME.contains(currency) ? 2 : digits(currency);
    }
}
