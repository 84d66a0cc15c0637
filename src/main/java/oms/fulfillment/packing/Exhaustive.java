package oms.fulfillment.packing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oms.fulfillment.packing.Arrangement.Put;
import org.jspecify.annotations.Nullable;

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
    private final boolean isTight;
    private int steps;

    private Exhaustive(List<Item> items, Box box, int steps) {
        this.box = new Arrangement(box);
        this.steps = steps;
        this.isTight = slack(items, box) == 0;
        items.stream()
                .sorted(java.util.Comparator.comparingLong((Item i) -> i.size().volume())
                        .reversed())
                .forEach(item -> left.merge(item, 1, Integer::sum));
    }

    /** @return everything in the box; empty where no way was found within so many steps */
    static Optional<Load> pack(List<Item> items, Box box, int steps) {
        var most = slack(items, box) == 0 ? 0 : MOST_LEFT_EMPTY;
        for (int empty = 0; empty <= most; empty++) {
            var search = new Exhaustive(items, box, steps / (most + 1));
            if (search.fill(new Corner(-1, -1, -1), empty)) return Optional.of(search.box.load());
        }
        return Optional.empty();
    }

    /** @return mm³ that stay empty when all is packed; where there are none, no corner may stay empty */
    private static long slack(List<Item> items, Box box) {
        return box.inner().volume()
                - items.stream().mapToLong(i -> i.size().volume()).sum();
    }

    private boolean fill(Corner last, int mayStayEmpty) {
        if (left.isEmpty()) return true;
        for (var corner = after(last); corner != null; corner = after(corner)) {
            var choices = choices(corner);
            if (choices.isEmpty() && isTight) return false;
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

    /** @return the next free point, from the floor up, that touches something to the left, behind and below; null for none */
    private @Nullable Corner after(Corner last) {
        var xs = edges(0);
        var ys = edges(1);
        var zs = edges(2);
        for (var z : zs)
            for (int j = 0; z >= last.z() && j < ys.length; j++)
                for (int i = 0; (z > last.z() || ys[j] >= last.y()) && i < xs.length; i++)
                    if (isAfter(last, xs[i], ys[j], z) && isFree(xs[i], ys[j], z)) return new Corner(xs[i], ys[j], z);
        return null;
    }

    /** @return where pieces end along x (0), y (1) or z (2), rising from 0 */
    private int[] edges(int axis) {
        var put = box.put();
        var edges = new int[put.size() + 1];
        for (int i = 0; i < put.size(); i++)
            edges[i + 1] = axis == 0
                    ? put.get(i).right()
                    : axis == 1 ? put.get(i).back() : put.get(i).top();
        java.util.Arrays.sort(edges);
        return edges;
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
