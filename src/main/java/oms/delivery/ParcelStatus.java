package oms.delivery;

/** Where a package is. */
public enum ParcelStatus {
    /** In the warehouse: waits to be scanned onto a trip. */
    READY,
    LOADED,
    DELIVERED,
    /** Could not be delivered and is to be tried again: with the driver, until it is scanned onto the next trip or handed back. */
    ON_VEHICLE,
    /** Could not be delivered; on its way back to the warehouse. */
    COMING_BACK,
    RETURNED,
    CANCELLED
}
