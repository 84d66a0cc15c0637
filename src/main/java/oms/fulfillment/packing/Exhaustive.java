package oms.fulfillment.packing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import oms.fulfillment.packing.Arrangement.Put;

/**
 * Tries everything, for few pieces. The box is filled from its lowest, backmost, leftmost free corner on: a corner takes each
 * piece in each turn, or, so many times as a budget allows, stays empty. The budget grows from none (limited discrepancy search;
 * W. D. Harvey and M. L. Ginsberg, "Limited discrepancy search", IJCAI 1995); corners as in S. Martello, D. Pisinger and
 * D. Vigo, "The three-dimensional bin packing problem", Operations Research 48 (2000).
 */
final class Exhaustive {
    private static final int MOST_LEFT_EMPTY = 3;

    private record Corner(int x, int y, int z) {}

    private final Arrangement box;
    private final Map<Item, Integer> left = new LinkedHashMap<>();
    private int steps;

    private Exhaustive(List<Item> items, Box box, int steps) {
        this.box = new Arrangement(box);
        this.steps = steps;
        items.stream()
                .sorted(java.util.Comparator.comparingLong((Item i) -> i.size().volume())
                        .reversed())
                .forEach(item -> left.merge(item, 1, Integer::sum));
    }

    /** @return everything in the box; empty where no way was found within so many steps */
    static Optional<Load> pack(List<Item> items, Box box, int steps) {
        for (int empty = 0; empty <= MOST_LEFT_EMPTY; empty++) {
            var search = new Exhaustive(items, box, steps / (MOST_LEFT_EMPTY + 1));
            if (search.fill(new Corner(-1, -1, -1), empty)) return Optional.of(search.box.load());
        }
        return Optional.empty();
    }

    private boolean fill(Corner last, int mayStayEmpty) {
        if (left.isEmpty()) return true;
        for (var corner : cornersAfter(last)) {
            var choices = choices(corner);
            for (var choice : choices) {
                if (--steps < 0) return false;
                take(choice);
                if (fill(corner, mayStayEmpty)) return true;
                giveBack(choice);
            }
            if (!choices.isEmpty() && --mayStayEmpty < 0) return false;
        }
        return false;
    }

    private void take(Put choice) {
        box.add(choice);
        left.computeIfPresent(choice.unit().item(), (_, n) -> n == 1 ? null : n - 1);
    }

    private void giveBack(Put choice) {
        box.removeLast();
        left.merge(choice.unit().item(), 1, Integer::sum);
    }

    private List<Put> choices(Corner at) {
        var choices = new ArrayList<Put>();
        for (var item : left.keySet())
            for (var size : item.turned()) {
                var put = new Put(Unit.of(item), at.x(), at.y(), at.z(), size);
                if (box.takes(put)) choices.add(put);
            }
        return choices;
    }

    /** @return free points that touch something to the left, behind and below, from the floor up */
    private List<Corner> cornersAfter(Corner last) {
        var xs = new TreeSet<>(List.of(0));
        var ys = new TreeSet<>(List.of(0));
        var zs = new TreeSet<>(List.of(0));
        for (var p : box.put()) {
            xs.add(p.right());
            ys.add(p.back());
            zs.add(p.top());
        }
        var corners = new ArrayList<Corner>();
        for (int z : zs.tailSet(Math.max(0, last.z())))
            for (int y : ys)
                for (int x : xs) if (isAfter(last, x, y, z) && isFree(x, y, z)) corners.add(new Corner(x, y, z));
        return corners;
    }

    private static boolean isAfter(Corner last, int x, int y, int z) {
        return z > last.z() || z == last.z() && (y > last.y() || y == last.y() && x > last.x());
    }

    private boolean isFree(int x, int y, int z) {
        for (var p : box.put())
            if (p.x() <= x && x < p.right() && p.y() <= y && y < p.back() && p.z() <= z && z < p.top()) return false;
        return x < box.space().length()
                && y < box.space().width()
                && z < box.space().height();
    }
}
