package oms.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import oms.Ids;
import oms.geo.TravelTimes;
import oms.inventory.Warehouses;
import oms.order.OrderSnapshot;
import oms.order.Orders;
import oms.order.ShipmentView;

/**
 * Which shipment leaves on which trip, as the allocation wants it: each live shipment has one open stop, on the trip of its
 * driver, warehouse and departure. What is on the road already is left alone.
 */
@ApplicationScoped
class TripPlan {
    private final TripRepository trips;
    private final ParcelRepository parcels;
    private final Orders orders;
    private final Warehouses warehouses;
    private final TravelTimes times;
    private final DeliverySettings settings;
    private final Clock clock;

    TripPlan(
            TripRepository trips,
            ParcelRepository parcels,
            Orders orders,
            Warehouses warehouses,
            TravelTimes times,
            DeliverySettings settings,
            Clock clock) {
        this.trips = trips;
        this.parcels = parcels;
        this.orders = orders;
        this.warehouses = warehouses;
        this.times = times;
        this.settings = settings;
        this.clock = clock;
    }

    /** Gives the shipments that a plan made or changed their stops, and takes the stops of cancelled ones away. */
    @Transactional(TxType.MANDATORY)
    void follow(OrderSnapshot order, List<String> planned) {
        for (var shipment : order.shipments()) {
            switch (shipment.status()) {
                case ALLOCATED, PICKED, PACKED -> {
                    if (planned.contains(shipment.id())) place(order, shipment);
                }
                case CANCELLED -> drop(order.merchant(), shipment.id());
                case IN_TRANSIT, DELIVERY_FAILED, DELIVERED, RETURNED -> {}
            }
        }
    }

    private void place(OrderSnapshot order, ShipmentView shipment) {
        lockDrivers(order.merchant(), shipment);
        var known = trips.stopOf(order.merchant(), shipment.id());
        if (known.isEmpty()) {
            open(order, shipment);
            return;
        }
        var stop = known.get();
        var trip = trips.lock(order.merchant(), stop.tripId()).orElseThrow();
        if (!stop.isOpen() || trip.status() != TripStatus.PLANNED || fits(stop, trip, shipment)) return;
        trips.replan(stop.id(), shipment.units(), when(shipment.pickUpAt()), when(shipment.deliverAt()));
        takeOff(stop, trip);
        var target = tripFor(order.merchant(), shipment.driver(), shipment.warehouse(), when(shipment.pickUpAt()));
        moveTo(target, stop, trip);
    }

    /** The one who shall have it and the one who has, so that a trip that leaves just now has left, or waits. */
    private void lockDrivers(String merchant, ShipmentView shipment) {
        var drivers = new TreeSet<>(List.of(shipment.driver()));
        trips.stopOf(merchant, shipment.id())
                .flatMap(stop -> trips.trip(merchant, stop.tripId()))
                .ifPresent(trip -> drivers.add(trip.driver()));
        drivers.forEach(driver -> trips.lockDriver(merchant, driver));
    }

    private static boolean fits(Stop stop, Trip trip, ShipmentView shipment) {
        return trip.driver().equals(shipment.driver())
                && trip.warehouse().equals(shipment.warehouse())
                && stop.pickUpAt().equals(when(shipment.pickUpAt()))
                && stop.plannedAt().equals(when(shipment.deliverAt()))
                && stop.units() == shipment.units();
    }

    private void open(OrderSnapshot order, ShipmentView shipment) {
        var location = orders.find(order.id()).orElseThrow().location();
        var pickUp = when(shipment.pickUpAt());
        var trip = tripFor(order.merchant(), shipment.driver(), shipment.warehouse(), pickUp);
        trips.insert(new Stop(
                Ids.next("stp"),
                order.merchant(),
                trip.id(),
                shipment.id(),
                order.id(),
                order.number(),
                Integer.MAX_VALUE,
                1,
                StopStatus.PLANNED,
                shipment.units(),
                location.lat(),
                location.lon(),
                pickUp,
                when(shipment.deliverAt()),
                order.deliverBy(),
                false,
                null,
                null,
                null,
                null,
                null,
                null));
        arrange(trip);
    }

    private Trip tripFor(String merchant, String driver, String warehouse, Instant leaves) {
        return trips.openOf(merchant, driver).stream()
                .filter(trip -> trip.status() == TripStatus.PLANNED
                        && trip.warehouse().equals(warehouse)
                        && Duration.between(trip.leavesAt(), leaves).abs().compareTo(settings.sameDeparture()) <= 0)
                .flatMap(trip -> stillPlanned(trip).stream())
                .findFirst()
                .orElseGet(() -> start(merchant, driver, warehouse, leaves));
    }

    /** Locked, so that it does not end just now because its last stop is taken away. */
    private Optional<Trip> stillPlanned(Trip trip) {
        return trips.lock(trip.merchant(), trip.id()).filter(locked -> locked.status() == TripStatus.PLANNED);
    }

    private Trip start(String merchant, String driver, String warehouse, Instant leaves) {
        var trip = new Trip(Ids.next("trp"), merchant, driver, warehouse, TripStatus.PLANNED, leaves, null, null);
        trips.insert(trip);
        return trip;
    }

    /** What cannot leave now goes to the driver's next trip from there. */
    private Trip nextAfter(Trip trip) {
        return laterThan(trip)
                .orElseGet(() -> start(
                        trip.merchant(),
                        trip.driver(),
                        trip.warehouse(),
                        when(clock.instant().plus(settings.nextDeparture()))));
    }

    private Optional<Trip> laterThan(Trip trip) {
        return trips.openOf(trip.merchant(), trip.driver()).stream()
                .filter(other -> other.status() == TripStatus.PLANNED
                        && !other.id().equals(trip.id())
                        && other.warehouse().equals(trip.warehouse()))
                .flatMap(other -> stillPlanned(other).stream())
                .findFirst();
    }

    /** The stop stays behind when its trip leaves. */
    @Transactional(TxType.MANDATORY)
    void leaveBehind(Stop stop, Trip trip) {
        takeOff(stop, trip);
        var next = nextAfter(trip);
        trips.replan(stop.id(), stop.units(), next.leavesAt(), stop.plannedAt());
        trips.move(stop.id(), next.id());
        arrange(next);
    }

    /** The shipment waits at a new stop, on the driver's next trip. */
    @Transactional(TxType.MANDATORY)
    void again(Stop failed, Trip trip) {
        var next = nextAfter(trip);
        trips.insert(new Stop(
                Ids.next("stp"),
                failed.merchant(),
                next.id(),
                failed.shipmentId(),
                failed.orderId(),
                failed.orderNumber(),
                Integer.MAX_VALUE,
                failed.attempt() + 1,
                StopStatus.PLANNED,
                failed.units(),
                failed.lat(),
                failed.lon(),
                next.leavesAt(),
                next.leavesAt(),
                failed.deliverBy(),
                true,
                null,
                null,
                null,
                null,
                null,
                null));
        arrange(next);
    }

    /** A person's wish: the stop goes to another planned trip; what was scanned onto the old one is to be scanned anew. */
    @Transactional(TxType.MANDATORY)
    void change(Stop stop, Trip from, Trip to) {
        takeOff(stop, from);
        moveTo(to, stop, from);
    }

    private void moveTo(Trip target, Stop stop, Trip from) {
        if (!target.id().equals(from.id())) trips.move(stop.id(), target.id());
        arrange(target);
        if (!target.id().equals(from.id())) arrange(from);
    }

    private void drop(String merchant, String shipment) {
        trips.stopOf(merchant, shipment)
                .filter(Stop::isOpen)
                .flatMap(stop -> trips.trip(merchant, stop.tripId()))
                .ifPresent(trip -> trips.lockDriver(merchant, trip.driver()));
        parcels.cancel(merchant, shipment);
        trips.stopOf(merchant, shipment).filter(Stop::isOpen).ifPresent(open -> {
            trips.end(open.id(), StopStatus.CANCELLED, null, null, clock.instant());
            trips.lock(merchant, open.tripId()).ifPresent(this::arrange);
        });
    }

    /** What is scanned onto a trip that it will not leave with lies in the warehouse again and has to be scanned anew. */
    private void takeOff(Stop stop, Trip trip) {
        var loaded = parcels.of(stop.merchant(), List.of(stop.shipmentId())).stream()
                .filter(parcel -> parcel.status() == ParcelStatus.LOADED)
                .toList();
        parcels.move(
                loaded,
                ParcelStatus.READY,
                ParcelRepository.Step.UNLOADED,
                trip.id(),
                trip.warehouse(),
                clock.instant());
    }

    /** Puts a planned trip's stops into their best order and its departure behind the last pick-up; a trip without stops ends. */
    @Transactional(TxType.MANDATORY)
    void arrange(Trip trip) {
        if (trip.status() != TripStatus.PLANNED) return;
        var open = trips.openStops(trip);
        if (open.isEmpty()) {
            trips.cancel(trip.id());
            return;
        }
        var leaves = open.stream().map(Stop::pickUpAt).max(Instant::compareTo).orElseThrow();
        if (!leaves.equals(trip.leavesAt())) trips.leavesAt(trip.id(), leaves);
        arrange(trip, open, leaves);
    }

    @Transactional(TxType.MANDATORY)
    void arrange(Trip trip, List<Stop> open, Instant leaves) {
        var warehouse = warehouses.find(trip.merchant(), trip.warehouse());
        var start =
                warehouse.isPresent() ? warehouse.get().at() : open.getFirst().at();
        trips.arrange(StopOrder.best(start, leaves, open, settings.doorTime(), times));
    }

    /** Times are compared after a way through the database: whole seconds. */
    private static Instant when(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }
}
