package oms.fulfillment.packing;

import java.util.ArrayList;
import java.util.List;

/** Looks at a packing without knowing how it was made, and says what is wrong with it. */
public final class Checker {
    private Checker() {}

    /** @return one sentence a fault; empty where the packing can be built as it says */
    public static List<String> faults(List<Item> items, List<Load> loads) {
        var faults = new ArrayList<String>();
        var missing = new ArrayList<>(items);
        for (var load : loads)
            for (var item : load.items())
                if (!missing.remove(item)) faults.add(item.sku() + " is packed but not ordered");
        missing.forEach(item -> faults.add(item.sku() + " is not packed"));
        loads.forEach(load -> faults.addAll(faults(load)));
        return faults;
    }

    private static List<String> faults(Load load) {
        var faults = new ArrayList<String>();
        var box = load.box();
        if (box != null && load.grams() > box.maxGrams()) faults.add(box.code() + " is too heavy");
        if (box == null && load.placements().size() != 1) faults.add("Only one piece goes as it is");
        for (int i = 0; i < load.placements().size(); i++) {
            var p = load.placements().get(i);
            if (box != null && !isInside(p, box.inner())) faults.add(p + " sticks out of " + box.code());
            if (!isTurned(p)) faults.add(p + " is turned as it may not be");
            for (var q : load.placements().subList(0, i)) faults.addAll(faults(p, q));
            if (carried(p, load.placements().subList(0, i)) < Arrangement.SUPPORTED)
                faults.add(p + " hangs in the air");
        }
        return faults;
    }

    private static boolean isInside(Placement p, Size box) {
        return p.x() >= 0
                && p.y() >= 0
                && p.z() >= 0
                && p.right() <= box.length()
                && p.back() <= box.width()
                && p.top() <= box.height();
    }

    private static boolean isTurned(Placement p) {
        var own = p.item().size();
        var sides = java.util.stream.IntStream.of(own.length(), own.width(), own.height())
                .sorted()
                .boxed()
                .toList();
        var lies = java.util.stream.IntStream.of(
                        p.size().length(), p.size().width(), p.size().height())
                .sorted()
                .boxed()
                .toList();
        return sides.equals(lies) && stands(p.size().height(), own, p.item().stand());
    }

    private static boolean stands(int up, Size own, Stand stand) {
        return (stand.length() && up == own.length())
                || (stand.width() && up == own.width())
                || (stand.height() && up == own.height());
    }

    private static List<String> faults(Placement p, Placement q) {
        if (shared(p.x(), p.right(), q.x(), q.right()) == 0 || shared(p.y(), p.back(), q.y(), q.back()) == 0)
            return List.of();
        if (shared(p.z(), p.top(), q.z(), q.top()) > 0) return List.of(p + " and " + q + " are in the same place");
        var upper = p.z() >= q.top() ? p : q;
        var lower = upper == p ? q : p;
        return upper.z() == lower.top() && !upper.item().mayRestOn(lower.item())
                ? List.of(upper + " crushes " + lower)
                : List.of();
    }

    /** @return hundredths of its base that rest on the floor or on what was packed before */
    private static long carried(Placement p, List<Placement> before) {
        if (p.z() == 0) return 100;
        var area = before.stream()
                .filter(q -> q.top() == p.z())
                .mapToLong(q -> shared(p.x(), p.right(), q.x(), q.right()) * shared(p.y(), p.back(), q.y(), q.back()))
                .sum();
        return area * 100 / ((long) p.size().length() * p.size().width());
    }

    private static long shared(int from, int to, int otherFrom, int otherTo) {
        return Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom));
    }
}
