package oms.fulfillment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import oms.fulfillment.PickListRepository.NewLine;
import oms.fulfillment.TrolleyPlan.Share;
import oms.fulfillment.pickpath.PickPath;
import oms.fulfillment.pickpath.Stop;
import oms.inventory.BinView;

/**
 * One round with a trolley.
 *
 * @param shares in the order of their totes
 * @param steps in walking order
 * @param mm of the walk
 */
record Round(List<Share> shares, List<Step> steps, long mm) {
    /** @param share whose it is, counted from 0 */
    record Step(int share, NewLine line) {}

    String zone() {
        return shares.getFirst().zone();
    }

    Instant due() {
        return shares.stream().map(Share::due).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** @return the same without the lists that are not among these; empty where none is left */
    Optional<Round> with(Layout layout, Set<String> lists) {
        var kept = new ArrayList<Share>();
        var place = new HashMap<Integer, Integer>();
        for (int i = 0; i < shares.size(); i++)
            if (lists.contains(shares.get(i).list())) {
                place.put(i, kept.size());
                kept.add(shares.get(i));
            }
        var left = steps.stream()
                .filter(step -> place.containsKey(step.share()))
                .map(step -> new Step(place.getOrDefault(step.share(), 0), step.line()))
                .toList();
        return kept.isEmpty()
                ? Optional.empty()
                : Optional.of(new Round(
                        kept,
                        left,
                        length(layout, List.of(left.stream().map(Step::line).toList()))));
    }

    /** Where an article lies in several bins they are chosen again, for all shares together, if that makes the walk shorter. */
    static Round of(Layout layout, Map<String, List<BinView>> bins, List<Share> shares) {
        var own = shares.stream().map(Share::lines).toList();
        var lines = together(layout, bins, shares)
                .filter(other -> length(layout, other) < length(layout, own))
                .orElse(own);
        return new Round(shares, walk(layout, lines), length(layout, lines));
    }

    private static List<Step> walk(Layout layout, List<List<NewLine>> lines) {
        var whose = new IdentityHashMap<NewLine, Integer>();
        var all = new ArrayList<NewLine>();
        for (int share = 0; share < lines.size(); share++)
            for (var line : lines.get(share)) {
                whose.put(line, share);
                all.add(line);
            }
        all.sort(Comparator.comparing(NewLine::sku));
        return new Walk(layout)
                .inOrder(all).stream()
                        .map(line -> new Step(whose.getOrDefault(line, 0), line))
                        .toList();
    }

    private static long length(Layout layout, List<List<NewLine>> lines) {
        return PickPath.length(layout.floor(), stops(layout, lines));
    }

    private static List<Stop> stops(Layout layout, List<List<NewLine>> lines) {
        return lines.stream()
                .flatMap(List::stream)
                .flatMap(line -> Optional.ofNullable(line.bin()).flatMap(layout::stop).stream())
                .distinct()
                .toList();
    }

    /** @return the lines of each share by bins chosen for the whole round; empty where the place of something is not known */
    private static Optional<List<List<NewLine>>> together(
            Layout layout, Map<String, List<BinView>> bins, List<Share> shares) {
        var wanted = new TreeMap<String, Integer>();
        var names = new HashMap<String, String>();
        for (var share : shares)
            for (var line : share.lines()) {
                wanted.merge(line.sku(), line.quantity(), Integer::sum);
                names.put(line.sku(), line.name());
            }
        var zone = shares.getFirst().zone();
        var near = new HashMap<String, List<BinView>>();
        bins.forEach((sku, all) -> near.put(
                sku,
                all.stream()
                        .filter(bin -> zone.isEmpty() || layout.zone(bin).equals(zone))
                        .toList()));
        var chosen = BinPlan.of(layout, wanted, names, near);
        var known = chosen.stream()
                .allMatch(line -> line.bin() != null && layout.stop(line.bin()).isPresent());
        return known ? Optional.of(dealt(chosen, shares)) : Optional.empty();
    }

    /** Each share takes its pieces, bin by bin; what is enough for one is not torn apart where that can be. */
    private static List<List<NewLine>> dealt(List<NewLine> chosen, List<Share> shares) {
        var left = new ArrayList<>(chosen);
        var dealt = new ArrayList<List<NewLine>>();
        for (var share : shares) {
            var lines = new ArrayList<NewLine>();
            var wanted = new TreeMap<String, Integer>();
            share.lines().forEach(line -> wanted.merge(line.sku(), line.quantity(), Integer::sum));
            wanted.forEach((sku, quantity) -> take(left, sku, quantity, lines));
            dealt.add(lines);
        }
        return dealt;
    }

    private static void take(List<NewLine> left, String sku, int quantity, List<NewLine> lines) {
        for (int open = quantity; open > 0; ) {
            var wanted = open;
            var from = left.stream()
                    .filter(line -> line.sku().equals(sku))
                    .min(Comparator.comparing((NewLine line) -> line.quantity() < wanted)
                            .thenComparingInt(NewLine::quantity))
                    .orElseThrow();
            var part = Math.min(open, from.quantity());
            lines.add(new NewLine(sku, from.name(), from.bin(), part));
            left.remove(from);
            if (from.quantity() > part) left.add(new NewLine(sku, from.name(), from.bin(), from.quantity() - part));
            open -= part;
        }
    }
}
