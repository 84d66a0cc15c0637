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
        ParcelStatus status) {}
