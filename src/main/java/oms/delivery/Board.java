package oms.delivery;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import oms.delivery.Arrival.Way;
import oms.delivery.PhoneReportRepository.Refused;
import oms.delivery.TripList.StopSummary;
import oms.delivery.TripList.TripSummary;
import oms.fleet.DriverView;
import oms.fleet.Drivers;
import oms.inventory.WarehouseView;
import oms.inventory.Warehouses;
import oms.payment.Payments;
import org.jspecify.annotations.Nullable;

/** What a dispatcher sees: every trip that is planned or on the road, and who will be late. */
@Singleton
class Board {
    private static final int MOST = 500;
    private static final int COLOURS = 6;
    private static final Duration STALE = Duration.ofMinutes(5);
    /** A hold that lapses within this is shown. */
    private static final Duration SOON = Duration.ofHours(12);

    private static final int REFUSED = 20;

    /**
     * A trip with its driver, as far as there is one of that code, and the way ahead.
     *
     * @param no place on the board, from 0; gives the trip its colour on the map
     * @param holds when the hold on an order's money lapses, by order
     */
    record Row(
            int no, TripSummary trip, @Nullable DriverView driver, Way way, Map<String, Instant> holds, Instant now) {
        /** @return when the hold on the order's money lapses, if that is soon or before the door */
        public @Nullable Instant lapses(StopSummary stop) {
            var at = holds.get(stop.orderId());
            if (at == null || departed() || stop.doneAt() != null) return null;
            return at.isBefore(now.plus(SOON)) || lapsesBeforeTheDoor(stop) ? at : null;
        }

        public boolean lapsesBeforeTheDoor(StopSummary stop) {
            var at = holds.get(stop.orderId());
            var door = way.at(stop.id());
            return at != null && door != null && !door.isBefore(at);
        }

        /** @return one of the six colours in which the map draws ways */
        public int colour() {
            return no % COLOURS;
        }

        public @Nullable Instant eta(StopSummary stop) {
            return way.at(stop.id());
        }

        /** @return {@code bad} when the promise is broken, {@code warn} when it will be, else empty */
        public String tone(StopSummary stop) {
            if (stop.doneAt() != null) return "";
            if (now.isAfter(stop.deliverBy())) return "bad";
            var at = way.at(stop.id());
            return at != null && at.isAfter(stop.deliverBy()) ? "warn" : "";
        }

        public boolean departed() {
            return trip.status() == TripStatus.DEPARTED;
        }

        public long done() {
            return trip.stops().stream().filter(stop -> stop.doneAt() != null).count();
        }

        public long late() {
            return trip.stops().stream().filter(stop -> !tone(stop).isEmpty()).count();
        }

        /** @return whether the driver should be on the way by now */
        public boolean overdue() {
            return !departed() && now.isAfter(trip.leavesAt());
        }

        /** @return whether nothing was heard of a driver on the road for a while */
        public boolean silent() {
            if (!departed()) return false;
            var seen = driver == null ? null : driver.seenAt();
            return seen == null || seen.isBefore(now.minus(STALE));
        }
    }

    /**
     * Everything under way: on the road first, then by departure.
     *
     * @param refused what phones told and could not count, until somebody has seen to it
     */
    record Overview(List<Row> rows, List<WarehouseView> warehouses, List<DriverView> drivers, List<Refused> refused) {
        public long onTheRoad() {
            return rows.stream().filter(Row::departed).count();
        }

        public long planned() {
            return rows.size() - onTheRoad();
        }

        public long ahead() {
            return rows.stream()
                    .mapToLong(row -> row.trip().stops().size() - row.done())
                    .sum();
        }

        public long late() {
            return rows.stream().mapToLong(Row::late).sum();
        }

        public long onShift() {
            return drivers.stream().filter(DriverView::onShift).count();
        }
    }

    private final TripList trips;
    private final Drivers drivers;
    private final Warehouses warehouses;
    private final Ways ways;
    private final Payments payments;
    private final PhoneReportRepository reports;
    private final Clock clock;

    Board(
            TripList trips,
            Drivers drivers,
            Warehouses warehouses,
            Ways ways,
            Payments payments,
            PhoneReportRepository reports,
            Clock clock) {
        this.trips = trips;
        this.drivers = drivers;
        this.warehouses = warehouses;
        this.ways = ways;
        this.payments = payments;
        this.reports = reports;
        this.clock = clock;
    }

    Overview of(String merchant) {
        var crew = drivers.all(merchant);
        var houses = warehouses.all(merchant);
        var byCode = crew.stream().collect(Collectors.toMap(DriverView::code, Function.identity()));
        var places = houses.stream().collect(Collectors.toMap(WarehouseView::code, Function.identity()));
        var open = trips.page(merchant, TripList.OPEN, MOST, null).items().stream()
                .sorted(Comparator.comparing((TripSummary trip) -> trip.status() == TripStatus.PLANNED)
                        .thenComparing(TripSummary::leavesAt)
                        .thenComparing(TripSummary::id))
                .toList();
        var now = clock.instant();
        var rows = new ArrayList<Row>();
        var free = new HashMap<String, Instant>();
        var holds = holds(merchant, open);
        for (var trip : open)
            rows.add(row(rows.size(), merchant, trip, byCode.get(trip.driver()), places, free, holds, now));
        return new Overview(rows, houses, crew, reports.refused(merchant, REFUSED));
    }

    private Map<String, Instant> holds(String merchant, List<TripSummary> open) {
        var waiting = open.stream()
                .filter(trip -> trip.status() == TripStatus.PLANNED)
                .flatMap(trip -> trip.stops().stream())
                .map(StopSummary::orderId)
                .collect(Collectors.toSet());
        if (waiting.isEmpty()) return Map.of();
        var coverage = payments.coverage(merchant, waiting);
        var holds = new HashMap<String, Instant>();
        for (var order : waiting) coverage.lapsesAt(order).ifPresent(at -> holds.put(order, at));
        return holds;
    }

    /** @param free when each driver is back from the trips before, by code */
    private Row row(
            int no,
            String merchant,
            TripSummary trip,
            @Nullable DriverView driver,
            Map<String, WarehouseView> places,
            Map<String, Instant> free,
            Map<String, Instant> holds,
            Instant now) {
        var house = places.get(trip.warehouse());
        var from = house == null ? null : house.at();
        var doors = trip.stops().stream()
                .map(stop -> new Ways.Door(stop.id(), stop.status(), stop.location(), stop.arrivedAt()))
                .toList();
        var back = free.get(trip.driver());
        var leaves = back != null && back.isAfter(trip.leavesAt()) ? back : trip.leavesAt();
        var start = new Ways.Start(trip.status(), from, leaves, trip.departedAt());
        var way = ways.ahead(merchant, start, Ways.Seen.since(trip.departedAt(), driver), doors);
        free.put(
                trip.driver(),
                ways.back(way, doors.isEmpty() ? null : doors.getLast().at(), from));
        return new Row(no, trip, driver, way, holds, now);
    }
}
