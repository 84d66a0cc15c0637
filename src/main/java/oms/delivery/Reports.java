package oms.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.function.BiConsumer;
import oms.order.Orders;
import oms.web.InvalidRequest;
import oms.web.NotFound;

/** What devices report of stops: each report takes its step once, however often it is told. */
@ApplicationScoped
class Reports {
    private final TripRepository trips;
    private final Orders orders;
    private final Clock clock;

    Reports(TripRepository trips, Orders orders, Clock clock) {
        this.trips = trips;
        this.orders = orders;
        this.clock = clock;
    }

    /** @throws NotFound for a stop of another driver or merchant */
    Stop stop(Carrier by, String stopId) {
        return trips.stopOf(by, stopId).orElseThrow(() -> new NotFound("stop"));
    }

    /** @return whether the device has told anything under this number */
    boolean isTold(Carrier by, long seq) {
        return trips.told(by, seq);
    }

    /** @return whether the stop is still to be done, on a trip that has left */
    boolean isOnTheRoad(Stop stop) {
        return stop.isOpen()
                && trips.trip(stop.merchant(), stop.tripId())
                        .filter(trip -> trip.status() == TripStatus.DEPARTED)
                        .isPresent();
    }

    /**
     * Takes the step with order and trip locked, unless this device has told it before; then the stop is shown as it is.
     *
     * @throws Refusal when the trip has not left, the stop is done, or the number was used for something else
     */
    @Transactional(TxType.MANDATORY)
    Stop once(Carrier by, String stopId, long seq, String what, BiConsumer<Stop, Trip> step) {
        if (seq < 0) throw new InvalidRequest("/deviceSeq", "negative", "A device counts from 0");
        var asked = stop(by, stopId);
        orders.lock(asked.orderId());
        var trip = trips.lock(by.merchant(), asked.tripId()).orElseThrow();
        if (trips.report(by, seq, stopId, what, clock.instant())) {
            var stop = stop(by, stopId);
            if (trip.status() != TripStatus.DEPARTED && stop.isOpen())
                throw new Refusal("trip_not_departed", "This trip has not left the warehouse yet");
            if (!stop.isOpen()) throw new Refusal("stop_done", "This stop is done already");
            step.accept(stop, trip);
        } else if (!trips.toldSame(by, seq, stopId, what)) {
            throw new Refusal("number_used", "This device has told something else under this number");
        }
        return stop(by, stopId);
    }
}
