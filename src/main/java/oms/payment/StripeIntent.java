package oms.payment;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import oms.money.Money;
import oms.payment.GatewayAnswer.Approved;
import oms.payment.GatewayAnswer.Declined;
import oms.payment.GatewayAnswer.Pending;
import org.jspecify.annotations.Nullable;

/**
 * A PaymentIntent with its latest charge expanded. What we did with it is written into its metadata, so that Stripe alone remembers:
 * {@code oms_key} the authorisation's key, {@code c_<key>} and {@code v_<key>} each capture and void with its amount and the second in which
 * it was ordered,
 * {@code oms_next} the intent that holds the rest, {@code oms_previous} the hold in whose place it stands.
 */
record StripeIntent(JsonNode json) {
    static final String KEY = "oms_key";
    static final String KIND = "oms_kind";
    static final String MERCHANT = "oms_merchant";
    static final String NEXT = "oms_next";
    static final String PREVIOUS = "oms_previous";
    static final String CAPTURE = "c_";
    static final String VOID = "v_";

    /**
     * Something done, as its mark in the metadata says.
     *
     * @param orderedAt not when it was done: a request that is sent again must not change
     */
    record Mark(long amount, Instant orderedAt) {
        static String text(long amount, Instant orderedAt) {
            return amount + " " + orderedAt.getEpochSecond();
        }

        static Mark of(String text) {
            var parts = text.split(" ", 2);
            return new Mark(Long.parseLong(parts[0]), Instant.ofEpochSecond(Long.parseLong(parts[1])));
        }
    }

    String id() {
        return json.path("id").asText();
    }

    String status() {
        return json.path("status").asText();
    }

    boolean isHeld() {
        return status().equals("requires_capture");
    }

    long capturable() {
        return json.path("amount_capturable").asLong();
    }

    long received() {
        return json.path("amount_received").asLong();
    }

    String currency() {
        return json.path("currency").asText();
    }

    Money money(long amount) {
        return StripeMoney.money(amount, currency());
    }

    @Nullable
    String customer() {
        return text(json.path("customer"));
    }

    @Nullable
    String paymentMethod() {
        return text(json.path("payment_method"));
    }

    @Nullable
    String metadata(String name) {
        return text(json.path("metadata").path(name));
    }

    /** @return the marks that begin with the prefix, by key */
    Map<String, Mark> marks(String prefix) {
        Map<String, Mark> marks = new LinkedHashMap<>();
        json.path("metadata").properties().forEach(entry -> {
            if (entry.getKey().startsWith(prefix) && entry.getValue().asText().matches("[0-9]{1,15} [0-9]{1,12}"))
                marks.put(
                        entry.getKey().substring(prefix.length()),
                        Mark.of(entry.getValue().asText()));
        });
        return marks;
    }

    boolean takesSeveralCaptures() {
        return "available".equals(card().path("multicapture").path("status").asText());
    }

    private JsonNode card() {
        return json.path("latest_charge").path("payment_method_details").path("card");
    }

    /** @return whether the bank ever held the amount: also of one that was cancelled since */
    boolean wasAuthorized() {
        return isHeld()
                || status().equals("succeeded")
                || json.path("latest_charge").path("status").asText().equals("succeeded");
    }

    /** @return what became of the authorisation that this intent is */
    GatewayAnswer answer() {
        if (wasAuthorized()) return held();
        return switch (status()) {
            case "processing" -> new Pending(id());
            case "requires_action", "requires_source_action" -> StripeErrors.declined("authentication_required");
            case "canceled" -> StripeErrors.declined("declined");
            default -> StripeErrors.declined(json.path("last_payment_error"));
        };
    }

    private Approved held() {
        var card = card();
        var before = card.path("capture_before").asLong();
        return new Approved(
                id(),
                authorizationCode(),
                money(json.path("amount").asLong()),
                before == 0 ? null : Instant.ofEpochSecond(before),
                text(card.path("fingerprint")),
                label(card));
    }

    String authorizationCode() {
        var code = text(card().path("authorization_code"));
        return code != null
                ? code
                : id().substring(Math.max(0, id().length() - 6)).toUpperCase(Locale.ROOT);
    }

    /** @return Visa •••• 4242 */
    static @Nullable String label(JsonNode card) {
        var last4 = text(card.path("last4"));
        return last4 == null ? null : brand(card) + " •••• " + last4;
    }

    static String brand(JsonNode card) {
        var brand = card.path("brand").asText("card");
        return brand.substring(0, 1).toUpperCase(Locale.ROOT) + brand.substring(1);
    }

    static @Nullable String text(JsonNode node) {
        return node.isTextual() && !node.asText().isEmpty() ? node.asText() : null;
    }

    /** @return why nothing can be captured from it */
    Declined notHeld() {
        return StripeErrors.declined(status().equals("canceled") ? "hold_expired" : "hold_released");
    }
}
