package oms.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.stream.Stream;
import oms.order.Orders;
import oms.web.NotFound;

/**
 * A dispatcher's own hand in the plan: a stop goes to another trip of the same driver from the same warehouse. To change the
 * driver, room has to be claimed first: the allocation does that, and the trips follow it.
 */
@ApplicationScoped
class Moving {
    private final TripRepository trips;
    private final TripPlan plan;
    private final Orders orders;

    Moving(TripRepository trips, TripPlan plan, Orders orders) {
        this.trips = trips;
        this.plan = plan;
        this.orders = orders;
    }

    /**
     * Moves the stop; to the trip that it is on already, nothing changes.
     *
     * @throws NotFound for a stop or trip that is not the carrier's
     * @throws Refusal where one of the trips has left, or the other trip is another driver's or begins elsewhere
     */
    @Transactional
    Stop move(Carrier by, String stopId, String tripId) {
        var asked = own(by, stopId);
        orders.lock(asked.orderId());
        trips.lockDriver(by.merchant(), trip(by, asked.tripId()).driver());
        var stop = own(by, stopId);
        var locked = Stream.of(stop.tripId(), trip(by, tripId).id())
                .distinct()
                .sorted()
                .toList();
        locked.forEach(id -> trips.lock(by.merchant(), id));
        var from = trip(by, stop.tripId());
        var to = trip(by, tripId);
        if (from.id().equals(to.id())) return stop;
        check(stop, from, to);
        plan.change(stop, from, to);
        return own(by, stopId);
    }

    private static void check(Stop stop, Trip from, Trip to) {
        if (from.status() != TripStatus.PLANNED || stop.status() != StopStatus.PLANNED)
            throw new Refusal("stop_gone", "This stop has left the warehouse already");
        if (to.status() != TripStatus.PLANNED)
            throw new Refusal("trip_departed", "The other trip has left already, or will not leave");
        if (!to.driver().equals(from.driver()))
            throw new Refusal(
                    "other_driver",
                    "The other trip is driver " + to.driver() + "'s: give the shipment to that driver first");
        if (!to.warehouse().equals(from.warehouse()))
            throw new Refusal("other_warehouse", "The other trip leaves from " + to.warehouse());
    }

    private Stop own(Carrier by, String id) {
        return trips.stop(by.merchant(), id).orElseThrow(() -> new NotFound("stop"));
    }

    private Trip trip(Carrier by, String id) {
        return trips.trip(by.merchant(), id).filter(by::owns).orElseThrow(() -> new NotFound("trip"));
    }
}
