package oms.fulfillment;

import java.util.List;

/**
 * A package that has just been sealed.
 *
 * @param no its number within the shipment, from 1
 * @param packed whether it was the last: the shipment is packed
 */
public record Sealed(
        String id,
        String sscc,
        int no,
        String box,
        long expectedWeightGrams,
        int weightGrams,
        List<PackedItem> contents,
        boolean packed) {
    static Sealed of(PackageView p, boolean packed) {
        return new Sealed(
                p.id(), p.sscc(), p.no(), p.box(), p.expectedWeightGrams(), p.weightGrams(), p.contents(), packed);
    }
}
