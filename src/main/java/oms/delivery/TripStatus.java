package oms.delivery;

/** Where a trip stands. */
public enum TripStatus {
    /** Being planned and loaded. */
    PLANNED,
    /** On the road. */
    DEPARTED,
    /** Every stop has been tried. */
    FINISHED,
    /** Everything on it went another way before it left. */
    CANCELLED
}
