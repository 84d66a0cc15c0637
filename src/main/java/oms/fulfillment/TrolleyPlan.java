package oms.fulfillment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import oms.fulfillment.PickListRepository.NewLine;
import oms.fulfillment.batching.Batches;
import oms.fulfillment.batching.Crew;
import oms.fulfillment.batching.Demand;
import oms.fulfillment.pickpath.Floor;
import oms.fulfillment.pickpath.PickPath;
import oms.fulfillment.pickpath.Stop;
import oms.inventory.BinView;

/**
 * Which lists share a trolley. Deadlines first, then the time that all rounds take together; a round's time comes from its shortest
 * walk. What fills more than one trolley is left out: it is picked alone.
 */
final class TrolleyPlan {
    /** So many lists at most are weighed against each other; of more, the most urgent first. */
    private static final int MOST = 60;

    /** On so few the walk is measured as it is, whatever the ways. */
    private static final int FEW = 6;

    private static final int ROUNDS = 1_500;
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final int LITRE = 1_000_000;

    /**
     * What of a list lies in one zone.
     *
     * @param zone empty where zones do not matter
     * @param totes that it fills
     */
    record Share(String list, String zone, Instant due, int totes, List<NewLine> lines) {
        int pieces() {
            return lines.stream().mapToInt(NewLine::quantity).sum();
        }
    }

    private final Layout layout;
    private final FloorRules rules;
    private final Instant now;
    private final Map<String, List<BinView>> bins;
    private final Floor measured;

    /** @param bins by SKU, the fullest first */
    TrolleyPlan(Layout layout, FloorRules rules, Instant now, Map<String, List<BinView>> bins) {
        this.layout = layout;
        this.rules = rules;
        this.now = now;
        this.bins = bins;
        this.measured = PickPath.isSwept(layout.floor())
                ? layout.floor()
                : layout.floor().open();
    }

    /**
     * @param lists to be picked, none begun
     * @param volume of a piece in mm³, by SKU
     * @return rounds, the most urgent first
     */
    List<Round> of(List<PickListView> lists, Map<String, Long> volume) {
        var byZone = new TreeMap<String, List<Share>>();
        for (var list : lists) {
            var shares = shares(list, volume);
            if (shares.stream().allMatch(share -> share.totes() <= rules.totes()))
                for (var share : shares)
                    byZone.computeIfAbsent(share.zone(), _ -> new ArrayList<>()).add(share);
        }
        return byZone.values().stream()
                .flatMap(shares -> together(shares).stream())
                .sorted(Comparator.comparing(Round::due))
                .toList();
    }

    private List<Share> shares(PickListView list, Map<String, Long> volume) {
        var byZone = list.lines().stream()
                .map(line -> new NewLine(line.sku(), line.name(), line.at().orElse(null), line.quantity()))
                .collect(Collectors.groupingBy(this::zone, TreeMap::new, Collectors.toList()));
        return byZone.entrySet().stream()
                .map(e -> new Share(list.id(), e.getKey(), list.dueAt(), totes(e.getValue(), volume), e.getValue()))
                .toList();
    }

    private String zone(NewLine line) {
        return rules.byZone() && line.bin() != null ? layout.zone(line.bin()) : "";
    }

    private int totes(List<NewLine> lines, Map<String, Long> volume) {
        var mm3 = lines.stream()
                .mapToLong(line -> volume.getOrDefault(line.sku(), 0L) * line.quantity())
                .sum();
        return (int) Math.clamp(Math.ceilDiv(mm3, (long) rules.toteLitres() * LITRE), 1, Integer.MAX_VALUE);
    }

    private List<Round> together(List<Share> shares) {
        var rounds = new ArrayList<Round>();
        var urgent = shares.stream().sorted(Comparator.comparing(Share::due)).toList();
        for (int from = 0; from < urgent.size(); from += MOST)
            rounds.addAll(divided(urgent.subList(from, Math.min(urgent.size(), from + MOST))));
        return rounds;
    }

    private List<Round> divided(List<Share> shares) {
        var demands = shares.stream()
                .map(share -> new Demand(
                        share.totes(), Duration.between(now, share.due()).toMillis()))
                .toList();
        var plan = Batches.plan(
                demands, new Crew(rules.totes(), rules.pickers()), orders -> millis(shares, orders), patience());
        return plan.batches().stream()
                .map(batch ->
                        Round.of(layout, bins, batch.stream().map(shares::get).toList()))
                .toList();
    }

    /** The walk counts as it is on few lists; on many, where ways are one-way, as if they were not. */
    private long millis(List<Share> shares, BitSet orders) {
        var stops = new ArrayList<Stop>();
        orders.stream()
                .mapToObj(shares::get)
                .forEach(share -> share.lines().forEach(line -> {
                    if (line.bin() != null) layout.stop(line.bin()).ifPresent(stops::add);
                }));
        var floor = shares.size() <= FEW ? layout.floor() : measured;
        return rules.millis(
                PickPath.length(floor, stops),
                orders.stream().map(o -> shares.get(o).pieces()).sum());
    }

    private static BooleanSupplier patience() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var left = new int[] {ROUNDS};
        return () -> --left[0] < 0 || System.nanoTime() > end;
    }

    /** @return the lines that each list has after all, in walking order */
    Map<String, List<NewLine>> lines(List<Round> rounds) {
        var lines = new LinkedHashMap<String, List<NewLine>>();
        for (var round : rounds)
            for (var step : round.steps())
                lines.computeIfAbsent(round.shares().get(step.share()).list(), _ -> new ArrayList<>())
                        .add(step.line());
        lines.replaceAll((_, all) -> new Walk(layout).inOrder(all));
        return lines;
    }
}
