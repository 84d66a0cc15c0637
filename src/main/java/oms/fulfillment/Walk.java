package oms.fulfillment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import oms.fulfillment.PickListRepository.NewLine;
import oms.fulfillment.pickpath.PickPath;
import oms.fulfillment.pickpath.Stop;

/**
 * In which order to visit the bins: the shortest walk from the depot and back. Bins of aisles that the layout does not have come
 * after it, and last what nobody knows the place of.
 */
final class Walk {
    private final Layout layout;

    Walk(Layout layout) {
        this.layout = layout;
    }

    List<NewLine> inOrder(List<NewLine> lines) {
        var byStop = new LinkedHashMap<Stop, List<NewLine>>();
        var elsewhere = new ArrayList<NewLine>();
        for (var line : lines)
            stop(line)
                    .ifPresentOrElse(
                            stop -> byStop.computeIfAbsent(stop, _ -> new ArrayList<>())
                                    .add(line),
                            () -> elsewhere.add(line));
        var walk = new ArrayList<NewLine>();
        for (var stop : PickPath.shortest(layout.floor(), byStop.keySet()).stops())
            walk.addAll(fromTheFloorUp(byStop.getOrDefault(stop, List.of())));
        elsewhere.sort(Comparator.comparing(line -> line.bin() == null));
        walk.addAll(elsewhere);
        return walk;
    }

    private Optional<Stop> stop(NewLine line) {
        return Optional.ofNullable(line.bin()).flatMap(layout::stop);
    }

    private static List<NewLine> fromTheFloorUp(List<NewLine> lines) {
        return lines.stream()
                .sorted(Comparator.comparingInt(
                        line -> line.bin() == null ? 0 : line.bin().shelf()))
                .toList();
    }
}
