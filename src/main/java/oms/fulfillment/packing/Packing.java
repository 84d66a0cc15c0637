package oms.fulfillment.packing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The question of the packing desk: which boxes for these pieces, and how do they lie in them? One box where one does, the
 * cheapest of those, its sending included; else several, at the least cost found. What fits no box goes as it is: nothing is ever refused.
 */
public final class Packing {
    /** So many pieces at most are tried in every way. */
    private static final int FEW = 8;

    private static final int STEPS = 20_000;

    /** So many fillings at most are tried by the beam, fewer where there is much to put down in each. */
    private static final int FILLINGS = 200;

    private static final int PIECES = 3_000;

    private static final Comparator<List<Load>> CHEAPEST = Comparator.<List<Load>>comparingLong(
                    plan -> plan.stream().mapToLong(Packing::cost).sum())
            .thenComparingInt(List::size)
            .thenComparingLong(plan -> plan.stream().mapToLong(Packing::space).sum());

    private final List<Box> boxes;

    private Packing(List<Box> boxes) {
        this.boxes = List.copyOf(boxes);
    }

    /**
     * @param items every piece for itself
     * @param boxes the kinds there are, each as often as needed
     * @return loads that together hold every piece once, what goes as it is last
     */
    public static List<Load> pack(List<Item> items, List<Box> boxes) {
        return new Packing(boxes).plan(items);
    }

    /**
     * Fills one box with as much volume as is found to fit.
     *
     * @param items every piece for itself, perhaps more than fit
     * @param enough asked after each filling tried, until it says yes; a count gives the same answer every time
     */
    public static Load fullest(List<Item> items, Box box, BooleanSupplier enough) {
        return Beam.fullest(new Kinds(items, box), enough).load();
    }

    private static int fillings(List<Item> items) {
        return Math.clamp(PIECES / items.size(), 10, FILLINGS);
    }

    private List<Load> plan(List<Item> items) {
        var fitting = items.stream()
                .filter(i -> boxes.stream().anyMatch(b -> b.takes(i)))
                .toList();
        var loads = new ArrayList<>(inBoxes(largestFirst(fitting)));
        items.stream().filter(i -> boxes.stream().noneMatch(b -> b.takes(i))).forEach(i -> loads.add(Load.asIs(i)));
        return loads;
    }

    private List<Load> inBoxes(List<Item> items) {
        if (items.isEmpty()) return List.of();
        return inOne(items)
                .map(List::of)
                .orElseGet(() -> boxes.stream()
                        .map(box -> inSeveral(items, box))
                        .min(CHEAPEST)
                        .orElseThrow());
    }

    private Optional<Load> inOne(List<Item> items) {
        return cheapest(items).flatMap(box -> inOne(items, box).stream()).findFirst();
    }

    private Stream<Box> cheapest(List<Item> items) {
        return boxes.stream()
                .sorted(Box.cheapest(items.stream().mapToLong(Item::grams).sum()));
    }

    private static Optional<Load> inOne(List<Item> items, Box box) {
        var volume = items.stream().mapToLong(i -> i.size().volume()).sum();
        var grams = items.stream().mapToLong(Item::grams).sum();
        if (volume > box.inner().volume()
                || grams > box.maxGrams()
                || !items.stream().allMatch(box::takes)) return Optional.empty();
        return Greedy.packAll(items, box)
                .or(() -> Beam.packAll(items, box, fillings(items)))
                .or(() -> items.size() <= FEW ? Exhaustive.pack(items, box, STEPS) : Optional.empty());
    }

    /** Fills one box of this kind after the other, until the rest fits into one. */
    private List<Load> inSeveral(List<Item> items, Box kind) {
        var loads = new ArrayList<Load>();
        var left = new ArrayList<>(items);
        while (!left.isEmpty()) {
            var last = loads.isEmpty() ? Optional.<Load>empty() : inOne(left);
            var load = last.orElseGet(() -> smallest(Greedy.fill(left, boxFor(left.getFirst(), kind))));
            loads.add(load);
            load.items().forEach(left::remove);
        }
        return loads;
    }

    /** @return this kind, or the roomiest where the piece that is largest does not fit into it */
    private Box boxFor(Item largest, Box kind) {
        if (kind.takes(largest)) return kind;
        return boxes.stream()
                .filter(b -> b.takes(largest))
                .max(Comparator.comparingLong(b -> b.inner().volume()))
                .orElseThrow();
    }

    /** @return the same pieces in the cheapest box that holds them */
    private Load smallest(Load load) {
        return cheapest(load.items())
                .takeWhile(box -> !box.equals(load.box()))
                .flatMap(box -> inOne(load.items(), box).stream())
                .findFirst()
                .orElse(load);
    }

    private static List<Item> largestFirst(List<Item> items) {
        return items.stream()
                .sorted(Comparator.comparingLong((Item i) -> i.size().volume())
                        .reversed()
                        .thenComparing(Item::sku))
                .toList();
    }

    private static long cost(Load load) {
        return load.box() == null ? 0 : load.box().costWith(load.grams());
    }

    private static long space(Load load) {
        return load.box() == null ? 0 : load.box().inner().volume();
    }
}
