package oms.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import oms.delivery.ParcelRepository.Step;
import oms.order.OrderView;
import oms.order.Orders;
import oms.order.ShipmentStatus;
import oms.payment.Coverage;
import oms.payment.Payments;
import oms.web.NotFound;

/** At the warehouse: packages are scanned onto the trip, then the trip leaves. Orders are locked before the trip, as everywhere. */
@ApplicationScoped
class Loading {
    private final TripRepository trips;
    private final ParcelRepository parcels;
    private final TripPlan plan;
    private final Orders orders;
    private final Payments payments;

    Loading(TripRepository trips, ParcelRepository parcels, TripPlan plan, Orders orders, Payments payments) {
        this.trips = trips;
        this.parcels = parcels;
        this.plan = plan;
        this.orders = orders;
        this.payments = payments;
    }

    /** What becomes of packages that the trip does not take along. */
    enum Leaving {
        /** None may be missing. */
        COMPLETE,
        /** What was not scanned stays for the next trip. */
        LEAVE_BEHIND,
        /** The van has left, whatever was found out since; what should not have left with it does not count as handed off. */
        GONE
    }

    /**
     * What a scan came to.
     *
     * @param loaded packages of the trip that are on board now
     * @param total packages of the trip that are packed
     * @param repeated whether it was on board already
     */
    record Scanned(String sscc, String shipmentId, String orderNumber, int loaded, int total, boolean repeated) {}

    /**
     * @param at when it was scanned
     * @throws UnknownPackage when no package of the merchant has the code
     * @throws Refusal when it is somebody else's, cancelled, held or gone, or the buyer's money is not held for long enough
     */
    @Transactional
    Scanned load(Carrier by, String tripId, String code, Instant at) {
        var trip = own(by, tripId);
        var parcel = parcel(by, code);
        var order = orders.lock(parcel.orderId());
        trips.lock(by.merchant(), tripId);
        var stop = belonging(parcel, trip, order);
        parcel = parcel(by, code);
        var repeated = parcel.status() == ParcelStatus.LOADED;
        if (!repeated) {
            refuseUncovered(order, parcel.shipmentId(), at);
            if (!parcel.canBeLoaded())
                throw new Refusal(
                        "package_gone",
                        "This package is not here to be loaded: it is "
                                + parcel.status()
                                        .name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', ' '));
            parcels.move(List.of(parcel), ParcelStatus.LOADED, Step.LOADED, tripId, by.name(), at);
        }
        return scanned(trip, stop, parcel, repeated);
    }

    /** Takes a package off again before the trip leaves. */
    @Transactional
    Scanned unload(Carrier by, String tripId, String code, Instant at) {
        var trip = own(by, tripId);
        var parcel = parcel(by, code);
        orders.lock(parcel.orderId());
        if (trips.lock(by.merchant(), tripId).orElseThrow().status() != TripStatus.PLANNED)
            throw new Refusal("trip_departed", "This trip has left already");
        var stop = trips.stopOf(by.merchant(), parcel.shipmentId())
                .filter(s -> s.tripId().equals(tripId))
                .orElseThrow(() -> new NotFound("package on this trip"));
        var loaded = parcel(by, code).status() == ParcelStatus.LOADED;
        if (loaded) parcels.move(List.of(parcel), ParcelStatus.READY, Step.UNLOADED, tripId, trip.warehouse(), at);
        return scanned(trip, stop, parcel, !loaded);
    }

    private void refuseUncovered(OrderView order, String shipmentId, Instant at) {
        payments.coverage(order.merchant(), List.of(order.id()))
                .against(order.id(), order.shipment(shipmentId), at)
                .ifPresent(why -> {
                    throw new Refusal("hold_lapsed", why + ". The package stays here");
                });
    }

    private Stop belonging(Parcel parcel, Trip trip, OrderView order) {
        var stop = trips.stopOf(parcel.merchant(), parcel.shipmentId()).orElseThrow(UnknownPackage::new);
        var status = order.shipment(parcel.shipmentId()).status();
        if (status == ShipmentStatus.CANCELLED)
            throw new Refusal("shipment_cancelled", "This order was cancelled: the package stays here");
        if (!stop.isOpen() || status == ShipmentStatus.IN_TRANSIT)
            throw new Refusal("package_gone", "This package has left the warehouse already");
        if (!stop.tripId().equals(trip.id()))
            throw new Refusal("other_trip", "Wrong package: it leaves with " + whereOf(stop));
        if (!isHis(trip, stop, order))
            throw new Refusal(
                    "other_trip",
                    "Wrong package: driver " + order.shipment(stop.shipmentId()).driver() + " takes it now");
        if (order.heldReason() != null)
            throw new Refusal("order_held", "Somebody holds this order: the package stays here for now");
        return stop;
    }

    private String whereOf(Stop stop) {
        return trips.trip(stop.merchant(), stop.tripId())
                .map(trip -> "driver " + trip.driver() + " from " + trip.warehouse() + ", not on this trip")
                .orElse("another trip");
    }

    private Scanned scanned(Trip trip, Stop stop, Parcel parcel, boolean repeated) {
        var all = parcels.of(trip.merchant(), shipments(trips.openStops(trip)));
        var loaded = all.stream().filter(p -> p.status() == ParcelStatus.LOADED).count();
        return new Scanned(parcel.sscc(), parcel.shipmentId(), stop.orderNumber(), (int) loaded, all.size(), repeated);
    }

    /**
     * The trip leaves: every loaded shipment is handed off, in one transaction. What is not packed yet, or held, or not covered by
     * a hold on the buyer's money, goes to the driver's next trip. A trip that has left already stays as it is.
     *
     * @param how what becomes of packages that were not scanned, or may not leave
     * @param at when it left
     * @return the ids of the shipments that stayed
     * @throws NotAllLoaded when a packed package was not scanned and is not to stay
     */
    @Transactional
    List<String> depart(Carrier by, String tripId, Leaving how, Instant at) {
        var trip = own(by, tripId);
        if (trip.status() != TripStatus.PLANNED) return alreadyGone(trip);
        var locked = lockOrders(trips.openStops(trip));
        trips.lockDriver(trip.merchant(), trip.driver());
        trip = trips.lock(by.merchant(), tripId).orElseThrow();
        if (trip.status() != TripStatus.PLANNED) return alreadyGone(trip);
        refuseSecondTrip(trip);
        var sorted = sort(trip, locked, how, at);
        if (!sorted.missing().isEmpty() && how == Leaving.COMPLETE) throw new NotAllLoaded(sorted.missing());
        if (sorted.leaving().isEmpty())
            throw new Refusal("nothing_loaded", "Nothing is on board: scan what is to be delivered first");
        return leave(by, trip, sorted, at);
    }

    private static List<String> alreadyGone(Trip trip) {
        if (trip.status() == TripStatus.CANCELLED)
            throw new Refusal("trip_cancelled", "Nothing of this trip is left to be driven");
        return List.of();
    }

    private void refuseSecondTrip(Trip trip) {
        var onTheRoad = trips.openOf(trip.merchant(), trip.driver()).stream()
                .anyMatch(other -> other.status() == TripStatus.DEPARTED);
        if (onTheRoad) throw new Refusal("on_the_road", "Finish the trip you are on before you leave for the next");
    }

    /** What leaves, what stays, and what of it is missing on board. */
    private record Sorted(
            List<Stop> leaving, List<Parcel> onBoard, List<Stop> staying, List<NotAllLoaded.Missing> missing) {}

    private Sorted sort(Trip trip, Map<String, OrderView> locked, Leaving how, Instant at) {
        var sorted = new Sorted(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var coverage = payments.coverage(trip.merchant(), locked.keySet());
        for (var stop : trips.openStops(trip)) {
            var order = locked.get(stop.orderId());
            var boxes = parcels.of(trip.merchant(), List.of(stop.shipmentId()));
            var loaded = boxes.stream()
                    .filter(p -> p.status() == ParcelStatus.LOADED)
                    .toList();
            var uncovered = order == null ? Optional.<String>empty() : against(coverage, stop, order, at);
            if (order == null || !mayLeave(trip, stop, order) || uncovered.isPresent()) {
                if (!loaded.isEmpty() && how != Leaving.GONE)
                    throw new Refusal("take_off", takeOff(trip, stop, order, uncovered));
                if (order == null || isLive(stop, order)) sorted.staying().add(stop);
            } else if (loaded.size() == boxes.size()) {
                sorted.leaving().add(stop);
                sorted.onBoard().addAll(loaded);
            } else {
                sorted.staying().add(stop);
                boxes.stream()
                        .filter(Parcel::canBeLoaded)
                        .forEach(p -> sorted.missing().add(new NotAllLoaded.Missing(p.sscc(), stop.orderNumber())));
            }
        }
        return sorted;
    }

    /** The plan may have changed while the stop is still to follow it. */
    private static boolean isHis(Trip trip, Stop stop, OrderView order) {
        return order.shipment(stop.shipmentId()).driver().equals(trip.driver());
    }

    private static boolean mayLeave(Trip trip, Stop stop, OrderView order) {
        var status = order.shipment(stop.shipmentId()).status();
        return stop.packed()
                && isHis(trip, stop, order)
                && order.heldReason() == null
                && (status == ShipmentStatus.PACKED || status == ShipmentStatus.DELIVERY_FAILED);
    }

    private Optional<String> against(Coverage coverage, Stop stop, OrderView order, Instant at) {
        return coverage.against(order.id(), order.shipment(stop.shipmentId()), at);
    }

    private static boolean isLive(Stop stop, OrderView order) {
        return order.shipment(stop.shipmentId()).status().isLive();
    }

    private static String takeOff(
            Trip trip, Stop stop, @org.jspecify.annotations.Nullable OrderView order, Optional<String> uncovered) {
        var why = order != null && order.heldReason() != null
                ? "somebody holds it"
                : uncovered
                        .map(words -> words.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + words.substring(1))
                        .orElseGet(() -> order == null || isHis(trip, stop, order)
                                ? "it was cancelled"
                                : "driver " + order.shipment(stop.shipmentId()).driver() + " takes it now");
        return "Take the packages of " + stop.orderNumber() + " off first: " + why;
    }

    private List<String> leave(Carrier by, Trip trip, Sorted sorted, Instant at) {
        sorted.leaving().stream()
                .sorted(java.util.Comparator.comparing(Stop::orderId).thenComparing(Stop::shipmentId))
                .forEach(stop -> handOff(stop, trip));
        sorted.staying().forEach(stop -> plan.leaveBehind(stop, trip));
        parcels.move(sorted.onBoard(), ParcelStatus.LOADED, Step.DEPARTED, trip.id(), by.name(), at);
        plan.arrange(trip, sorted.leaving(), at);
        trips.depart(trip.id(), at);
        return sorted.staying().stream().map(Stop::shipmentId).toList();
    }

    private void handOff(Stop stop, Trip trip) {
        var order = orders.handedOff(stop.shipmentId(), trip.driver(), trip.id());
        payments.handedOff(
                trip.merchant(),
                order.id(),
                stop.shipmentId(),
                order.shipment(stop.shipmentId()).total());
    }

    private Map<String, OrderView> lockOrders(List<Stop> stops) {
        var ids = new TreeSet<>(stops.stream().map(Stop::orderId).toList());
        var locked = new HashMap<String, OrderView>();
        ids.forEach(id -> locked.put(id, orders.lock(id)));
        return locked;
    }

    private Trip own(Carrier by, String tripId) {
        return trips.trip(by.merchant(), tripId).filter(by::owns).orElseThrow(() -> new NotFound("trip"));
    }

    private Parcel parcel(Carrier by, String code) {
        return parcels.bySscc(by.merchant(), Sscc.of(code)).orElseThrow(UnknownPackage::new);
    }

    private static List<String> shipments(List<Stop> stops) {
        return stops.stream().map(Stop::shipmentId).toList();
    }
}
