package oms.payment;

import java.util.regex.Pattern;
import oms.web.CardNumber;
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

    /** @throws InvalidRequest when it is no token, above all when it looks like a card number */
    public PaymentToken {
        if (CardNumber.isIn(token))
            throw new InvalidRequest(
                    "/payment/token",
                    "card_number_refused",
                    "Card numbers are not accepted here, only the gateway's token");
        if (!SHAPE.matcher(token).matches())
            throw new InvalidRequest("/payment/token", "invalid_payment_token", "This is not a payment token");
    }

    /** Tokens stay out of logs. */
    @Override
    public String toString() {
        return "PaymentToken";
    }
}
