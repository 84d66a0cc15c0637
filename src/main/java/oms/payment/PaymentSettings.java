package oms.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
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

    Simulated simulated();

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
    }
}
