package oms.demo;

import static oms.demo.Narrator.clock;
import static oms.demo.Narrator.money;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.stream.StreamSupport;

/** Stages 1 to 3: the shopper buys, the money is held, the order is looked at. */
final class Buying {
    private final Example example;
    private JsonNode completed = MissingNode.getInstance();

    Buying(Example example) {
        this.example = example;
    }

    void create() {
        var scene = example.scene;
        var shopper = new Shopper(scene.storefront(), "Shopper 3", City.EXAMPLE_DOOR);
        var water = scene.stock("WATER-5L");
        var phone = scene.stock("PHONE-X");
        example.tell("shopper", "2 × WATER-5L, 1 × PHONE-X to 49 Madison Street (40.71, −74.00), today");
        var checkout = shopper.checkout(Example.BASKET, "SAME_DAY");
        quote(checkout);
        completed = shopper.complete(checkout, "tok_approved");
        example.placed(completed);
        var order = completed.path("order");
        example.tell(
                "order",
                "%s, placed at %s, to be there by %s"
                        .formatted(example.number(), clock(order.path("placedAt")), clock(order.path("deliverBy"))));
        example.tell("", "(the specification's …-001: here, two orders came before it today)");
        var waterThen = scene.stock("WATER-5L");
        var phoneThen = scene.stock("PHONE-X");
        example.tell("reservation", reserved(water, waterThen));
        example.more(reserved(phone, phoneThen));
        scene.checks().same(5_000L, order.path("total").path("amount").asLong(), "the server's price is $50.00");
        scene.checks().same(5, example.order().path("units").asInt(), "2 × 2 + 1 = 5 units of capacity");
        scene.checks()
                .same(
                        "2 and 1",
                        more(water, waterThen, "reserved") + " and " + more(phone, phoneThen, "reserved"),
                        "2 and 1 pieces more are reserved at WH-NY, nothing left the shelf");
    }

    private void quote(JsonNode checkout) {
        var quote = checkout.path("quote").isObject() ? checkout.path("quote") : checkout;
        example.tell(
                "checkout",
                "%s: goods %s + delivery %s = %s"
                        .formatted(
                                checkout.path("id").asText(),
                                money(quote.path("items")),
                                money(quote.path("shipping")),
                                money(quote.path("total"))));
    }

    private static String reserved(JsonNode before, JsonNode after) {
        return "%-8s at %s: %d on hand, reserved %d → %d, available %d → %d"
                .formatted(
                        after.path("sku").asText(),
                        after.path("warehouse").asText(),
                        after.path("onHand").asInt(),
                        before.path("reserved").asInt(),
                        after.path("reserved").asInt(),
                        before.path("available").asInt(),
                        after.path("available").asInt());
    }

    private static int more(JsonNode before, JsonNode after, String what) {
        return after.path(what).asInt() - before.path(what).asInt();
    }

    void pay() {
        var payment = example.of("payment");
        var said = completed.path("payment").path("result").asText();
        example.tell(
                "hold",
                "%s held on %s until %s, authorisation %s; nothing charged"
                        .formatted(
                                money(payment.path("held")),
                                payment.path("card").asText(),
                                payment.path("expiresAt").asText().substring(0, 10),
                                payment.path("authorizationCode").asText()));
        for (var booking : payment.path("ledger"))
            for (var entry : booking.path("entries"))
                example.tell(
                        "ledger", "%-12s %9s".formatted(entry.path("account").asText(), money(entry.path("amount"))));
        example.scene.checks().same("AUTHORIZED", said, "the shopper is told that the payment is authorised");
        example.check(
                payment.path("held").path("amount").asLong() == 5_000
                        && payment.path("captured").path("amount").asLong() == 0,
                "$50.00 held, $0.00 captured");
        example.scene.checks().same(0L, sum(payment), "the money ledger balances");
    }

    private static long sum(JsonNode payment) {
        return StreamSupport.stream(payment.path("ledger").spliterator(), false)
                .flatMap(booking -> StreamSupport.stream(booking.path("entries").spliterator(), false))
                .mapToLong(entry -> entry.path("amount").path("amount").asLong())
                .sum();
    }

    void look() {
        var fraud = example.scene.await(
                "the order is scored",
                () -> java.util.Optional.of(example.of("fraud")).filter(f -> f.has("score")));
        example.tell(
                "score",
                "%.2f of 1: %s (below 0.50: approved; above 0.80: rejected; between: a person decides)"
                        .formatted(
                                fraud.path("score").asDouble(),
                                fraud.path("outcome").asText()));
        for (var part : fraud.path("contributions"))
            example.more("%5.2f  %-16s %s"
                    .formatted(
                            part.path("points").asDouble(),
                            part.path("signal")
                                    .asText()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', ' '),
                            part.path("words").asText()));
        example.scene.checks().same(7, fraud.path("contributions").size(), "each of the seven signals has its say");
        example.check(
                fraud.path("outcome").asText().equals("APPROVED")
                        && fraud.path("score").asDouble() < 0.5,
                "below 0.50: nobody needs to look");
    }
}
