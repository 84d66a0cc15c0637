package oms.order;

import org.jspecify.annotations.Nullable;

/**
 * How it is paid; never card data.
 *
 * @param kind {@code card} …
 * @param fingerprint the gateway's stable name for the same card
 * @param country where the card was issued, ISO 3166-1 alpha-2
 */
public record PaymentMethod(
        String kind,
        @Nullable String brand,
        @Nullable String last4,
        @Nullable String fingerprint,
        @Nullable String country) {}
