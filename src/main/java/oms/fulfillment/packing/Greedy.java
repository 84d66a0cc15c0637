package oms.fulfillment.packing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.ToLongFunction;
import oms.fulfillment.packing.Arrangement.Put;
import org.jspecify.annotations.Nullable;

/**
 * Puts one after the other where it lies best, in several orders, and keeps the best of them. The places tried are the extreme
 * points of T. G. Crainic, G. Perboli and R. Tadei, "Extreme point-based heuristics for three-dimensional bin packing", INFORMS
 * Journal on Computing 20 (2008). Fragile pieces come last, on top.
 */
final class Greedy {
    /** More units than this are put together to blocks. */
    static final int UNITS = 60;

    private static final int SHUFFLES = 10;

    private record Point(int x, int y, int z) {}

    private static final List<ToLongFunction<Unit>> LARGEST = List.of(
            u -> u.size().volume(),
            u -> (long) u.size().length() * u.size().width(),
            u -> Math.max(u.size().length(), Math.max(u.size().width(), u.size().height())),
            u -> u.size().height(),
            Unit::grams);

    /** What makes one place better than another: low, then far in the corner. */
    private static final List<Comparator<Put>> BEST = List.of(
            Comparator.comparingInt(Put::z).thenComparingInt(Put::back).thenComparingInt(Put::right),
            Comparator.comparingInt(Put::top).thenComparingInt(Put::back).thenComparingInt(Put::right),
            Comparator.comparingInt((Put p) -> p.right() + p.back() + p.top()).thenComparingInt(Put::z));

    private final Arrangement box;
    private final Set<Point> points = new HashSet<>(List.of(new Point(0, 0, 0)));

    private Greedy(Box box) {
        this.box = new Arrangement(box);
    }

    /** @return everything in the box; empty where it did not work out */
    static Optional<Load> packAll(Collection<Item> items, Box box) {
        return runs(items, box, SHUFFLES)
                .filter(load -> load.placements().size() == items.size())
                .findFirst();
    }

    /** @return as much as fits; the fullest of several tries */
    static Load fill(Collection<Item> items, Box box) {
        return runs(some(items, box), box, 0)
                .max(Comparator.comparingLong(Greedy::volume))
                .orElseThrow();
    }

    /** @return no more than the box could hold if space and weight were all */
    private static List<Item> some(Collection<Item> items, Box box) {
        var some = new ArrayList<Item>();
        var volume = 0L;
        var grams = 0L;
        for (var item : items) {
            if (!box.takes(item)) continue;
            some.add(item);
            volume += item.size().volume();
            grams += item.grams();
            if (volume >= 2 * box.inner().volume() || grams >= 2L * box.maxGrams()) break;
        }
        return some;
    }

    private static java.util.stream.Stream<Load> runs(Collection<Item> items, Box box, int shuffles) {
        var units = items.size() > UNITS
                ? Unit.blocks(items, box, UNITS)
                : items.stream().map(Unit::of).toList();
        return orders(units, shuffles).stream()
                .flatMap(order -> BEST.stream().map(best -> new Greedy(box).run(order, best)));
    }

    private static List<List<Unit>> orders(List<Unit> units, int shuffles) {
        var orders = new ArrayList<List<Unit>>();
        for (var large : LARGEST)
            orders.add(sorted(units, Comparator.comparingLong(large).reversed()));
        var random = new Random(units.size());
        for (int i = 0; i < shuffles; i++) {
            var mixed = new ArrayList<>(units);
            Collections.shuffle(mixed, random);
            orders.add(sorted(mixed, (_, _) -> 0));
        }
        return orders.stream().distinct().toList();
    }

    private static List<Unit> sorted(List<Unit> units, Comparator<Unit> largest) {
        return units.stream()
                .sorted(Comparator.comparing((Unit u) -> u.item().fragile()).thenComparing(largest))
                .toList();
    }

    private static long volume(Load load) {
        return load.items().stream().mapToLong(i -> i.size().volume()).sum();
    }

    private Load run(List<Unit> order, Comparator<Put> best) {
        @Nullable Unit refused = null;
        for (var unit : order) {
            if (unit.equals(refused)) continue;
            var place = place(unit, best);
            if (place.isPresent()) put(place.get());
            else refused = unit;
        }
        return box.load();
    }

    private Optional<Put> place(Unit unit, Comparator<Put> best) {
        Put found = null;
        for (var point : points)
            for (var size : unit.turned()) {
                var put = new Put(unit, point.x(), point.y(), point.z(), size);
                if ((found == null || best.compare(put, found) < 0) && box.takes(put)) found = put;
            }
        return Optional.ofNullable(found);
    }

    private void put(Put p) {
        box.add(p);
        points.remove(new Point(p.x(), p.y(), p.z()));
        var space = box.space();
        for (var point : List.of(
                new Point(p.right(), slide(p.right(), p.y(), p.z(), 1), p.z()),
                new Point(p.right(), p.y(), slide(p.right(), p.y(), p.z(), 2)),
                new Point(slide(p.x(), p.back(), p.z(), 0), p.back(), p.z()),
                new Point(p.x(), p.back(), slide(p.x(), p.back(), p.z(), 2)),
                new Point(slide(p.x(), p.y(), p.top(), 0), p.y(), p.top()),
                new Point(p.x(), slide(p.x(), p.y(), p.top(), 1), p.top())))
            if (point.x() < space.length() && point.y() < space.width() && point.z() < space.height())
                points.add(point);
    }

    /** @return how far a point slides towards the wall along x (0), y (1) or z (2) before it meets something */
    private int slide(int x, int y, int z, int axis) {
        var far = 0;
        for (var p : box.put()) {
            var inX = p.x() <= x && x < p.right();
            var inY = p.y() <= y && y < p.back();
            var inZ = p.z() <= z && z < p.top();
            if (axis == 0 && inY && inZ && p.right() <= x) far = Math.max(far, p.right());
            if (axis == 1 && inX && inZ && p.back() <= y) far = Math.max(far, p.back());
            if (axis == 2 && inX && inY && p.top() <= z) far = Math.max(far, p.top());
        }
        return far;
    }
}
