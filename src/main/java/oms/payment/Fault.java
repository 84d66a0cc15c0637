package oms.payment;

/** What goes wrong with one call of the simulated gateway, and whether the gateway had done its work by then. */
enum Fault {
    /** No connection: nothing was sent, and the caller knows it. */
    UNREACHABLE,
    /** Sent, lost on the way, no answer. */
    TIMEOUT_BEFORE,
    /** It happened, its answer was lost. */
    TIMEOUT_AFTER,
    /** An error page, and nothing happened. */
    ERROR_BEFORE,
    /** An error page, though it happened. */
    ERROR_AFTER,
    /** It happened, and the answer took its time. */
    SLOW;

    /** @return whether the gateway never came to do it */
    boolean isBefore() {
        return this == UNREACHABLE || this == TIMEOUT_BEFORE || this == ERROR_BEFORE;
    }
}
