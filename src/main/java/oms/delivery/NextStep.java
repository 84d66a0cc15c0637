package oms.delivery;

/** What follows a failed attempt. */
public enum NextStep {
    /** On a next trip. */
    AGAIN,
    /** At once, at a neighbour's door: the stop stays open. */
    NEIGHBOUR,
    /** Back to the warehouse and onto the shelf. */
    WAREHOUSE
}
