package oms.inventory;

import java.util.ArrayList;
import java.util.List;

/**
 * Classes of SKUs by the value that moved: A together the first 80 % of it, B up to 95 %, C the rest (H. F. Dickie, 1951, "ABC
 * Inventory Analysis Shoots for Dollars, Not Pennies"). What is counted most often is what matters most.
 */
final class AbcClasses {
    enum Class {
        A,
        B,
        C
    }

    /** @param value of what left the shelves, in minor units */
    record Moved(String sku, long value) {}

    private AbcClasses() {}

    /**
     * @param moved the most valuable first
     * @return the SKUs of the class; where nothing moved, all are C
     */
    static List<String> of(List<Moved> moved, Class wanted) {
        var whole = moved.stream().mapToLong(Moved::value).sum();
        var skus = new ArrayList<String>();
        long before = 0;
        for (var one : moved) {
            if (classOf(one.value(), before, whole) == wanted) skus.add(one.sku());
            before += one.value();
        }
        return skus;
    }

    /** A SKU belongs where the values before it end, so that the first one is always an A. */
    private static Class classOf(long value, long before, long whole) {
        if (value == 0) return Class.C;
        var share = (double) before / whole;
        return share < 0.80 ? Class.A : share < 0.95 ? Class.B : Class.C;
    }
}
