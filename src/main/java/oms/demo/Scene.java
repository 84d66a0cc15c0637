package oms.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import oms.outside.Api;
import oms.outside.Picker;
import oms.outside.Wheel;

/** Where everything happens: the people, their ways to the application, and what is said of it. */
record Scene(Crew crew, URI base, Clock clock, Narrator narrator, Checks checks) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    Api office() {
        return crew.office(base);
    }

    Api storefront() {
        return crew.storefront(base);
    }

    Picker picker(String warehouse) {
        return crew.picker(base, warehouse);
    }

    Wheel wheel(String driver) {
        return crew.wheel(base, driver, clock);
    }

    JsonNode order(String id) {
        return office().get("/v1/orders/" + id);
    }

    JsonNode driver(String code) {
        return office().get("/v1/drivers/" + code);
    }

    JsonNode stock(String sku) {
        return office().get("/v1/stock?warehouse=WH-NY&sku=" + sku)
                .path("items")
                .path(0);
    }

    /** @return the order once it stands there */
    JsonNode await(String orderId, String status) {
        return await(
                "the order is " + status,
                () -> Optional.of(order(orderId))
                        .filter(order -> order.path("status").asText().equals(status)));
    }

    /**
     * Asks again and again, as a screen does that somebody looks at.
     *
     * @throws IllegalStateException when it does not come within half a minute
     */
    <T> T await(String what, Supplier<Optional<T>> look) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var seen = look.get();
            if (seen.isPresent()) return seen.get();
            pause(Duration.ofMillis(100));
        }
        throw new IllegalStateException("waited " + PATIENCE.toSeconds() + " s in vain until " + what);
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", e);
        }
    }
}
