package oms.delivery;

/** Where a stop stands. */
public enum StopStatus {
    PLANNED,
    ARRIVED,
    DELIVERED,
    FAILED,
    /** The shipment was cancelled or went another way before it left. */
    CANCELLED;

    boolean isOpen() {
        return this == PLANNED || this == ARRIVED;
    }
}
