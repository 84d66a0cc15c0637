package oms.delivery;

/** One package of a shipment, as the database knows it. */
record Parcel(
        String id,
        String merchant,
        String shipmentId,
        String orderId,
        String sscc,
        String box,
        int weightGrams,
        ParcelStatus status) {
    /** @return whether it waits to be scanned onto a trip, in the warehouse or on the vehicle where it stayed */
    boolean canBeLoaded() {
        return status == ParcelStatus.READY || status == ParcelStatus.ON_VEHICLE;
    }
}
