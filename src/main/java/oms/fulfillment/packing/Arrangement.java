package oms.fulfillment.packing;

import java.util.ArrayList;
import java.util.List;

/** A box being filled: what lies where, and whether one more may lie somewhere. */
final class Arrangement {
    /** This part of a piece's base must rest on something, in hundredths. */
    static final int SUPPORTED = 75;

    /** A unit that was put down. */
    record Put(Unit unit, int x, int y, int z, Size size) {
        int right() {
            return x + size.length();
        }

        int back() {
            return y + size.width();
        }

        int top() {
            return z + size.height();
        }
    }

    private final Box box;
    private final List<Put> put = new ArrayList<>();
    private long grams;

    Arrangement(Box box) {
        this.box = box;
    }

    List<Put> put() {
        return put;
    }

    Size space() {
        return box.inner();
    }

    void add(Put one) {
        put.add(one);
        grams += one.unit().grams();
    }

    void removeLast() {
        grams -= put.removeLast().unit().grams();
    }

    Load load() {
        return Load.of(
                box,
                put.stream()
                        .flatMap(p -> p.unit().pieces(p.x(), p.y(), p.z(), p.size()).stream())
                        .toList());
    }

    boolean takes(Put next) {
        return grams + next.unit().grams() <= box.maxGrams() && isFree(next) && stands(next);
    }

    private boolean isFree(Put n) {
        if (n.right() > box.inner().length()
                || n.back() > box.inner().width()
                || n.top() > box.inner().height()) return false;
        for (var p : put)
            if (n.x() < p.right()
                    && p.x() < n.right()
                    && n.y() < p.back()
                    && p.y() < n.back()
                    && n.z() < p.top()
                    && p.z() < n.top()) return false;
        return true;
    }

    /** Enough of its base rests on something, on nothing that would break; and it breaks under nothing that lies on it. */
    private boolean stands(Put n) {
        var carried = n.z() == 0 ? base(n) : 0L;
        for (var p : put) {
            if (p.top() == n.z() && shared(p, n) > 0) {
                if (!n.unit().mayRestOn(p.unit())) return false;
                carried += shared(p, n);
            } else if (n.top() == p.z() && shared(p, n) > 0 && !p.unit().mayRestOn(n.unit())) return false;
        }
        return carried * 100 >= base(n) * (n.unit().isBlock() ? 100 : SUPPORTED);
    }

    private static long base(Put p) {
        return (long) p.size().length() * p.size().width();
    }

    /** @return mm² that the two have in common seen from above */
    private static long shared(Put a, Put b) {
        long x = Math.min(a.right(), b.right()) - Math.max(a.x(), b.x());
        long y = Math.min(a.back(), b.back()) - Math.max(a.y(), b.y());
        return x > 0 && y > 0 ? x * y : 0;
    }
}
