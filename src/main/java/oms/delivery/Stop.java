package oms.delivery;

import java.time.Instant;
import oms.geo.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * One door on a trip, for one shipment, as the database knows it.
 *
 * @param position place in the trip's order, from 1
 * @param attempt how often this shipment has been tried, this stop included
 * @param pickUpAt when the plan wants it to leave the warehouse
 * @param plannedAt when the plan wants it at the door
 * @param deliverBy the promise
 * @param packed whether its packages are ready
 * @param elsewhere where it was taken because nobody took it at its door: to a neighbour or a pick-up point
 * @param place to which of them, in the driver's words
 */
record Stop(
        String id,
        String merchant,
        String tripId,
        String shipmentId,
        String orderId,
        String orderNumber,
        int position,
        int attempt,
        StopStatus status,
        int units,
        double lat,
        double lon,
        Instant pickUpAt,
        Instant plannedAt,
        Instant deliverBy,
        boolean packed,
        @Nullable Instant arrivedAt,
        @Nullable Instant doneAt,
        @Nullable FailureReason reason,
        @Nullable NextStep nextStep,
        @Nullable NextStep elsewhere,
        @Nullable String place) {
    GeoPoint at() {
        return new GeoPoint(lat, lon);
    }

    boolean isOpen() {
        return status.isOpen();
    }
}
