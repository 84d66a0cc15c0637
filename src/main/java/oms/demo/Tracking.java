package oms.demo;

import java.util.Optional;

/** The shopper's side of the road: what can be seen of the order with its own token. */
final class Tracking {
    private final Example example;

    Tracking(Example example) {
        this.example = example;
    }

    void look() {
        var seen = example.shopper().get("/v1/orders/" + example.orderId());
        example.tell(
                "shopper sees",
                seen.path("number").asText() + " is " + seen.path("status").asText());
        example.scene.checks().same("IN_TRANSIT", seen.path("status").asText(), "the shopper sees it on the road");
    }

    /** @return the one-time code the tracking page shows, where there is one */
    Optional<String> code() {
        return Optional.empty();
    }
}
