package oms.fulfillment.batching;

/**
 * One order to be picked.
 *
 * @param totes how much of the trolley it fills
 * @param due when its batch must be back at the latest; {@link #ANY_TIME} for no deadline
 */
public record Demand(int totes, long due) {
    public static final long ANY_TIME = Long.MAX_VALUE;

    public Demand {
        if (totes < 1) throw new IllegalArgumentException("An order fills at least one tote");
    }
}
