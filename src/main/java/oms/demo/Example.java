package oms.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oms.outside.Api;
import oms.outside.HttpTransport;

/** The specification's example order on its way: what the stages know of it. */
final class Example {
    static final Map<String, Integer> BASKET = basket("WATER-5L", 2, "PHONE-X", 1);

    final Scene scene;
    private final Happenings happenings;
    private final List<String> told = new ArrayList<>();
    private String orderId = "";
    private String number = "";
    private String token = "";

    Example(Scene scene) {
        this.scene = scene;
        this.happenings = new Happenings(scene.office());
        happenings.next();
    }

    static Map<String, Integer> basket(String one, int pieces, String other, int piecesOfIt) {
        var basket = new LinkedHashMap<String, Integer>();
        basket.put(one, pieces);
        basket.put(other, piecesOfIt);
        return basket;
    }

    void placed(JsonNode completed) {
        orderId = completed.path("order").path("id").asText();
        number = completed.path("order").path("number").asText();
        token = completed.path("orderToken").asText();
    }

    String orderId() {
        return orderId;
    }

    String number() {
        return number;
    }

    /** @return what the tracking link ends in */
    String token() {
        return token;
    }

    /** @return the shopper's browser: nobody the application knows; the link is the credential */
    Api shopper() {
        return new Api(new HttpTransport(scene.base()), null);
    }

    JsonNode order() {
        return scene.order(orderId);
    }

    JsonNode shipment() {
        return order().path("shipments").path(0);
    }

    JsonNode of(String what) {
        return scene.office().get("/v1/orders/" + orderId + "/" + what);
    }

    /** Waits for the next events of the order, as many as are expected, says which came, and checks that it was these. */
    void heard(String... expected) {
        scene.await("these are told: " + String.join(", ", expected), () -> {
            listen();
            return Optional.of(told).filter(events -> events.size() >= expected.length);
        });
        var heard = List.copyOf(told.subList(0, expected.length));
        told.subList(0, expected.length).clear();
        scene.narrator().tell(heard.size() == 1 ? "event" : "events", String.join(", ", heard));
        var names = heard.stream()
                .map(event -> event.substring(0, event.indexOf(' ')))
                .toList();
        if (!names.equals(List.of(expected)))
            scene.checks().same(List.of(expected), names, "told in this order: " + String.join(", ", expected));
    }

    private void listen() {
        happenings.next().stream()
                .filter(event -> Happenings.isAbout(event, orderId))
                .map(event ->
                        Happenings.name(event) + " #" + event.path("sequence").asLong())
                .forEach(told::add);
    }

    void tell(String what, String words) {
        scene.narrator().tell(what, words);
    }

    void more(String words) {
        scene.narrator().more(words);
    }

    void check(boolean so, String words) {
        scene.checks().that(so, words);
    }
}
