package oms.payment;

/** Why something was booked in the money ledger. */
public enum BookingKind {
    AUTHORIZE,
    CAPTURE,
    VOID,
    REFUND,
    REAUTHORIZE,
    /** A hold given back because another stands in its place. */
    REPLACE,
    /** Delivered and not captured: the buyer owes it. */
    RECEIVABLE,
    /** What the buyer owed was captured after all. */
    RECEIVABLE_CAPTURED,
    /** What the buyer owed for came back. */
    RECEIVABLE_RETURNED,
    /** What the buyer owed was paid in another way. */
    RECEIPT,
    /** What the buyer owed is given up. */
    WRITE_OFF
}
