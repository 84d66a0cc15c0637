package oms.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import oms.outside.Transport.Answer;

/**
 * Everybody wants the same article at once. All begin their checkout while it is there for all to see; then all pay. Exactly as many
 * as there are pieces may be told that they have one, everybody else that they have not.
 */
final class Buyers implements Proof {
    private static final String SKU = "HOT-1";

    /** What came of it for one buyer. */
    private enum Outcome {
        SOLD,
        REFUSED,
        ERROR
    }

    @Override
    public String name() {
        return "buyers";
    }

    @Override
    public String words() {
        return "many buyers for few pieces of one article, over both servers";
    }

    @Override
    public List<Asked.Option> options() {
        return List.of(
                new Asked.Option("buyers", 10_000, "buyers"),
                new Asked.Option("pieces", 1_000, "pieces of the article"),
                new Asked.Option("at-once", 256, "connections the storefront has"));
    }

    @Override
    public Verdict run(Scene scene, Asked asked) throws InterruptedException {
        int buyers = asked.of("buyers");
        int pieces = asked.of("pieces");
        var town = scene.towns().found("buyers");
        town.stock(List.of(SKU), pieces);
        var crowd = new Crowd(buyers, asked.of("at-once"), scene.chance());
        var rush = new Rush(town, buyers);
        crowd.each(rush::begin);
        scene.out().printf("     %d have it in their basket and go to the till%n", rush.baskets());
        var start = System.nanoTime();
        crowd.each(rush::complete);
        var seconds = (System.nanoTime() - start) / 1e9;
        rush.complaints.addAll(crowd.complaints());
        return judge(scene, town, rush, pieces, seconds);
    }

    private static Verdict judge(Scene scene, Town town, Rush rush, int pieces, double seconds) {
        var complaints = new ArrayList<>(rush.complaints());
        complaints.addAll(scene.backend().accidents());
        long sold = rush.count(Outcome.SOLD);
        if (sold != Math.min(pieces, rush.buyers))
            complaints.add(sold + " were told that they have one of " + pieces + " pieces");
        var shelf = town.office
                .get("/v1/stock?warehouse=" + Town.WAREHOUSE + "&sku=" + SKU)
                .path("items")
                .path(0);
        if (shelf.path("reserved").asLong() != sold)
            complaints.add(sold + " were sold, and " + shelf.path("reserved") + " are reserved");
        return new Verdict(
                String.format(
                        Locale.ROOT,
                        "%d buyers, %d sold, %d refused, %d errors, p99 %.0f ms at the till, %.0f/s",
                        rush.buyers,
                        sold,
                        rush.count(Outcome.REFUSED),
                        rush.count(Outcome.ERROR),
                        rush.p99(),
                        rush.buyers / seconds),
                complaints);
    }

    /** All buyers, through as many connections as the storefront has. */
    private static final class Rush {
        private final Town town;
        private final int buyers;
        private final String[] checkouts;
        private final AtomicLongArray nanos;
        private final Map<Outcome, LongAdder> outcomes;
        private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

        private Rush(Town town, int buyers) {
            this.town = town;
            this.buyers = buyers;
            this.checkouts = new String[buyers];
            this.nanos = new AtomicLongArray(buyers);
            this.outcomes = Map.of(
                    Outcome.SOLD, new LongAdder(), Outcome.REFUSED, new LongAdder(), Outcome.ERROR, new LongAdder());
        }

        void begin(int buyer) {
            var begun = town.begin(town.shopper(Integer.toString(buyer)), SKU, 1);
            if (begun.isFine()) checkouts[buyer] = begun.json().path("id").asText();
            else count(buyer, begun);
        }

        void complete(int buyer) {
            if (checkouts[buyer] == null) return;
            var start = System.nanoTime();
            var answer = town.complete(checkouts[buyer], "tok_approved");
            nanos.set(buyer, System.nanoTime() - start);
            count(buyer, answer);
        }

        private void count(int buyer, Answer answer) {
            if (answer.isFine()) outcome(Outcome.SOLD).increment();
            else if (answer.status() == 409 && answer.code().equals("out_of_stock"))
                outcome(Outcome.REFUSED).increment();
            else complain(buyer, answer.status() + " " + answer.json());
        }

        private void complain(int buyer, String words) {
            outcome(Outcome.ERROR).increment();
            if (complaints.size() < 10) complaints.add("Buyer " + buyer + ": " + words);
        }

        private LongAdder outcome(Outcome outcome) {
            return Objects.requireNonNull(outcomes.get(outcome));
        }

        long count(Outcome outcome) {
            return outcome(outcome).sum();
        }

        List<String> complaints() {
            return List.copyOf(complaints);
        }

        long baskets() {
            return Arrays.stream(checkouts).filter(id -> id != null).count();
        }

        /** @return milliseconds within which 99 of 100 had their answer, repeats included */
        double p99() {
            var sorted = new long[buyers];
            for (int i = 0; i < buyers; i++) sorted[i] = nanos.get(i);
            Arrays.sort(sorted);
            return sorted[(int) (0.99 * (buyers - 1))] / 1e6;
        }
    }
}
