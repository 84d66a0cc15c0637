package oms.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import oms.outside.Api;
import oms.outside.Bodies;

/**
 * Three in ten calls of the gateway go wrong, in every way there is, while orders are placed, cancelled, delivered and refunded; then
 * it is away altogether. When it is back, what nobody knows must soon be known, and every payment must come to its end: taken once for
 * what was delivered, given back for what was not.
 */
final class GatewayFaults implements Proof {
    private static final double EACH = 0.05;
    private static final String SKU = "SKU-1";
    private static final int DRIVERS = 6;
    /** Without anything coming to a door, there is something wrong. */
    private static final Duration DELIVERING = Duration.ofMinutes(2);

    private static final Duration SETTLING = Duration.ofMinutes(3);
    /** How long the gateway is away as a whole; long enough that most questions have moved on to longer waits. */
    private static final Duration AWAY = Duration.ofSeconds(25);
    /** A question that has been due for so long is asked by nobody. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(1);
    /** Within which 99 of 100 must be known once it is back. */
    private static final Duration KNOWN = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "payments";
    }

    @Override
    public String words() {
        return "payments while three in ten calls of the gateway go wrong";
    }

    @Override
    public List<Asked.Option> options() {
        return List.of(
                new Asked.Option("payments", 2_000, "payments"),
                new Asked.Option("at-once", 96, "connections the storefront has"));
    }

    @Override
    public Verdict run(Scene scene, Asked asked) throws InterruptedException {
        var town = scene.towns().found("payments");
        town.stock(List.of(SKU), 2 * asked.of("payments"));
        faults(town, scene.chance().nextInt(1_000_000), EACH);
        var complaints = Collections.synchronizedList(new ArrayList<String>());
        var shopping = new Shopping(town);
        var crowd = new Crowd(asked.of("payments"), asked.of("at-once"), scene.chance());
        try (var hands = new Hands(town, DRIVERS, 100)) {
            crowd.each(shopping::shop);
            scene.out()
                    .printf("     %d orders placed; waiting for those that go to the door%n", shopping.placed.size());
            awaitDoors(town, shopping, crowd, complaints);
            complaints.addAll(hands.broken());
        }
        var outage = new Outage(town, shopping, asked.of("payments") / 20, scene);
        complaints.addAll(outage.run(crowd));
        complaints.addAll(crowd.complaints());
        var books = settle(scene, town, shopping);
        complaints.addAll(books.wrong);
        complaints.addAll(scene.backend().accidents());
        return new Verdict(
                String.format(
                        Locale.ROOT,
                        "%d payments with %.0f %% faults, %d captured, %d given back, %d declined, %d held, %d scheduled, %d refunds, %d double, %d lost; after an outage 99 %% of %d known within %.0f s",
                        asked.of("payments"),
                        600 * EACH,
                        books.captured.get(),
                        books.ended.get(),
                        books.declined.get(),
                        books.held.get(),
                        books.scheduled.get(),
                        shopping.refunds.sum(),
                        books.doubled.get(),
                        books.lost.get(),
                        outage.unknown,
                        Stage.seconds(outage.known)),
                complaints);
    }

    /** @param each share of calls that go wrong in each of the six ways */
    private static void faults(Town town, int seed, double each) {
        var body = new LinkedHashMap<String, Object>();
        body.put("seed", seed);
        for (var way : List.of("unreachable", "timeoutBefore", "timeoutAfter", "errorBefore", "errorAfter", "slow"))
            body.put(way, each);
        for (var way : List.of("webhookLate", "webhookTwice", "webhookLost")) body.put(way, 2 * each);
        town.office.put("/v1/payment-faults", body);
    }

    /** Until all are there but those whose payment nobody knows yet; as long as some get there. */
    private static void awaitDoors(Town town, Shopping shopping, Crowd crowd, List<String> complaints)
            throws InterruptedException {
        var end = System.nanoTime() + DELIVERING.toNanos();
        int left = Integer.MAX_VALUE;
        while (!shopping.unpaid.containsAll(shopping.toTheDoor)) {
            if (shopping.toTheDoor.size() < left) {
                left = shopping.toTheDoor.size();
                end = System.nanoTime() + DELIVERING.toNanos();
            }
            if (System.nanoTime() > end) {
                complaints.add(left + " orders did not come to the door");
                return;
            }
            Thread.sleep(1_000);
            crowd.over(List.copyOf(shopping.toTheDoor), order -> shopping.look(town, order));
        }
    }

    /** @return the books once all payments have come to their end, or, when the time is up, with those whose next question has its time */
    private static Books settle(Scene scene, Town town, Shopping shopping) throws InterruptedException {
        var end = System.nanoTime() + SETTLING.toNanos();
        while (true) {
            var books = new Books(town, shopping, scene.clock());
            var crowd = new Crowd(0, 32, scene.chance());
            crowd.over(List.copyOf(shopping.placed), books::read);
            books.wrong.addAll(crowd.complaints());
            if (books.scheduled.get() + books.forgotten.get() == 0 || System.nanoTime() > end) return books;
            Thread.sleep(3_000);
        }
    }

    /** What shoppers do, each by its number. */
    private static final class Shopping {
        private final Town town;
        private final Queue<String> placed = new ConcurrentLinkedQueue<>();
        private final Queue<String> toTheDoor = new ConcurrentLinkedQueue<>();
        /** Of these, those whose payment is not known: the gateway is asked about it later. */
        private final Set<String> unpaid = ConcurrentHashMap.newKeySet();

        private final Queue<String> delivered = new ConcurrentLinkedQueue<>();
        private final LongAdder refunds = new LongAdder();

        private Shopping(Town town) {
            this.town = town;
        }

        /** One in ten has it brought; one in twenty has no money, one leaves it at that; the others cancel, most at once. */
        private void shop(int number) {
            var kind = number % 20;
            var answer = town.buy(town.shopper("g" + number), SKU, kind == 0 ? "tok_declined" : "tok_approved");
            if (!answer.isFine()) return;
            var order = answer.json().path("order").path("id").asText();
            placed.add(order);
            if (kind == 1 || kind == 2) toTheDoor.add(order);
            else if (kind > 3)
                town.storefront.tryPost("/v1/orders/" + order + "/cancel", Map.of("reason", "Changed my mind"));
        }

        private void look(Town town, String order) {
            var now = town.order(order);
            var status = now.path("status").asText();
            if (status.equals("DELIVERED")) {
                delivered.add(order);
                if (captured(order)) refund(order, now);
            }
            if (status.equals("PENDING")) unpaid.add(order);
            else unpaid.remove(order);
            if (List.of("DELIVERED", "CANCELLED", "REJECTED").contains(status)) toTheDoor.remove(order);
        }

        private boolean captured(String order) {
            return town.office
                            .get("/v1/orders/" + order + "/payment")
                            .path("captured")
                            .path("amount")
                            .asLong()
                    > 0;
        }

        /** Every other one gets money back, two thirds of it and then two thirds again, of which one must be refused. */
        private void refund(String order, JsonNode now) {
            if (order.hashCode() % 2 != 0) return;
            var part = Bodies.money(now.path("total").path("amount").asLong() * 2 / 3);
            for (int i = 0; i < 2; i++)
                if (town.office
                        .tryPost("/v1/orders/" + order + "/refunds", Map.of("amount", part, "reason", "Broken"))
                        .isFine()) refunds.increment();
        }
    }

    /** The gateway is not there at all for a while; what was sent meanwhile, nobody knows whether it arrived. */
    private static final class Outage {
        private final Town town;
        private final Shopping shopping;
        private final int orders;
        private final Scene scene;
        private int unknown;
        private Duration known = Duration.ZERO;

        private Outage(Town town, Shopping shopping, int orders, Scene scene) {
            this.town = town;
            this.shopping = shopping;
            this.orders = Math.max(20, orders);
            this.scene = scene;
        }

        /** @return what should not be so */
        private List<String> run(Crowd looking) throws InterruptedException {
            away(0.5);
            var back = System.nanoTime() + AWAY.toNanos();
            var silent = new ConcurrentLinkedQueue<String>();
            var crowd = new Crowd(orders, 32, scene.chance());
            crowd.each(i -> {
                var answer = town.buy(town.shopper("o" + i), SKU, "tok_approved");
                if (answer.isFine())
                    silent.add(answer.json().path("order").path("id").asText());
            });
            shopping.placed.addAll(silent);
            Thread.sleep(Math.max(0, (back - System.nanoTime()) / 1_000_000));
            silent.removeIf(this::isKnown);
            unknown = silent.size();
            away(0);
            scene.out().printf("     the gateway was away; %d payments are unknown%n", unknown);
            return await(looking, silent);
        }

        private List<String> await(Crowd looking, Queue<String> silent) throws InterruptedException {
            var start = System.nanoTime();
            while (silent.size() > unknown / 100) {
                known = Duration.ofNanos(System.nanoTime() - start);
                if (known.compareTo(KNOWN) > 0)
                    return List.of("%d of %d payments are not known %d s after the gateway was back"
                            .formatted(silent.size(), unknown, known.toSeconds()));
                Thread.sleep(250);
                looking.over(List.copyOf(silent), order -> {
                    if (isKnown(order)) silent.remove(order);
                });
            }
            return List.of();
        }

        private boolean isKnown(String order) {
            var steps = town.office.get("/v1/orders/" + order + "/payment").path("operations");
            for (var step : steps)
                if (!Set.of("SUCCEEDED", "FAILED").contains(step.path("status").asText())) return false;
            return true;
        }

        private void away(double half) {
            town.office.put(
                    "/v1/payment-faults",
                    Map.of("seed", scene.chance().nextInt(1_000_000), "timeoutBefore", half, "timeoutAfter", half));
        }
    }

    /** Reads what the books say of each order's payment, and counts. */
    private static final class Books {
        private final Town town;
        private final Clock clock;
        private final Set<String> delivered;
        private final AtomicInteger captured = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();
        private final AtomicInteger declined = new AtomicInteger();
        private final AtomicInteger held = new AtomicInteger();
        private final AtomicInteger scheduled = new AtomicInteger();
        private final AtomicInteger forgotten = new AtomicInteger();
        private final AtomicInteger doubled = new AtomicInteger();
        private final AtomicInteger lost = new AtomicInteger();
        private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

        private Books(Town town, Shopping shopping, Clock clock) {
            this.town = town;
            this.clock = clock;
            this.delivered = Set.copyOf(shopping.delivered);
        }

        private void read(String order) {
            try {
                read(order, town.office.get("/v1/orders/" + order + "/payment"));
            } catch (Api.Refused gone) {
                lost.incrementAndGet();
                wrong.add("The payment of " + order + " is not there: " + gone.getMessage());
            }
        }

        private void read(String order, JsonNode payment) {
            long taken = amount(payment, "captured");
            long wanted = amount(payment, "amount");
            if (taken > wanted || captures(payment) > 1) {
                doubled.incrementAndGet();
                wrong.add("Order " + order + " paid " + taken + " of " + wanted);
            }
            if (isOpen(order, payment)) return;
            if (delivered.contains(order) && taken != wanted) {
                lost.incrementAndGet();
                wrong.add("Order " + order + " was delivered, and " + taken + " of " + wanted + " captured");
            }
            if (taken > 0) captured.incrementAndGet();
            else if (amount(payment, "held") > 0) held.incrementAndGet();
            else if (amount(payment, "voided") > 0) ended.incrementAndGet();
            else declined.incrementAndGet();
        }

        /** Something asked of the gateway is not settled: then its next question must have a time. */
        private boolean isOpen(String order, JsonNode payment) {
            for (var step : payment.path("operations")) {
                var status = step.path("status").asText();
                if (status.equals("SUCCEEDED") || status.equals("FAILED")) continue;
                var next = step.path("nextCheckAt").asText("");
                if (!next.isEmpty() && Instant.parse(next).plus(FORGOTTEN).isAfter(clock.instant()))
                    scheduled.incrementAndGet();
                else {
                    forgotten.incrementAndGet();
                    lost.incrementAndGet();
                    wrong.add("Nobody asks: order " + order + ": " + step);
                }
                return true;
            }
            return false;
        }

        private static int captures(JsonNode payment) {
            int captures = 0;
            for (var step : payment.path("operations"))
                if (step.path("kind").asText().equals("CAPTURE")
                        && step.path("status").asText().equals("SUCCEEDED")) captures++;
            return captures;
        }

        private static long amount(JsonNode payment, String what) {
            return payment.path(what).path("amount").asLong();
        }
    }
}
