package oms.delivery;

/** Where a package is. */
public enum ParcelStatus {
    /** In the warehouse, or on the vehicle after a failed attempt: waits to be scanned onto a trip. */
    READY,
    LOADED,
    DELIVERED,
    /** Could not be delivered; on its way back to the warehouse. */
    COMING_BACK,
    RETURNED,
    CANCELLED
}
