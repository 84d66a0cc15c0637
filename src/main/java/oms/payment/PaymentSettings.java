package oms.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

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

    Simulated simulated();

    /** The built-in gateway: its manners are settings, what a card does is in {@link TestCard}. */
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

        /** Share of requests that never arrive, 0 to 1. */
        @WithDefault("0")
        double lostRequests();

        /** Share of requests whose answer never arrives although they took effect, 0 to 1. */
        @WithDefault("0")
        double lostAnswers();

        /** False for a gateway that answers nothing at all, look-ups included. */
        @WithDefault("true")
        boolean reachable();
    }
}
