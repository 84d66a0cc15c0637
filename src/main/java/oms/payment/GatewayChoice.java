package oms.payment;

import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Which gateway moves the money: settings alone decide, and what is half configured does not start. */
@Singleton
class GatewayChoice {
    private final PaymentSettings settings;

    GatewayChoice(PaymentSettings settings) {
        this.settings = settings;
    }

    @Produces
    @Singleton
    @DefaultBean
    Gateway gateway(SimulatedGateway simulated, StripeGateway stripe) {
        return switch (settings.gateway()) {
            case SIMULATED -> simulated;
            case STRIPE -> stripe;
        };
    }

    void check(@Observes StartupEvent start) {
        settings.check();
    }
}
