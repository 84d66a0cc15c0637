package oms.payment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import oms.payment.GatewayAnswer.Declined;

/** What Stripe's errors mean: declined, not known, or not happened; and what the buyer is told. */
final class StripeErrors {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("insufficient_funds", "There is not enough money on this card."),
            Map.entry("expired_card", "This card has expired."),
            Map.entry("incorrect_cvc", "The card's security code is wrong."),
            Map.entry("invalid_cvc", "The card's security code is wrong."),
            Map.entry("card_velocity_exceeded", "The amount is above this card's limit."),
            Map.entry("withdrawal_count_limit_exceeded", "The amount is above this card's limit."),
            Map.entry("processing_error", "The bank could not process it just now."),
            Map.entry("amount_too_small", "The amount is below what the payment provider takes."),
            Map.entry("hold_expired", "The hold on the card has lapsed."),
            Map.entry("hold_released", "The rest of the hold went back to the buyer."),
            Map.entry("above_hold", "More than is held on the card."),
            Map.entry("above_captured", "More than was taken from the card."),
            Map.entry("resource_missing", "This payment method is not known."),
            Map.entry(
                    "authentication_required",
                    "The bank wants to confirm this payment with the buyer, which this shop cannot do. Please use another card."));

    /** What the buyer need not know the reason of. */
    private static final Set<String> UNSPOKEN =
            Set.of("lost_card", "stolen_card", "pickup_card", "restricted_card", "fraudulent", "merchant_blacklist");

    private static final Set<String> LATER =
            Set.of("processing_error", "try_again_later", "issuer_not_available", "reenter_transaction");

    private StripeErrors() {}

    static StripeTrouble trouble(int status, JsonNode error) {
        var type = error.path("type").asText();
        if (status >= 500
                || status == 429
                || status == 409
                || type.equals("idempotency_error")
                || type.equals("api_error"))
            return StripeTrouble.silent("Stripe answered " + status + " " + (type.isEmpty() ? "" : type));
        if (status == 401 || status == 403)
            return StripeTrouble.notSent("Stripe does not accept our key (" + status + ")");
        return StripeTrouble.refused(declined(error));
    }

    /** @param error the error of an answer, or a PaymentIntent's last_payment_error */
    static Declined declined(JsonNode error) {
        var decline = error.path("decline_code").asText("");
        return declined(
                decline.isEmpty() || decline.equals("generic_decline")
                        ? error.path("code").asText("declined")
                        : decline);
    }

    static Declined declined(String reason) {
        if (UNSPOKEN.contains(reason))
            return new Declined("card_not_usable", "Your bank declined this card. Please use another one.", false);
        var code = switch (reason) {
            case "card_declined", "do_not_honor", "call_issuer" -> "declined";
            case "authentication_not_handled" -> "authentication_required";
            case "charge_expired_for_capture" -> "hold_expired";
            case "charge_already_refunded", "charge_already_captured" -> "above_captured";
            case "amount_too_large" -> "above_hold";
            default -> reason;
        };
        return new Declined(
                code,
                WORDS.getOrDefault(code, "Your bank declined the payment without saying why."),
                LATER.contains(code));
    }
}
