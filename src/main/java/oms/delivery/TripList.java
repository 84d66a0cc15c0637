package oms.delivery;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import oms.geo.GeoPoint;
import oms.web.Cursor;
import oms.web.InvalidRequest;
import oms.web.Page;
import org.jspecify.annotations.Nullable;

/** Trips as dispatchers look them through: without the shoppers' names and addresses. */
@Singleton
class TripList {
    /** @param units what its open and done stops take on the vehicle, together */
    record TripSummary(
            String id,
            String driver,
            String warehouse,
            TripStatus status,
            Instant leavesAt,
            @Nullable Instant departedAt,
            @Nullable Instant finishedAt,
            int units,
            List<StopSummary> stops) {}

    /** @param plannedAt when the plan wanted it at the door; {@code deliverBy} is the promise; {@code elsewhere} to whom, and {@code place} to which, it
     * was brought because nobody took it there */
    record StopSummary(
            String id,
            int position,
            StopStatus status,
            int attempt,
            String orderId,
            String orderNumber,
            String shipmentId,
            GeoPoint location,
            int units,
            boolean packed,
            Instant plannedAt,
            Instant deliverBy,
            @Nullable Instant arrivedAt,
            @Nullable Instant doneAt,
            @Nullable FailureReason reason,
            @Nullable NextStep nextStep,
            @Nullable NextStep elsewhere,
            @Nullable String place) {
        static StopSummary of(Stop stop) {
            return new StopSummary(
                    stop.id(),
                    stop.position(),
                    stop.status(),
                    stop.attempt(),
                    stop.orderId(),
                    stop.orderNumber(),
                    stop.shipmentId(),
                    stop.at(),
                    stop.units(),
                    stop.packed(),
                    stop.plannedAt(),
                    stop.deliverBy(),
                    stop.arrivedAt(),
                    stop.doneAt(),
                    stop.reason(),
                    stop.nextStep(),
                    stop.elsewhere(),
                    stop.place());
        }
    }

    /** What is still to be driven. */
    static final Set<TripStatus> OPEN = EnumSet.of(TripStatus.PLANNED, TripStatus.DEPARTED);

    private final RoadRepository road;

    TripList(RoadRepository road) {
        this.road = road;
    }

    /** @return the latest departure first */
    Page<TripSummary> page(String merchant, Collection<TripStatus> statuses, int limit, @Nullable String cursor) {
        var after = Cursor.read(cursor, 2);
        var rows = road.trips(
                merchant, statuses, after == null ? null : instant(after[0]), after == null ? "" : after[1], limit + 1);
        var page = Page.of(rows, limit, trip -> Cursor.of(trip.leavesAt().toString(), trip.id()));
        return new Page<>(withStops(merchant, page.items()), page.nextCursor());
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw new InvalidRequest("/cursor", "invalid_cursor", "This cursor does not come from this list");
        }
    }

    private List<TripSummary> withStops(String merchant, List<Trip> trips) {
        var stops = road.stops(merchant, trips.stream().map(Trip::id).toList()).stream()
                .collect(Collectors.groupingBy(Stop::tripId));
        return trips.stream().map(trip -> summary(trip, stops)).toList();
    }

    private static TripSummary summary(Trip trip, Map<String, List<Stop>> stops) {
        var own = stops.getOrDefault(trip.id(), List.of());
        return new TripSummary(
                trip.id(),
                trip.driver(),
                trip.warehouse(),
                trip.status(),
                trip.leavesAt(),
                trip.departedAt(),
                trip.finishedAt(),
                own.stream().mapToInt(Stop::units).sum(),
                own.stream().map(StopSummary::of).toList());
    }

    /**
     * @param text statuses with commas between them; null or empty for those under way
     * @throws InvalidRequest for a word that is no status
     */
    static Set<TripStatus> statuses(@Nullable String text) {
        if (text == null || text.isBlank()) return OPEN;
        var wanted = new ArrayList<TripStatus>();
        for (var word : text.split(",", -1)) {
            try {
                wanted.add(TripStatus.valueOf(word.strip()));
            } catch (IllegalArgumentException e) {
                throw new InvalidRequest("/status", "invalid_value", "There is no such trip status");
            }
        }
        return EnumSet.copyOf(wanted);
    }
}
