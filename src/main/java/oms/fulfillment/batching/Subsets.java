package oms.fulfillment.batching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The cheapest way to divide a few orders into batches: for every set of orders, by what its first order is picked with. */
final class Subsets {
    private final Batches batches;

    Subsets(Batches batches) {
        this.batches = batches;
    }

    List<BitSet> best() {
        var n = batches.demands.size();
        var effort = new long[1 << n];
        for (int set = 1; set < effort.length; set++) effort[set] = effort(set);
        var least = new long[1 << n];
        var batch = new int[1 << n];
        Arrays.fill(least, 1, least.length, Long.MAX_VALUE);
        for (int set = 1; set < least.length; set++) {
            var first = Integer.lowestOneBit(set);
            var others = set ^ first;
            for (int with = others; ; with = (with - 1) & others) {
                var one = with | first;
                if (effort[one] < Long.MAX_VALUE && effort[one] + least[set ^ one] < least[set]) {
                    least[set] = effort[one] + least[set ^ one];
                    batch[set] = one;
                }
                if (with == 0) break;
            }
        }
        var best = new ArrayList<BitSet>();
        for (int set = least.length - 1; set > 0; set ^= batch[set]) best.add(orders(batch[set]));
        return best;
    }

    private long effort(int set) {
        var orders = orders(set);
        return batches.totes(orders) > batches.crew.totes() ? Long.MAX_VALUE : batches.effort(orders);
    }

    private static BitSet orders(int set) {
        return BitSet.valueOf(new long[] {set});
    }
}
