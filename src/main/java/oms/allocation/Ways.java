package oms.allocation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import oms.allocation.planning.Explanation;
import oms.allocation.planning.Explanation.Level;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A decision as a person reads it: every way the order could have gone, the best first, each with its costs as a bar and, where it lost,
 * why.
 */
record Ways(
        List<Way> ways, @Nullable Way winner, @Nullable String runnerUp, List<Group> excluded, List<Legend> legend) {
    private static final Map<String, String> LABELS = labels();
    private static final int DIFFERENCES = 3;

    /**
     * @param key as the record names it
     * @param title {@code WH-NY with D1}
     * @param verdict why it won, or in words why not
     * @param total all costs together, without what is earned
     * @param margin what is earned less the costs; null where the model does not weigh margins
     */
    record Way(
            String key,
            String title,
            boolean chosen,
            boolean possible,
            boolean replaced,
            String verdict,
            Money total,
            @Nullable Money margin,
            long points,
            List<Part> parts,
            List<Explanation.Shipment> shipments) {
        public @Nullable Instant deliverAt() {
            return shipments.stream()
                    .map(Explanation.Shipment::deliverAt)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
        }

        public @Nullable Instant pickUpAt() {
            return shipments.stream()
                    .map(Explanation.Shipment::pickUpAt)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }
    }

    /**
     * One term of the costs as a piece of a bar.
     *
     * @param from where the piece begins, of 1,000
     * @param width of the piece, of 1,000; nothing where the term saves money
     */
    record Part(String rule, String label, Money amount, long from, long width) {}

    /** What was ruled out for one reason. @param who warehouses, or warehouse and driver */
    record Group(String reason, String rule, List<String> who) {}

    record Legend(String rule, String label) {}

    static Ways of(DecisionRecord record) {
        var most = record.candidates().stream().mapToLong(Ways::spent).max().orElse(0);
        var chosen = record.candidates().stream()
                .filter(DecisionRecord.Candidate::chosen)
                .findFirst()
                .orElse(null);
        var ways = record.candidates().stream()
                .map(candidate -> way(candidate, chosen, record, most))
                .toList();
        var winner = ways.stream().filter(Way::chosen).findFirst().orElse(null);
        return new Ways(ways, winner, runnerUp(record, ways, winner), groups(record), legend(ways));
    }

    private static Way way(
            DecisionRecord.Candidate candidate,
            DecisionRecord.@Nullable Candidate chosen,
            DecisionRecord record,
            long most) {
        var currency = record.currency();
        return new Way(
                candidate.key(),
                title(candidate.shipments()),
                candidate.chosen(),
                candidate.possible(),
                candidate.key().equals(record.replaced()),
                verdict(candidate, chosen, currency),
                Money.of(cost(candidate), currency),
                candidate.margin() == null ? null : Money.of(candidate.margin(), currency),
                candidate.points(),
                parts(candidate, currency, most),
                candidate.shipments());
    }

    static String title(List<Explanation.Shipment> shipments) {
        return shipments.stream()
                .map(shipment -> shipment.warehouse() + " with " + shipment.driver())
                .collect(Collectors.joining(" + "));
    }

    /** @return the costs alone: what is earned is the same whichever way it goes */
    private static long cost(DecisionRecord.Candidate candidate) {
        return money(candidate).values().stream().mapToLong(Long::longValue).sum();
    }

    private static long spent(DecisionRecord.Candidate candidate) {
        return money(candidate).values().stream()
                .mapToLong(amount -> Math.max(0, amount))
                .sum();
    }

    private static Map<String, Long> money(DecisionRecord.Candidate candidate) {
        var money = new LinkedHashMap<String, Long>();
        for (var term : candidate.terms())
            if (term.level() == Level.MONEY && !term.rule().equals("revenue"))
                money.merge(term.rule(), term.amount(), Long::sum);
        return money;
    }

    private static List<Part> parts(DecisionRecord.Candidate candidate, String currency, long most) {
        var parts = new ArrayList<Part>();
        long from = 0;
        for (var term : money(candidate).entrySet()) {
            var width = most == 0 ? 0 : Math.max(0, term.getValue()) * 1000 / most;
            parts.add(new Part(term.getKey(), label(term.getKey()), Money.of(term.getValue(), currency), from, width));
            from += width;
        }
        return List.copyOf(parts);
    }

    private static String verdict(
            DecisionRecord.Candidate candidate, DecisionRecord.@Nullable Candidate chosen, String currency) {
        if (!candidate.possible()) return String.join("; ", candidate.refusals());
        if (candidate.chosen()) return candidate.points() == 0 ? "The best way" : "The best way: " + late(candidate);
        if (chosen == null) return "";
        if (candidate.points() != chosen.points()) return late(candidate);
        return dearer(candidate, chosen, currency);
    }

    private static String late(DecisionRecord.Candidate candidate) {
        return candidate.terms().stream()
                .filter(term -> term.level() == Level.MEDIUM && term.amount() > 0)
                .map(term -> term.rule().equals("sla")
                        ? "would be late"
                        : term.rule().equals("minCapacity") ? "too little on board to leave for" : label(term.rule()))
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    private static String dearer(DecisionRecord.Candidate candidate, DecisionRecord.Candidate chosen, String currency) {
        var more = cost(candidate) - cost(chosen);
        if (more <= 0) return "Costs the same; the first was taken";
        var differences = money(candidate);
        money(chosen).forEach((rule, amount) -> differences.merge(rule, -amount, Long::sum));
        var why = differences.entrySet().stream()
                .filter(term -> term.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(DIFFERENCES)
                .map(term -> label(term.getKey()).toLowerCase(java.util.Locale.ROOT) + " +"
                        + Money.of(term.getValue(), currency).text())
                .collect(Collectors.joining(", "));
        return Money.of(more, currency).text() + " dearer: " + why;
    }

    private static @Nullable String runnerUp(DecisionRecord record, List<Way> ways, @Nullable Way winner) {
        if (winner == null) return null;
        var next = record.runnerUp();
        if (next == null) return "It was the only way.";
        var way = ways.stream()
                .filter(other -> other.possible() && !other.chosen())
                .findFirst()
                .orElseThrow();
        if (next.points() != 0) return "The next best, " + way.title() + ", " + way.verdict() + ".";
        var margin = Money.of(next.margin(), record.currency());
        return margin.isPositive()
                ? "Margin to the runner-up, " + way.title() + ": " + margin.text() + " cheaper."
                : "As good as " + way.title() + ".";
    }

    private static List<Group> groups(DecisionRecord record) {
        var groups = new LinkedHashMap<String, Group>();
        for (var out : record.excluded()) {
            var who = out.driver() == null ? out.warehouse() : out.warehouse() + " with " + out.driver();
            groups.computeIfAbsent(out.reason(), reason -> new Group(reason, label(out.rule()), new ArrayList<>()))
                    .who()
                    .add(who);
        }
        return List.copyOf(groups.values());
    }

    private static List<Legend> legend(List<Way> ways) {
        return LABELS.keySet().stream()
                .filter(rule -> ways.stream()
                        .flatMap(way -> way.parts().stream())
                        .anyMatch(part -> part.rule().equals(rule) && part.width() > 0))
                .map(rule -> new Legend(rule, label(rule)))
                .toList();
    }

    /** @return a rule's name as people say it */
    static String label(String rule) {
        return LABELS.getOrDefault(rule, rule);
    }

    private static Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        labels.put("goods", "Goods");
        labels.put("handling", "Handling");
        labels.put("driving", "Driving");
        labels.put("split", "Split");
        labels.put("latenessRisk", "Risk of being late");
        labels.put("balance", "Full van");
        labels.put("change", "Change of plan");
        labels.put("brokenPromises", "Broken promises");
        labels.put("revenue", "Earned");
        labels.put("stock", "Stock");
        labels.put("maxCapacity", "Vehicle full");
        labels.put("shift", "Shift");
        labels.put("boundWarehouse", "Bound to a warehouse");
        labels.put("skills", "Skills");
        labels.put("servedArea", "Area");
        labels.put("distance", "Distance");
        return labels;
    }
}
