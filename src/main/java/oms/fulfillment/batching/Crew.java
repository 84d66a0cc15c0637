package oms.fulfillment.batching;

/**
 * Who walks.
 *
 * @param totes on one trolley
 * @param pickers at work at once; each takes one batch after the other
 */
public record Crew(int totes, int pickers) {
    public Crew {
        if (totes < 1 || pickers < 1) throw new IllegalArgumentException("A crew has a trolley and a picker");
    }
}
