package oms.checkout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A checkout as it is stored. */
record Checkout(
        String id,
        String merchant,
        CheckoutStatus status,
        long version,
        Wish wish,
        Quote quote,
        @Nullable String orderId,
        Instant createdAt,
        Instant updatedAt,
        Instant expiresAt) {
    /** @return EXPIRED from the moment on, whether somebody has written it down or not */
    CheckoutStatus statusAt(Instant now) {
        return status == CheckoutStatus.OPEN && !now.isBefore(expiresAt) ? CheckoutStatus.EXPIRED : status;
    }

    /** @throws CheckoutClosed unless it can still be changed and completed */
    Checkout openAt(Instant now) {
        var standing = statusAt(now);
        if (standing != CheckoutStatus.OPEN) throw new CheckoutClosed(standing);
        return this;
    }

    /** @throws ChangedMeanwhile when the caller has seen another version */
    Checkout seenAs(@Nullable String ifMatch) {
        if (ifMatch != null && !ifMatch.equals("*") && !ifMatch.equals(tag())) throw new ChangedMeanwhile();
        return this;
    }

    /** @return its version as an entity tag (RFC 9110) */
    String tag() {
        return "\"" + version + "\"";
    }

    Checkout with(Wish newWish, Quote newQuote, Instant now, Instant newExpiry) {
        return new Checkout(id, merchant, status, version + 1, newWish, newQuote, orderId, createdAt, now, newExpiry);
    }

    Checkout ended(CheckoutStatus end, @Nullable String order, Instant now) {
        return new Checkout(id, merchant, end, version + 1, wish, quote, order, createdAt, now, expiresAt);
    }
}
