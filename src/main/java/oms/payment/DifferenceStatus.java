package oms.payment;

/** A difference's life. */
enum DifferenceStatus {
    OPEN,
    /** A person knows why it is there and that it stays. */
    EXPLAINED,
    /** A person put it right; should it be found again, it opens again. */
    RESOLVED,
    /** It was not found any more. */
    VANISHED
}
