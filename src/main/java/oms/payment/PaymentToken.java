package oms.payment;

import java.util.regex.Pattern;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * What the storefront's payment form got from the gateway in exchange for the card. Never a card number.
 *
 * @param token as the gateway gave it: letters, digits, {@code _ - .}, at most 120 characters
 * @param customer the merchant's name for the buyer, if known
 */
public record PaymentToken(String token, @Nullable String customer) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_.-]{3,120}");
    private static final Pattern DIGITS = Pattern.compile("[0-9](?:[ .-]?[0-9]){11,18}");

    /** @throws InvalidRequest when it is no token, above all when it looks like a card number */
    public PaymentToken {
        if (holdsCardNumber(token))
            throw new InvalidRequest(
                    "/payment/token",
                    "card_number_refused",
                    "Card numbers are not accepted here, only the gateway's token");
        if (!SHAPE.matcher(token).matches())
            throw new InvalidRequest("/payment/token", "invalid_payment_token", "This is not a payment token");
    }

    private static boolean holdsCardNumber(String text) {
        return DIGITS.matcher(text)
                .results()
                .anyMatch(found -> isLuhnValid(found.group().replaceAll("[^0-9]", "")));
    }

    /** The check digit of card numbers (H. P. Luhn, US patent 2,950,048, 1960). */
    static boolean isLuhnValid(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    /** Tokens stay out of logs. */
    @Override
    public String toString() {
        return "PaymentToken";
    }
}
