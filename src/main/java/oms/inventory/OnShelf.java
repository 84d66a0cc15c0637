package oms.inventory;

import java.util.Comparator;
import java.util.List;

/** How many pieces should lie in one of a SKU's bins: picked pieces are taken off the bins in the order of the aisles. */
final class OnShelf {
    private static final Comparator<BinView> AISLES = Comparator.comparing(BinView::aisle)
            .thenComparingInt(BinView::shelf)
            .thenComparingInt(BinView::bin);

    private OnShelf() {}

    /** @return of the picked pieces, those that are recorded in this bin until they leave */
    static long pickedFrom(List<BinView> bins, Place place, long picked) {
        var left = picked;
        for (var bin : bins.stream().sorted(AISLES).toList()) {
            var here = Math.min(left, bin.quantity());
            if (is(bin, place)) return here;
            left -= here;
        }
        return 0;
    }

    /** @return pieces recorded in this bin, those picked included */
    static long recorded(List<BinView> bins, Place place) {
        return bins.stream()
                .filter(bin -> is(bin, place))
                .mapToLong(BinView::quantity)
                .sum();
    }

    private static boolean is(BinView bin, Place place) {
        return bin.aisle().equals(place.aisle()) && bin.shelf() == place.shelf() && bin.bin() == place.bin();
    }
}
