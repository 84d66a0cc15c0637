package oms.fulfillment.packing;

import java.util.Comparator;

/**
 * A kind of box.
 *
 * @param inner what it measures inside
 * @param maxGrams what may be put in, at most
 * @param cost in minor units of one currency, the same for all boxes
 */
public record Box(String code, Size inner, int maxGrams, long cost) {
    /** The cheapest first, among equals the smallest. */
    static final Comparator<Box> CHEAPEST = Comparator.comparingLong(Box::cost)
            .thenComparingLong(box -> box.inner().volume())
            .thenComparing(Box::code);

    boolean takes(Item item) {
        return item.grams() <= maxGrams && item.fitsInto(inner);
    }

    boolean takes(Unit unit) {
        return unit.grams() <= maxGrams && unit.turned().stream().anyMatch(inner::holds);
    }
}
