package oms.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.function.BiConsumer;
import oms.delivery.ParcelRepository.Step;
import oms.fleet.Drivers;
import oms.inventory.Stock;
import oms.order.Orders;
import oms.order.ProofOfDelivery;
import oms.payment.Payments;
import oms.web.InvalidRequest;
import oms.web.NotFound;

/**
 * At the door. Handing over is one transaction: the proof, the order's step, the capture, the driver's room, the stock. Rows are
 * locked as everywhere: order, trip, driver, payment, stock.
 */
@ApplicationScoped
class Door {
    private final TripRepository trips;
    private final ParcelRepository parcels;
    private final ProofRepository proofs;
    private final TripPlan plan;
    private final Orders orders;
    private final Payments payments;
    private final Drivers drivers;
    private final Stock stock;
    private final Clock clock;

    Door(
            TripRepository trips,
            ParcelRepository parcels,
            ProofRepository proofs,
            TripPlan plan,
            Orders orders,
            Payments payments,
            Drivers drivers,
            Stock stock,
            Clock clock) {
        this.trips = trips;
        this.parcels = parcels;
        this.proofs = proofs;
        this.plan = plan;
        this.orders = orders;
        this.payments = payments;
        this.drivers = drivers;
        this.stock = stock;
        this.clock = clock;
    }

    @Transactional
    Stop arrive(Carrier by, String stopId, long seq) {
        return once(by, stopId, seq, "ARRIVED", (stop, trip) -> trips.arrive(stop.id(), clock.instant()));
    }

    /** @param signature what a finger drew: JSON of strokes of points */
    @Transactional
    Stop deliver(Carrier by, String stopId, long seq, String receivedBy, String signature) {
        return once(by, stopId, seq, "DELIVERED", (stop, trip) -> {
            var now = clock.instant();
            var proof = proofs.sign(stop, receivedBy, signature, now);
            var order =
                    orders.delivered(stop.shipmentId(), new ProofOfDelivery(ProofKind.SIGNATURE.name(), proof, now));
            drivers.free(stop.shipmentId());
            payments.orderCapture(
                    stop.merchant(),
                    stop.orderId(),
                    stop.shipmentId(),
                    order.shipment(stop.shipmentId()).total());
            stock.ship(stop.shipmentId());
            parcels.move(boxes(stop), ParcelStatus.DELIVERED, Step.HANDED_OVER, trip.id(), "shopper", now);
            trips.end(stop.id(), StopStatus.DELIVERED, null, null, now);
            trips.finishWhenDone(trip.id(), now);
        });
    }

    @Transactional
    Stop fail(Carrier by, String stopId, long seq, FailureReason reason, NextStep next) {
        return once(by, stopId, seq, "FAILED", (stop, trip) -> {
            var now = clock.instant();
            orders.deliveryFailed(stop.shipmentId(), reason.name(), next.name());
            if (next == NextStep.NEIGHBOUR) {
                orders.redelivering(stop.shipmentId());
                trips.arrive(stop.id(), now);
                return;
            }
            var back = next == NextStep.WAREHOUSE;
            parcels.move(
                    boxes(stop),
                    back ? ParcelStatus.COMING_BACK : ParcelStatus.READY,
                    Step.NOT_HANDED_OVER,
                    trip.id(),
                    by.name(),
                    now);
            trips.end(stop.id(), StopStatus.FAILED, reason, next, now);
            if (!back) plan.again(stop, trip);
            trips.finishWhenDone(trip.id(), now);
        });
    }

    /** A package is in the warehouse again; with the last one its shipment is returned, and its room is free. */
    @Transactional
    void takeBack(Carrier by, String code) {
        var known = parcels.bySscc(by.merchant(), Sscc.of(code)).orElseThrow(UnknownPackage::new);
        var stop = trips.stopOf(by.merchant(), known.shipmentId()).orElseThrow(UnknownPackage::new);
        var trip = trips.trip(by.merchant(), stop.tripId()).filter(by::owns).orElseThrow(UnknownPackage::new);
        orders.lock(known.orderId());
        var parcel = parcels.bySscc(by.merchant(), known.sscc()).orElseThrow(UnknownPackage::new);
        if (parcel.status() == ParcelStatus.RETURNED) return;
        if (parcel.status() != ParcelStatus.COMING_BACK)
            throw new Refusal("not_coming_back", "This package is not on its way back");
        parcels.move(List.of(parcel), ParcelStatus.RETURNED, Step.BACK, trip.id(), trip.warehouse(), clock.instant());
        if (boxes(stop).stream().anyMatch(p -> p.status() == ParcelStatus.COMING_BACK)) return;
        orders.returned(stop.shipmentId());
        drivers.free(stop.shipmentId());
    }

    /** A report that a device tells again changes nothing and shows the stop as it is. */
    private Stop once(Carrier by, String stopId, long seq, String what, BiConsumer<Stop, Trip> step) {
        if (seq < 0) throw new InvalidRequest("/deviceSeq", "negative", "A device counts from 0");
        var asked = own(by, stopId);
        orders.lock(asked.orderId());
        var trip = trips.lock(by.merchant(), asked.tripId()).orElseThrow();
        if (trips.report(by, seq, stopId, what, clock.instant())) {
            var stop = own(by, stopId);
            if (trip.status() != TripStatus.DEPARTED && stop.isOpen())
                throw new Refusal("trip_not_departed", "This trip has not left the warehouse yet");
            if (!stop.isOpen()) throw new Refusal("stop_done", "This stop is done already");
            step.accept(stop, trip);
        } else if (!trips.toldSame(by, seq, stopId, what)) {
            throw new Refusal("number_used", "This device has told something else under this number");
        }
        return own(by, stopId);
    }

    private Stop own(Carrier by, String stopId) {
        return trips.stop(by.merchant(), stopId)
                .filter(stop -> trips.trip(by.merchant(), stop.tripId())
                        .filter(by::owns)
                        .isPresent())
                .orElseThrow(() -> new NotFound("stop"));
    }

    private List<Parcel> boxes(Stop stop) {
        return parcels.of(stop.merchant(), List.of(stop.shipmentId()));
    }
}
