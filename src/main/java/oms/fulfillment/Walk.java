package oms.fulfillment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import oms.fulfillment.FulfillmentSettings.Layout;
import oms.fulfillment.PickListRepository.NewLine;
import oms.fulfillment.pickpath.Floor;
import oms.fulfillment.pickpath.PickPath;
import oms.fulfillment.pickpath.Stop;
import oms.inventory.BinView;

/**
 * In which order to visit the bins: the shortest walk from the front of the first aisle and back, aisle A being the first and
 * bin 1 the one nearest to the front. What nobody knows the place of comes last.
 */
final class Walk {
    private static final int LETTERS = 26;

    private final Layout layout;

    Walk(Layout layout) {
        this.layout = layout;
    }

    List<NewLine> inOrder(List<NewLine> lines) {
        var aisles = aisles(lines);
        var byStop = new HashMap<Stop, List<NewLine>>();
        var unknown = new ArrayList<NewLine>();
        for (var line : lines) {
            var bin = line.bin();
            if (bin == null) unknown.add(line);
            else
                byStop.computeIfAbsent(stop(bin, aisles), _ -> new ArrayList<>())
                        .add(line);
        }
        var walk = new ArrayList<NewLine>();
        for (var stop :
                PickPath.shortest(floor(byStop.keySet()), byStop.keySet()).stops())
            walk.addAll(fromTheFloorUp(byStop.getOrDefault(stop, List.of())));
        walk.addAll(unknown);
        return walk;
    }

    private static List<NewLine> fromTheFloorUp(List<NewLine> lines) {
        return lines.stream()
                .sorted(Comparator.comparingInt(
                        line -> line.bin() == null ? 0 : line.bin().shelf()))
                .toList();
    }

    private Stop stop(BinView bin, Map<String, Integer> aisles) {
        return new Stop(aisles.getOrDefault(bin.aisle(), 0), Math.max(0, bin.bin()) * layout.binMm());
    }

    /** An aisle is at least as long as its last bin. */
    private Floor floor(Collection<Stop> stops) {
        var last = stops.stream().mapToLong(Stop::at).max().orElse(0);
        var aisles = stops.stream().mapToInt(Stop::aisle).max().orElse(0) + 1;
        var back = Math.max(last, layout.bins() * layout.binMm()) + layout.binMm();
        return Floor.even(aisles, layout.aisleMm(), List.of(0L, back), 0);
    }

    /** @return where each aisle is: by its letters or its number; in the order of their names where they have other names */
    private static Map<String, Integer> aisles(List<NewLine> lines) {
        var names = new TreeSet<String>();
        lines.forEach(line -> {
            if (line.bin() != null) names.add(line.bin().aisle());
        });
        var aisles = new HashMap<String, Integer>();
        var lettered = names.stream().allMatch(name -> name.matches("[A-Za-z]{1,2}"));
        var numbered = names.stream().allMatch(name -> name.matches("[0-9]{1,3}"));
        for (var name : names)
            aisles.put(
                    name,
                    lettered ? letters(name) : numbered ? Math.max(0, Integer.parseInt(name) - 1) : aisles.size());
        return aisles;
    }

    /** @return 0 for A, 25 for Z, 26 for AA */
    private static int letters(String name) {
        return name.toUpperCase(Locale.ROOT).chars().reduce(0, (n, c) -> n * LETTERS + c - 'A' + 1) - 1;
    }
}
