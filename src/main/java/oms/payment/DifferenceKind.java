package oms.payment;

/** How our books and the gateway's can differ. */
enum DifferenceKind {
    /** The gateway did something that our books do not have. */
    MISSING_HERE,
    /** Our books have something that the gateway did not do. */
    MISSING_THERE,
    /** Both have it, for different amounts. */
    AMOUNT,
    /** Both have it, and we take it to be something else or not to have happened. */
    STATE
}
