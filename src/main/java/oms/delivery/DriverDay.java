package oms.delivery;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import oms.delivery.RoadRepository.ComingBack;
import oms.fleet.DriverView;
import oms.geo.Address;
import oms.geo.GeoPoint;
import oms.order.OrderView;
import oms.order.Orders;
import oms.web.NotFound;
import org.jspecify.annotations.Nullable;

/** What a driver sees: the trip at hand with its stops in order, where each goes, and which packages belong to it. */
@Singleton
class DriverDay {
    /**
     * @param trip the one on the road, else the next to leave; null where nothing is planned
     * @param comingBack packages that are to be scanned back in at the warehouse
     * @param more whether another trip follows
     */
    record Day(Who driver, @Nullable TripView trip, List<ComingBack> comingBack, boolean more) {}

    record Who(String code, String name, boolean onShift, int load, int max) {}

    record TripView(
            String id,
            String driver,
            String warehouse,
            TripStatus status,
            Instant leavesAt,
            @Nullable Instant departedAt,
            List<StopView> stops) {}

    /** @param requiredProofs what the merchant wants at this door, all of it; empty where any one proof will do */
    record StopView(
            String id,
            int position,
            StopStatus status,
            int attempt,
            String shipmentId,
            String orderId,
            String orderNumber,
            Address address,
            @Nullable String phone,
            GeoPoint location,
            int units,
            Instant plannedAt,
            Instant deliverBy,
            @Nullable Instant arrivedAt,
            boolean packed,
            @Nullable NextStep elsewhere,
            @Nullable String place,
            List<ProofKind> requiredProofs,
            List<Box> packages) {}

    record Box(String sscc, String box, int weightGrams, ParcelStatus status) {}

    private final TripRepository trips;
    private final ParcelRepository parcels;
    private final RoadRepository road;
    private final ProofRules rules;
    private final Orders orders;

    DriverDay(TripRepository trips, ParcelRepository parcels, RoadRepository road, ProofRules rules, Orders orders) {
        this.trips = trips;
        this.parcels = parcels;
        this.road = road;
        this.rules = rules;
        this.orders = orders;
    }

    Day of(DriverView driver, String merchant) {
        return at(driver, merchant, 0);
    }

    /** @param no how many trips are over by then @return the day as it goes on then */
    Day at(DriverView driver, String merchant, int no) {
        var open = trips.openOf(merchant, driver.code());
        var who = new Who(driver.code(), driver.name(), driver.onShift(), driver.load(), driver.max());
        return new Day(
                who,
                open.size() <= no ? null : view(open.get(no)),
                road.comingBack(merchant, driver.code()),
                open.size() > no + 1);
    }

    /** @throws NotFound for a trip of another driver or merchant */
    TripView trip(Carrier by, String id) {
        return view(trips.trip(by.merchant(), id).filter(by::owns).orElseThrow(() -> new NotFound("trip")));
    }

    /** @throws NotFound for a stop of another driver or merchant */
    StopView stop(Carrier by, String id) {
        var stop = trips.stopOf(by, id).orElseThrow(() -> new NotFound("stop"));
        return view(List.of(stop)).getFirst();
    }

    private TripView view(Trip trip) {
        return new TripView(
                trip.id(),
                trip.driver(),
                trip.warehouse(),
                trip.status(),
                trip.leavesAt(),
                trip.departedAt(),
                view(trips.stops(trip.merchant(), trip.id())));
    }

    /** @param stops of one merchant */
    private List<StopView> view(List<Stop> stops) {
        if (stops.isEmpty()) return List.of();
        var merchant = stops.getFirst().merchant();
        var wanted = rules.of(merchant);
        var boxes = parcels.of(merchant, stops.stream().map(Stop::shipmentId).toList()).stream()
                .collect(Collectors.groupingBy(Parcel::shipmentId));
        var sold = orders
                .some(merchant, stops.stream().map(Stop::orderId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(OrderView::id, Function.identity()));
        return stops.stream()
                .map(stop -> view(
                        stop,
                        Objects.requireNonNull(sold.get(stop.orderId())),
                        wanted,
                        boxes.getOrDefault(stop.shipmentId(), List.of())))
                .toList();
    }

    private static StopView view(Stop stop, OrderView order, List<ProofRules.Rule> wanted, List<Parcel> boxes) {
        return new StopView(
                stop.id(),
                stop.position(),
                stop.status(),
                stop.attempt(),
                stop.shipmentId(),
                stop.orderId(),
                stop.orderNumber(),
                order.shippingAddress(),
                order.customer().phone(),
                stop.at(),
                stop.units(),
                stop.plannedAt(),
                stop.deliverBy(),
                stop.arrivedAt(),
                stop.packed(),
                stop.elsewhere(),
                stop.place(),
                ProofRules.required(wanted, order.total()),
                boxes.stream()
                        .map(p -> new Box(p.sscc(), p.box(), p.weightGrams(), p.status()))
                        .toList());
    }
}
