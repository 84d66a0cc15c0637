package oms.delivery;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import oms.delivery.Arrival.Window;
import oms.delivery.TrackView.Item;
import oms.delivery.TrackView.OnTheWay;
import oms.delivery.TrackView.Part;
import oms.fleet.DriverView;
import oms.fleet.Drivers;
import oms.geo.GeoPoint;
import oms.geo.TravelTimes;
import oms.inventory.Warehouses;
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
    private final Warehouses warehouses;
    private final ProofViews proofs;
    private final TravelTimes times;
    private final DeliverySettings settings;
    private final Clock clock;

    Tracking(
            Orders orders,
            TripRepository trips,
            Drivers drivers,
            Warehouses warehouses,
            ProofViews proofs,
            TravelTimes times,
            DeliverySettings settings,
            Clock clock) {
        this.orders = orders;
        this.trips = trips;
        this.drivers = drivers;
        this.warehouses = warehouses;
        this.proofs = proofs;
        this.times = times;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return what is shown now; pictures' addresses are relative to the order's own, which only the shopper knows */
    TrackView of(String merchant, String orderId) {
        var now = clock.instant();
        var order = orders.get(merchant, orderId);
        var stops = trips.stopsOf(merchant, orderId).stream()
                .collect(Collectors.toMap(Stop::shipmentId, Function.identity()));
        var parts = order.shipments().stream()
                .filter(shipment -> shipment.status() != ShipmentStatus.CANCELLED)
                .map(shipment -> part(order, shipment, Optional.ofNullable(stops.get(shipment.id())), now))
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
                proofs.of(merchant, orderId, "proof"),
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

    private Part part(OrderView order, ShipmentView shipment, Optional<Stop> found, Instant now) {
        var way = found.filter(Stop::isOpen).flatMap(stop -> way(stop, order.id(), now));
        var delivered = found.filter(stop -> stop.status() == StopStatus.DELIVERED);
        var failed = shipment.status() == ShipmentStatus.DELIVERY_FAILED
                ? trips.lastFailure(order.merchant(), shipment.id())
                : Optional.<Stop>empty();
        return new Part(
                shipment.no(),
                shipment.status(),
                items(order, shipment),
                way.map(Way::eta).orElse(null),
                way.map(Way::stopsBefore).orElse(null),
                way.map(Way::driver).orElse(null),
                delivered.map(Stop::doneAt).orElse(null),
                failed.map(Stop::reason).orElse(null),
                failed.map(Stop::nextStep).orElse(null));
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
            @Nullable Integer stopsBefore,
            @Nullable OnTheWay driver) {}

    private Optional<Way> way(Stop stop, String order, Instant now) {
        return trips.trip(stop.merchant(), stop.tripId()).map(trip -> {
            var before = trips.openStops(trip).stream()
                    .takeWhile(other -> !other.id().equals(stop.id()))
                    .toList();
            return trip.status() == TripStatus.DEPARTED
                    ? onTheRoad(stop, trip, before, order, now)
                    : new Way(planned(stop, trip, before, now), null, null);
        });
    }

    private Way onTheRoad(Stop stop, Trip trip, List<Stop> before, String order, Instant now) {
        var driver = drivers.get(trip.merchant(), trip.driver());
        var seen = seenSinceDeparture(driver, trip);
        var from = seen.map(OnTheWay::location).orElseGet(() -> start(trip, stop));
        var since = seen.map(OnTheWay::at)
                .or(() -> Optional.ofNullable(trip.departedAt()))
                .orElse(now);
        var expected = expected(from, since, before, stop, now);
        var strangers = (int)
                before.stream().filter(other -> !other.orderId().equals(order)).count();
        var near = strangers <= settings.showDriverWithinStops();
        return new Way(Arrival.onTheRoad(expected, now), strangers, near ? seen.orElse(null) : null);
    }

    private static Optional<OnTheWay> seenSinceDeparture(DriverView driver, Trip trip) {
        var location = driver.location();
        var at = driver.seenAt();
        var departed = trip.departedAt();
        if (location == null || at == null || (departed != null && at.isBefore(departed))) return Optional.empty();
        return Optional.of(new OnTheWay(driver.name().strip().split("\\s+")[0], location, at));
    }

    /** Not before the plan's time, and not before what the way takes once the trip leaves. */
    private Window planned(Stop stop, Trip trip, List<Stop> before, Instant now) {
        var leaves = trip.leavesAt().isAfter(now) ? trip.leavesAt() : now;
        var driven = expected(start(trip, stop), leaves, before, stop, now);
        return Arrival.asPlanned(stop.plannedAt().isAfter(driven) ? stop.plannedAt() : driven, now);
    }

    private Instant expected(GeoPoint from, Instant since, List<Stop> before, Stop stop, Instant now) {
        var doors = before.stream().map(Arrival.Door::of).toList();
        return Arrival.expected(from, since, doors, Arrival.Door.of(stop), settings.doorTime(), times, now);
    }

    private GeoPoint start(Trip trip, Stop stop) {
        return warehouses
                .find(trip.merchant(), trip.warehouse())
                .map(warehouse -> warehouse.at())
                .orElse(stop.at());
    }
}
