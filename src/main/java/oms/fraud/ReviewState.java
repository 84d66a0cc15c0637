package oms.fraud;

/** How far a review is. */
public enum ReviewState {
    OPEN,
    APPROVED,
    REJECTED,
    /** Nobody decided in time; the order was cancelled. */
    EXPIRED,
    /** The order ended before anybody decided. */
    WITHDRAWN
}
