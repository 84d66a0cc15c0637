package oms.payment;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an authorisation right after it was asked for.
 *
 * @param code why it was declined: {@code insufficient_funds}; null otherwise
 * @param words for the buyer; null where there is nothing to say
 */
public record PaymentOutcome(
        Result result, @Nullable String code, @Nullable String words) {
    /** How it went. */
    public enum Result {
        /** The amount is held. */
        AUTHORIZED,
        /** Nothing is held; the order is cancelled. */
        DECLINED,
        /** Nobody knows yet; the gateway is being asked. */
        PENDING,
        /** The order ended meanwhile; what was held goes back. */
        CANCELLED
    }
}
