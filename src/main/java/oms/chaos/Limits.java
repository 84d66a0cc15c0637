package oms.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import oms.outside.Bodies;
import oms.outside.Transport.Answer;

/** More people want a part of something limited, at once, than there are parts: promotions, refunds, windows, room on vehicles. */
final class Limits implements Proof {
    private static final String SKU = "SKU-1";
    private static final int PARTS = 10;
    /** Used up between quote and order; or before that, when the price without it is told. */
    private static final Set<String> USED_UP = Set.of("promotion_refused", "price_changed");

    private static final Duration PLANNING = Duration.ofMinutes(4);

    /** How many got a part of what there was for so many. */
    private record Count(String what, int tries, long got, long there) {
        String words() {
            return "%s %d of %d for %d tries".formatted(what, got, there, tries);
        }
    }

    @Override
    public String name() {
        return "limits";
    }

    @Override
    public String words() {
        return "promotion budgets, refunds, delivery windows and room on vehicles, wanted by more at once than there is";
    }

    @Override
    public List<Asked.Option> options() {
        return List.of(
                new Asked.Option("tries", 1_000, "tries for each"),
                new Asked.Option("at-once", 128, "connections the shop has"));
    }

    @Override
    public Verdict run(Scene scene, Asked asked) throws InterruptedException {
        List<String> complaints = Collections.synchronizedList(new ArrayList<>());
        var counts = List.of(
                promotion(scene, asked, complaints),
                refunds(scene, asked, complaints),
                places(scene, asked, complaints),
                room(scene, asked, complaints));
        long over = 0;
        for (var count : counts) {
            if (count.got() != Math.min(count.there(), count.tries()))
                complaints.add(count.words() + ": every part should be gone, and no more");
            over += Math.max(0, count.got() - count.there());
        }
        complaints.addAll(scene.backend().accidents());
        return new Verdict(
                "%s, %d over the limit"
                        .formatted(counts.stream().map(Count::words).collect(Collectors.joining(", ")), over),
                complaints);
    }

    /** All saw the code's discount in their basket; the budget is enough for one in ten. */
    private static Count promotion(Scene scene, Asked asked, List<String> complaints) throws InterruptedException {
        int tries = asked.of("tries");
        int there = Math.max(1, tries / PARTS);
        var town = scene.towns().found("promo");
        town.stock(List.of(SKU), 2 * tries);
        town.office.put("/v1/promotions/RUSH", promotionOf(100, 100L * there));
        var got = taken(scene, asked, town, i -> withCode(town, i), USED_UP, complaints);
        return new Count("promotion used", tries, got, there);
    }

    /**
     * All have it in their baskets before the first one pays.
     *
     * @param refusals what those may be told who come too late
     * @return how many got it
     */
    private static int taken(
            Scene scene,
            Asked asked,
            Town town,
            IntFunction<Map<String, Object>> basket,
            Set<String> refusals,
            List<String> complaints)
            throws InterruptedException {
        int tries = asked.of("tries");
        var crowd = new Crowd(tries, asked.of("at-once"), scene.chance());
        var checkouts = new String[tries];
        crowd.each(i -> checkouts[i] = town.storefront
                .post("/v1/checkouts", basket.apply(i))
                .path("id")
                .asText());
        var got = new AtomicInteger();
        crowd.each(i -> {
            var answer = town.complete(checkouts[i], "tok_approved");
            if (answer.isFine()) got.incrementAndGet();
            else expect(answer, 409, refusals, complaints);
        });
        complaints.addAll(crowd.complaints());
        return got.get();
    }

    private static Map<String, Object> promotionOf(long off, long budget) {
        return Map.of("kind", "AMOUNT", "amount", Bodies.money(off), "currency", "USD", "budget", Bodies.money(budget));
    }

    private static Map<String, Object> withCode(Town town, int buyer) {
        var body = basket(town.shopper("p" + buyer));
        body.put("promoCodes", List.of("RUSH"));
        return body;
    }

    /** One order was delivered and paid; each try wants a tenth of a tenth of it back. */
    private static Count refunds(Scene scene, Asked asked, List<String> complaints) throws InterruptedException {
        int tries = asked.of("tries");
        var town = scene.towns().found("refunds");
        town.stock(List.of(SKU), 1_000);
        var order = delivered(town);
        Waiting.until("the capture", PLANNING, () -> captured(town, order) > 0);
        var captured = captured(town, order);
        long there = Math.max(1, tries / PARTS);
        var part = Bodies.money(captured / there);
        there = captured / (captured / there);
        var got = new AtomicInteger();
        var crowd = new Crowd(tries, asked.of("at-once"), scene.chance());
        crowd.each(i -> {
            var answer = town.office.tryPost(
                    "/v1/orders/" + order + "/refunds", Map.of("amount", part, "reason", "Number " + i));
            if (answer.isFine()) got.incrementAndGet();
            else expect(answer, 422, Set.of(), complaints);
        });
        complaints.addAll(crowd.complaints());
        return new Count("refunded", tries, got.get(), there);
    }

    private static long captured(Town town, String order) {
        return town.office
                .get("/v1/orders/" + order + "/payment")
                .path("captured")
                .path("amount")
                .asLong();
    }

    private static String delivered(Town town) throws InterruptedException {
        var picking = Work.picking(town, town.picker(1));
        var driving = Work.driving(town.driver("D1", 10));
        var answer = town.buy(town.shopper("r"), SKU, "tok_approved");
        var order = answer.json().path("order").path("id").asText();
        Waiting.until("the order at the door", PLANNING, () -> {
            Work.turn(picking);
            Work.turn(driving);
            return town.order(order).path("status").asText().equals("DELIVERED");
        });
        return order;
    }

    /** All were quoted the same two hours of tomorrow; one in ten can have them. */
    private static Count places(Scene scene, Asked asked, List<String> complaints) throws InterruptedException {
        int tries = asked.of("tries");
        int there = Math.max(1, tries / PARTS);
        var town = scene.towns().found("windows");
        town.stock(List.of(SKU), 2 * tries);
        var window = town.window(there);
        var got = taken(scene, asked, town, i -> inWindow(town, i, window), Set.of("window_full"), complaints);
        return new Count("places taken", tries, got, there);
    }

    private static Map<String, Object> inWindow(Town town, int buyer, String window) {
        var body = basket(town.shopper("w" + buyer));
        body.put("sla", "WINDOW");
        body.put("deliveryWindow", window);
        return body;
    }

    private static Map<String, Object> basket(Town.Shopper shopper) {
        return new LinkedHashMap<>(Bodies.checkout(shopper.name(), shopper.email(), shopper.street(), Map.of(SKU, 1)));
    }

    /** Every order takes one unit; the vehicles have room for one in ten. */
    private static Count room(Scene scene, Asked asked, List<String> complaints) throws InterruptedException {
        int tries = asked.of("tries");
        int there = 2 * Math.max(1, tries / PARTS / 2);
        var town = scene.towns().found("room");
        town.stock(List.of(SKU), 2 * tries);
        for (var code : List.of("D1", "D2")) town.driver(code, there / 2).startShift();
        var crowd = new Crowd(tries, asked.of("at-once"), scene.chance());
        crowd.each(i -> {
            var answer = town.buy(town.shopper("v" + i), SKU, "tok_approved");
            if (!answer.isFine()) complaints.add("An order was refused: " + answer.status() + " " + answer.json());
        });
        if (!Waiting.comes(PLANNING, () -> load(town) >= there))
            complaints.add("The vehicles were not full after " + PLANNING);
        complaints.addAll(crowd.complaints());
        return new Count("vehicles loaded with", tries, load(town), there);
    }

    private static long load(Town town) {
        long load = 0;
        for (JsonNode driver : town.office.get("/v1/drivers").path("items"))
            load += driver.path("load").asLong();
        return load;
    }

    private static void expect(Answer answer, int status, Set<String> codes, List<String> complaints) {
        var expected = answer.status() == status && (codes.isEmpty() || codes.contains(answer.code()));
        if (!expected) complaints.add("Refused with " + answer.status() + " " + answer.json());
    }
}
