package oms.fulfillment.packing;

import java.util.Comparator;

/**
 * Where a piece lies.
 *
 * @param x of its corner that is nearest to where packing begins, mm along the box's length
 * @param y across the box's width
 * @param z above the box's floor
 * @param size as it was turned
 */
public record Placement(Item item, int x, int y, int z, Size size) {
    /** From the floor up, and there from one corner to the other: what carries comes before what it carries. */
    static final Comparator<Placement> IN_ORDER =
            Comparator.comparingInt(Placement::z).thenComparingInt(Placement::y).thenComparingInt(Placement::x);

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
