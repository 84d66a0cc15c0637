package oms.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import oms.web.NotFound;

@ConfigMapping(prefix = "oms.payment")
interface PaymentSettings {
    /** How long one try of an operation may take before another process may ask the gateway about it. */
    @WithDefault("PT20S")
    Duration lease();

    /** How long to keep sending an authorisation that the gateway never saw before telling the buyer that it did not work. */
    @WithDefault("PT15M")
    Duration authorizePatience();

    /** How long before a hold lapses to warn. */
    @WithDefault("PT24H")
    Duration expiryWarning();

    /** Operations one round of the resolver takes. */
    @WithDefault("50")
    int resolverBatch();

    /** Who moves the money: {@code simulated} or {@code stripe}. */
    @WithDefault("simulated")
    GatewayName gateway();

    /** The gateways there are. */
    enum GatewayName {
        SIMULATED,
        STRIPE
    }

    /** @throws NotFound where the money moves for real */
    default void onlySimulated() {
        if (gateway() != GatewayName.SIMULATED) throw new NotFound("simulated gateway");
    }

    /** @throws IllegalStateException when the chosen gateway cannot work with these settings */
    default void check() {
        if (gateway() != GatewayName.STRIPE) return;
        if (stripe().apiKey().filter(key -> !key.isBlank()).isEmpty())
            throw new IllegalStateException("oms.payment.gateway=stripe needs oms.payment.stripe.api-key");
        if (stripe().webhookSecret().filter(secret -> !secret.isBlank()).isEmpty())
            throw new IllegalStateException("oms.payment.gateway=stripe needs oms.payment.stripe.webhook-secret");
    }

    Simulated simulated();

    Stripe stripe();

    /** See docs/gateways.md. */
    interface Stripe {
        /** The secret key, {@code sk_…}; better a restricted one, {@code rk_…}. Never logged. */
        Optional<String> apiKey();

        /** The signing secret of the webhook endpoint, {@code whsec_…}. Never logged. */
        Optional<String> webhookSecret();

        @WithDefault("https://api.stripe.com")
        String baseUrl();

        /** Longer, and nothing was sent. */
        @WithDefault("PT3S")
        Duration connectTimeout();

        /** Longer, and it may have happened. */
        @WithDefault("PT8S")
        Duration timeout();

        /** How old a webhook may be, or how far ahead of our clock. */
        @WithDefault("PT5M")
        Duration webhookTolerance();

        /** Whether each order's card is kept as a customer's, so that a hold can be renewed, or its rest held anew, without the buyer. */
        @WithDefault("true")
        boolean renewable();
    }

    /** The built-in gateway: its times are settings, what a card does is in {@link TestCard}, what goes wrong in {@link Faults}. */
    interface Simulated {
        /** How long every answer takes. */
        @WithDefault("PT0S")
        Duration latency();

        /** How long {@code tok_slow} takes on top. */
        @WithDefault("PT3S")
        Duration slow();

        /** How long a caller waits before it gives up on an answer that never comes. */
        @WithDefault("PT2S")
        Duration timeout();

        /** How long a hold lasts. */
        @WithDefault("P7D")
        Duration hold();

        /** With what its webhooks are signed; by default something nobody knows, as it calls in the process. */
        Optional<String> webhookSecret();

        /** How long after a fact its webhook comes. */
        @WithDefault("PT2S")
        Duration webhookAfter();
    }
}
