package oms.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import oms.delivery.ParcelRepository.Step;
import oms.fleet.Drivers;
import oms.order.Orders;

/** Packages that come back from the road, handed over at the warehouse by scan. */
@ApplicationScoped
class Returns {
    private final TripRepository trips;
    private final ParcelRepository parcels;
    private final Orders orders;
    private final Drivers drivers;

    Returns(TripRepository trips, ParcelRepository parcels, Orders orders, Drivers drivers) {
        this.trips = trips;
        this.parcels = parcels;
        this.orders = orders;
        this.drivers = drivers;
    }

    /**
     * A package is in the warehouse again. One that is to be tried again waits there for its next trip; with the last one that is
     * not, its shipment is returned, and its room is free.
     *
     * @param at when it was handed back
     */
    @Transactional
    void takeBack(Carrier by, String code, Instant at) {
        var known = parcel(by, Sscc.of(code));
        var trip = trips.stopOf(by.merchant(), known.shipmentId())
                .flatMap(stop -> trips.trip(by.merchant(), stop.tripId()))
                .filter(by::owns)
                .orElseThrow(UnknownPackage::new);
        orders.lock(known.orderId());
        var parcel = parcel(by, known.sscc());
        switch (parcel.status()) {
            case ON_VEHICLE -> move(parcel, ParcelStatus.READY, trip, at);
            case COMING_BACK -> {
                move(parcel, ParcelStatus.RETURNED, trip, at);
                endShipment(parcel);
            }
            case READY, RETURNED -> {}
            case LOADED, DELIVERED, CANCELLED ->
                throw new Refusal("not_coming_back", "This package is not on its way back");
        }
    }

    private void move(Parcel parcel, ParcelStatus to, Trip trip, Instant at) {
        parcels.move(List.of(parcel), to, Step.BACK, trip.id(), trip.warehouse(), at);
    }

    private void endShipment(Parcel last) {
        var boxes = parcels.of(last.merchant(), List.of(last.shipmentId()));
        if (boxes.stream().anyMatch(box -> box.status() == ParcelStatus.COMING_BACK)) return;
        orders.returned(last.shipmentId());
        drivers.free(last.shipmentId());
    }

    private Parcel parcel(Carrier by, String sscc) {
        return parcels.bySscc(by.merchant(), sscc).orElseThrow(UnknownPackage::new);
    }
}
