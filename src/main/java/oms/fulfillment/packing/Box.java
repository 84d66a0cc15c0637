package oms.fulfillment.packing;

import java.util.Comparator;

/**
 * A kind of box.
 *
 * @param inner what it measures inside
 * @param maxGrams what may be put in, at most
 * @param cost of the box itself, in minor units of one currency, the same for all boxes
 * @param tareGrams what it weighs empty
 * @param freight what is paid for sending it
 */
public record Box(String code, Size inner, int maxGrams, long cost, int tareGrams, Freight freight) {
    /** A box whose sending costs nothing, or as much as that of any other. */
    public Box(String code, Size inner, int maxGrams, long cost) {
        this(code, inner, maxGrams, cost, 0, Freight.NONE);
    }

    /** The cheapest for goods of this weight first, among equals the smallest. */
    static Comparator<Box> cheapest(long grams) {
        return Comparator.comparingLong((Box box) -> box.costWith(grams))
                .thenComparingLong(box -> box.inner().volume())
                .thenComparing(Box::code);
    }

    /** @return of the box and its sending, with goods of this weight in it */
    public long costWith(long grams) {
        return cost + freight.price(tareGrams + grams);
    }

    boolean takes(Item item) {
        return item.grams() <= maxGrams && item.fitsInto(inner);
    }

    boolean takes(Unit unit) {
        return unit.grams() <= maxGrams && unit.turned().stream().anyMatch(inner::holds);
    }
}
