package oms.delivery;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import oms.delivery.Arrival.Window;
import oms.delivery.ProofViews.ProofView;
import oms.delivery.TrackView.Item;
import oms.delivery.TrackView.Moved;
import oms.delivery.TrackView.OnTheWay;
import oms.delivery.TrackView.Part;
import oms.fleet.DriverView;
import oms.fleet.Drivers;
import oms.geo.GeoPoint;
import oms.order.OrderLineView;
import oms.order.OrderView;
import oms.order.Orders;
import oms.order.ShipmentStatus;
import oms.order.ShipmentView;
import org.jspecify.annotations.Nullable;

/** What a shopper sees of an order on its way. Whoever holds the order's token is the shopper. */
@Singleton
class Tracking {
    private final Orders orders;
    private final TripRepository trips;
    private final Drivers drivers;
    private final ProofViews proofs;
    private final Ways ways;
    private final DoorTimes doorTimes;
    private final ToldRepository tellings;
    private final DeliverySettings settings;
    private final Clock clock;

    Tracking(
            Orders orders,
            TripRepository trips,
            Drivers drivers,
            ProofViews proofs,
            Ways ways,
            DoorTimes doorTimes,
            ToldRepository tellings,
            DeliverySettings settings,
            Clock clock) {
        this.orders = orders;
        this.trips = trips;
        this.drivers = drivers;
        this.proofs = proofs;
        this.ways = ways;
        this.doorTimes = doorTimes;
        this.tellings = tellings;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * All of an order that does not move by itself.
     *
     * @param stops the latest of each shipment, by shipment
     * @param failures the last failed attempt of shipments that could not be handed over, by shipment
     * @param tours by trip
     * @param told what was told of arrivals, by stop; kept current
     */
    record Followed(
            OrderView order,
            Map<String, Stop> stops,
            Map<String, Stop> failures,
            Map<String, Tour> tours,
            List<ProofView> proofs,
            ServiceTimes doorTimes,
            Map<String, Told> told) {
        Set<String> drivers() {
            return tours.values().stream().map(tour -> tour.trip().driver()).collect(Collectors.toSet());
        }
    }

    /** A trip on which one of the order's shipments is, with all its stops. */
    record Tour(Trip trip, List<Stop> stops, @Nullable GeoPoint warehouse) {}

    /** @return what is shown now; pictures' addresses are relative to the order's own, which only the shopper knows */
    TrackView of(String merchant, String orderId) {
        var followed = read(merchant, orderId);
        return view(followed, seen(merchant, followed.drivers()), clock.instant());
    }

    /** @return the drivers as they were last seen, by code */
    Map<String, DriverView> seen(String merchant, Collection<String> codes) {
        return drivers.some(merchant, codes).stream().collect(Collectors.toMap(DriverView::code, Function.identity()));
    }

    Followed read(String merchant, String orderId) {
        var order = orders.get(merchant, orderId);
        var stops = trips.stopsOf(merchant, orderId).stream()
                .collect(Collectors.toMap(Stop::shipmentId, Function.identity()));
        var tours = stops.values().stream()
                .filter(Stop::isOpen)
                .map(Stop::tripId)
                .distinct()
                .flatMap(id -> trips.trip(merchant, id).stream())
                .collect(Collectors.toMap(Trip::id, this::tour));
        var failures = order.shipments().stream()
                .filter(shipment -> shipment.status() == ShipmentStatus.DELIVERY_FAILED)
                .flatMap(shipment -> trips.lastFailure(merchant, shipment.id()).stream())
                .collect(Collectors.toMap(Stop::shipmentId, Function.identity()));
        return new Followed(
                order,
                stops,
                failures,
                tours,
                proofs.of(merchant, orderId, "proof"),
                doorTimes.of(merchant),
                new ConcurrentHashMap<>(tellings.of(
                        merchant, stops.values().stream().map(Stop::id).toList())));
    }

    private Tour tour(Trip trip) {
        return new Tour(
                trip, trips.stops(trip.merchant(), trip.id()), ways.warehouse(trip.merchant(), trip.warehouse()));
    }

    /** Where the driver is not expected any more when the shopper was told, what is told now is kept. */
    TrackView view(Followed followed, Map<String, DriverView> seen, Instant now) {
        var order = followed.order();
        var parts = order.shipments().stream()
                .filter(shipment -> shipment.status() != ShipmentStatus.CANCELLED)
                .map(shipment -> part(followed, shipment, seen, now))
                .toList();
        var status = order.status().toldToShopper();
        return new TrackView(
                order.number(),
                status,
                TrackWords.stages(status),
                TrackWords.stage(status),
                TrackWords.headline(status, parts),
                parts.stream()
                        .map(Part::eta)
                        .filter(Objects::nonNull)
                        .min(Comparator.comparing(Window::from))
                        .orElse(null),
                order.deliverBy(),
                order.location(),
                parts,
                parts.stream().anyMatch(part -> part.status() == ShipmentStatus.IN_TRANSIT),
                followed.proofs(),
                order.status().isTerminal(),
                now);
    }

    /** @return stops to which something of the order is on its way now */
    List<Stop> onTheRoad(String merchant, String orderId) {
        return trips.stopsOf(merchant, orderId).stream()
                .filter(stop -> stop.isOpen() && isDeparted(stop))
                .toList();
    }

    private boolean isDeparted(Stop stop) {
        return trips.trip(stop.merchant(), stop.tripId())
                .filter(trip -> trip.status() == TripStatus.DEPARTED)
                .isPresent();
    }

    private Part part(Followed followed, ShipmentView shipment, Map<String, DriverView> seen, Instant now) {
        var found = Optional.ofNullable(followed.stops().get(shipment.id()));
        var way = found.filter(Stop::isOpen).flatMap(stop -> way(followed, stop, seen, now));
        var delivered = found.filter(stop -> stop.status() == StopStatus.DELIVERED);
        var failed = Optional.ofNullable(followed.failures().get(shipment.id()));
        return new Part(
                shipment.no(),
                shipment.status(),
                items(followed.order(), shipment),
                way.map(Way::eta).orElse(null),
                way.map(Way::moved).orElse(null),
                way.map(Way::stopsBefore).orElse(null),
                way.map(Way::driver).orElse(null),
                delivered.map(Stop::doneAt).orElse(null),
                failed.map(Stop::reason).orElse(null),
                failed.map(Stop::nextStep).orElse(null),
                found.map(Stop::elsewhere).orElse(null),
                found.map(Stop::place).orElse(null));
    }

    private static List<Item> items(OrderView order, ShipmentView shipment) {
        Map<String, String> names =
                order.lines().stream().collect(Collectors.toMap(OrderLineView::sku, OrderLineView::name, (a, b) -> a));
        return shipment.lines().stream()
                .map(line -> new Item(names.getOrDefault(line.sku(), line.sku()), line.quantity()))
                .toList();
    }

    /** How a stop is reached. */
    private record Way(
            Window eta,
            @Nullable Moved moved,
            @Nullable Integer stopsBefore,
            @Nullable OnTheWay driver) {}

    private Optional<Way> way(Followed followed, Stop stop, Map<String, DriverView> seen, Instant now) {
        return Optional.ofNullable(followed.tours().get(stop.tripId()))
                .map(tour -> way(followed, tour, stop, seen.get(tour.trip().driver()), now));
    }

    private Way way(Followed followed, Tour tour, Stop stop, @Nullable DriverView driver, Instant now) {
        var trip = tour.trip();
        var departed = trip.status() == TripStatus.DEPARTED;
        var seen = departed ? Ways.Seen.since(trip.departedAt(), driver) : null;
        var start = new Ways.Start(
                trip.status(),
                tour.warehouse() == null ? stop.at() : tour.warehouse(),
                trip.leavesAt(),
                trip.departedAt());
        var doors = tour.stops().stream().map(Ways.Door::of).toList();
        var driven = Objects.requireNonNull(
                ways.ahead(followed.doorTimes(), start, seen, doors, now).at(stop.id()));
        var before = tour.stops().stream()
                .filter(Stop::isOpen)
                .takeWhile(other -> !other.id().equals(stop.id()))
                .toList();
        // not before the plan's time, and not before what the way takes once the trip leaves
        var expected = departed || driven.isAfter(stop.plannedAt()) ? driven : stop.plannedAt();
        var window = departed ? Arrival.onTheRoad(expected, now) : Arrival.asPlanned(expected, now);
        var moved = tell(followed, tour, stop, before.size(), expected, window, now);
        if (!departed) return new Way(window, moved, null, null);
        var strangers = (int) before.stream()
                .filter(other -> !other.orderId().equals(stop.orderId()))
                .count();
        var near = strangers <= settings.showDriverWithinStops();
        return new Way(window, moved, strangers, near && seen != null && driver != null ? coming(driver, seen) : null);
    }

    private static OnTheWay coming(DriverView driver, Ways.Seen seen) {
        return new OnTheWay(driver.name().strip().split("\\s+")[0], seen.at(), seen.when());
    }

    private @Nullable Moved tell(
            Followed followed, Tour tour, Stop stop, int before, Instant expected, Window window, Instant now) {
        var told = followed.told().get(stop.id());
        var next = Told.next(
                told,
                new Told.Now(
                        stop,
                        tour.trip(),
                        before,
                        expected,
                        window,
                        Told.overtime(tour.stops(), followed.doorTimes(), now),
                        now));
        if (!next.equals(told)) {
            tellings.keep(stop.merchant(), next);
            followed.told().put(stop.id(), next);
        }
        return next.moved();
    }
}
