package oms.checkout;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How the shopper pays.
 *
 * @param expectedTotal what the shopper was shown; a higher price is refused, where it is given, also against this
 */
record CompletionBody(
        @NotNull @Valid Means payment, @Nullable Money expectedTotal) {
    /**
     * @param token the gateway's, in exchange for the card; never a card number
     * @param method the way of paying, a card where nothing is said; it decides how long stock is promised before the payment
     */
    record Means(
            @NotBlank @Size(max = 200) String token,
            @Nullable Method method) {
        String kind() {
            return (method == null ? Method.CARD : method).name().toLowerCase(Locale.ROOT);
        }
    }

    enum Method {
        CARD,
        BANK_TRANSFER,
        PAY_LATER
    }
}
