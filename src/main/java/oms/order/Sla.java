package oms.order;

/** What was promised about the time of delivery. */
public enum Sla {
    SAME_DAY,
    NEXT_DAY,
    STANDARD,
    /** A booked time window with a limited number of places. */
    WINDOW
}
