package oms.payment;

import java.time.Instant;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/** What came back from a gateway, be it by answer, by look-up or, one day, by webhook. The words are for the buyer. */
sealed interface GatewayAnswer {
    /**
     * It happened.
     *
     * @param reference the gateway's name for it; captures, voids and refunds refer to an authorisation's
     * @param code the bank's authorisation code
     * @param expiresAt when a hold lapses; only for authorisations
     * @param fingerprint the same for every use of one card, and no card number
     * @param card as people know it: {@code Visa •••• 4242}
     */
    record Approved(
            String reference,
            String code,
            Money amount,
            @Nullable Instant expiresAt,
            @Nullable String fingerprint,
            @Nullable String card)
            implements GatewayAnswer {
        /** @return the same, of a hold that lapses then */
        Approved until(Instant end) {
            return new Approved(reference, code, amount, end, fingerprint, card);
        }
    }

    /**
     * It did not happen.
     *
     * @param again whether the same may work later, asked with a new key
     */
    record Declined(String code, String words, boolean again) implements GatewayAnswer {}

    /** The gateway has it and will decide later. */
    record Pending(String reference) implements GatewayAnswer {}

    /** No answer came: time-out, broken connection, an error page. It may have happened. */
    record NoAnswer(String why) implements GatewayAnswer {}

    /** Nothing was sent, for certain: there was no connection. It did not happen by this try; an earlier one may have. */
    record NotSent(String why) implements GatewayAnswer {}

    /** The gateway has no such key: it did not happen, so far. */
    record NeverSeen() implements GatewayAnswer {}
}
