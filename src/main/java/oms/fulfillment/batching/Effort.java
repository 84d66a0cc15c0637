package oms.fulfillment.batching;

import java.util.BitSet;

/** What it takes to pick some orders on one round, in any unit that deadlines have too. More orders never take less. */
@FunctionalInterface
public interface Effort {
    /** @param orders by their places in the list; the caller does not keep the set */
    long of(BitSet orders);
}
