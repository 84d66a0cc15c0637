package oms.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Locale;

/**
 * An amount of money in minor units (cents, yen) of an ISO 4217 currency; in JSON {@code {"amount": 5000, "currency": "USD"}}.
 * Arithmetic is exact: it throws {@link ArithmeticException} on overflow and {@link IllegalArgumentException} when currencies differ.
 */
public record Money(@JsonProperty("amount") long minor, String currency) implements Comparable<Money> {
    /** As many as a long has; 1e500000000 is short to write and takes minutes to expand. */
    private static final int MOST_DIGITS = 19;

    @JsonCreator
    public Money(
            @JsonProperty(value = "amount", required = true) long minor,
            @JsonProperty(value = "currency", required = true) String currency) {
        this.minor = minor;
        this.currency = Currency.getInstance(currency).getCurrencyCode();
    }

    public static Money of(long minor, String currency) {
        return new Money(minor, currency);
    }

    /**
     * @param major in major units, as people and files write it: 50.00
     * @throws ArithmeticException where the currency has fewer decimals than the amount, or it is too large
     */
    public static Money ofMajor(BigDecimal major, String currency) {
        if ((long) major.precision() - major.scale() > MOST_DIGITS || major.scale() > MOST_DIGITS)
            throw new ArithmeticException("This is no amount of money");
        var digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return new Money(major.movePointRight(digits).longValueExact(), currency);
    }

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(minor, factor), currency);
    }

    /**
     * @param of of {@code all}, which is not 0
     * @return that part of the amount, rounded towards zero; the product on the way to it may be longer than a long
     */
    public static long part(long amount, long of, long all) {
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(of))
                .divide(BigInteger.valueOf(all))
                .longValueExact();
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    @JsonIgnore
    public boolean isZero() {
        return minor == 0;
    }

    @JsonIgnore
    public boolean isPositive() {
        return minor > 0;
    }

    /** @return the amount in major units, with as many decimals as the currency has: 50.00 for 5000 USD */
    public BigDecimal major() {
        return BigDecimal.valueOf(
                minor, Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits()));
    }

    /** @return as people write it: {@code $50.00}, {@code ¥500} */
    public String text() {
        var amount = major();
        var symbol = Currency.getInstance(currency).getSymbol(Locale.US);
        return (amount.signum() < 0 ? "-" : "")
                + symbol
                + String.format(Locale.US, "%,." + amount.scale() + "f", amount.abs());
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, same(other).minor);
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency))
            throw new IllegalArgumentException("Cannot mix " + currency + " and " + other.currency);
        return other;
    }

    @Override
    public String toString() {
        return text();
    }
}
