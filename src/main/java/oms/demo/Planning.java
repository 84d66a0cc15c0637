package oms.demo;

import static oms.demo.Narrator.clock;
import static oms.demo.Narrator.money;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Stage 4: warehouse and driver, and why. */
final class Planning {
    private static final int SHOWN = 3;

    private final Example example;

    Planning(Example example) {
        this.example = example;
    }

    void allocate() {
        var scene = example.scene;
        scene.await(example.orderId(), "ALLOCATED");
        var shipment = example.shipment();
        example.tell(
                "plan",
                "%s ships all, %s picks up at %s, delivered by %s"
                        .formatted(
                                shipment.path("warehouse").asText(),
                                shipment.path("driver").asText(),
                                clock(shipment.path("pickUpAt")),
                                clock(shipment.path("deliverAt"))));
        var decision = example.of("allocation").path("decisions").path(0).path("record");
        why(decision);
        var load = scene.driver("D1").path("load").asInt();
        example.tell("capacity", "D1 carries 3 + 5 = %d of 10".formatted(load));
        scene.checks().same("WH-NY", shipment.path("warehouse").asText(), "from WH-NY, which alone has the phone");
        scene.checks().same("D1", shipment.path("driver").asText(), "by D1");
        scene.checks().same(8, load, "D1's load is 3 + 5 = 8, within 10");
        example.check(
                refusals(candidate(decision, "WH-NY:D2")).contains("load 8 + 5 = 13 > max 10"),
                "not by D2: 8 + 5 = 13 is more than 10");
        scene.checks().same("14:00", clock(shipment.path("pickUpAt")), "picked up at 14:00");
        scene.checks().same("15:30", clock(shipment.path("deliverAt")), "delivered by 15:30");
    }

    /** The choice, what else could have been done best, and what could not; the rest is counted. */
    private void why(JsonNode decision) {
        var candidates = list(decision.path("candidates"));
        var possible = candidates.stream().filter(Planning::isPossible).toList();
        var currency = decision.path("currency").asText();
        possible.stream()
                .limit(SHOWN)
                .forEach(candidate -> tell(
                        candidate.path("chosen").asBoolean() ? "why" : "or", candidate, cost(candidate, currency)));
        if (possible.size() > SHOWN) example.more("and %d dearer ones".formatted(possible.size() - SHOWN));
        candidates.stream()
                .filter(candidate -> !isPossible(candidate))
                .limit(SHOWN)
                .forEach(candidate -> tell("not", candidate, refusals(candidate)));
        var excluded = list(decision.path("excluded")).stream()
                .map(e -> e.path("reason").asText())
                .filter(words -> !words.isBlank())
                .limit(SHOWN)
                .toList();
        if (!excluded.isEmpty()) example.tell("ruled out", String.join("; ", excluded));
    }

    private void tell(String head, JsonNode candidate, String words) {
        example.tell(head, "%-17s %s".formatted(candidate.path("key").asText(), words));
    }

    private static boolean isPossible(JsonNode candidate) {
        return candidate.path("possible").asBoolean();
    }

    private static String cost(JsonNode candidate, String currency) {
        return money(candidate.path("cost").asLong(), currency) + " = "
                + list(candidate.path("terms")).stream()
                        .filter(term -> term.path("level").asText().equals("MONEY"))
                        .map(term -> term.path("rule").asText() + " "
                                + money(term.path("amount").asLong(), currency))
                        .collect(Collectors.joining(" + "));
    }

    private static String refusals(JsonNode candidate) {
        return list(candidate.path("refusals")).stream().map(JsonNode::asText).collect(Collectors.joining("; "));
    }

    private static JsonNode candidate(JsonNode decision, String key) {
        return list(decision.path("candidates")).stream()
                .filter(candidate -> candidate.path("key").asText().equals(key))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
