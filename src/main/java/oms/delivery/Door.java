package oms.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import oms.delivery.ParcelRepository.Step;
import oms.fleet.Drivers;
import oms.inventory.Stock;
import oms.order.Orders;
import oms.order.ProofOfDelivery;
import oms.payment.Payments;

/**
 * At the door. Handing over is one transaction: the proofs, the order's step, the capture, the driver's room, the stock. Rows are
 * locked as everywhere: order, trip, driver, payment, stock.
 */
@ApplicationScoped
class Door {
    private final Reports reports;
    private final TripRepository trips;
    private final ParcelRepository parcels;
    private final Proofs proofs;
    private final TripPlan plan;
    private final Orders orders;
    private final Payments payments;
    private final Drivers drivers;
    private final Stock stock;

    Door(
            Reports reports,
            TripRepository trips,
            ParcelRepository parcels,
            Proofs proofs,
            TripPlan plan,
            Orders orders,
            Payments payments,
            Drivers drivers,
            Stock stock) {
        this.reports = reports;
        this.trips = trips;
        this.parcels = parcels;
        this.proofs = proofs;
        this.plan = plan;
        this.orders = orders;
        this.payments = payments;
        this.drivers = drivers;
        this.stock = stock;
    }

    /** @param at when it happened, here as below: not when it was told */
    @Transactional
    Stop arrive(Carrier by, String stopId, long seq, Instant at) {
        return reports.once(by, stopId, seq, "ARRIVED", (stop, trip) -> trips.arrive(stop.id(), at));
    }

    /** @param taken proofs that {@link Proofs#check} found to be enough */
    @Transactional
    Stop deliver(Carrier by, String stopId, long seq, List<Proof> taken, Instant at) {
        return reports.once(by, stopId, seq, "DELIVERED", (stop, trip) -> {
            var shipment = stop.shipmentId();
            var order = orders.delivered(shipment, proof(stop, taken, at));
            drivers.free(shipment);
            payments.orderCapture(
                    stop.merchant(),
                    stop.orderId(),
                    shipment,
                    order.shipment(shipment).total());
            stock.ship(shipment);
            parcels.move(boxes(stop), ParcelStatus.DELIVERED, Step.HANDED_OVER, trip.id(), "shopper", at);
            trips.end(stop.id(), StopStatus.DELIVERED, null, null, at);
            trips.finishWhenDone(trip.id(), at);
        });
    }

    private ProofOfDelivery proof(Stop stop, List<Proof> taken, Instant at) {
        var kinds = taken.stream().map(proof -> proof.kind().name()).sorted().collect(Collectors.joining("+"));
        return new ProofOfDelivery(kinds, String.join("+", proofs.keep(stop, taken, at)), at);
    }

    /** @param taken what shows that the attempt was made; none is needed */
    @Transactional
    Stop fail(Carrier by, String stopId, long seq, Failed failed, List<Proof> taken, Instant at) {
        var reason = failed.reason();
        var next = failed.next();
        return reports.once(by, stopId, seq, "FAILED", (stop, trip) -> {
            proofs.keep(stop, taken, at);
            orders.deliveryFailed(stop.shipmentId(), reason.name(), next.name());
            if (next.staysOpen()) {
                orders.redelivering(stop.shipmentId());
                trips.arrive(stop.id(), at);
                trips.elsewhere(stop.id(), next, failed.place());
                return;
            }
            var back = next == NextStep.WAREHOUSE;
            parcels.move(
                    boxes(stop),
                    back ? ParcelStatus.COMING_BACK : ParcelStatus.ON_VEHICLE,
                    Step.NOT_HANDED_OVER,
                    trip.id(),
                    by.name(),
                    at);
            trips.end(stop.id(), StopStatus.FAILED, reason, next, at);
            if (!back) plan.again(stop, trip);
            trips.finishWhenDone(trip.id(), at);
        });
    }

    private List<Parcel> boxes(Stop stop) {
        return parcels.of(stop.merchant(), List.of(stop.shipmentId()));
    }
}
