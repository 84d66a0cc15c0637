package oms.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import oms.delivery.Arrival.Window;
import oms.delivery.TrackView.Moved;
import org.jspecify.annotations.Nullable;

/**
 * When a stop's shopper was told the driver would come, what that was based on, and what was told before, if it moved since.
 *
 * @param leavesAt when the trip was to leave, or left
 * @param earlierFrom like earlierUntil and reason: null while nothing has moved
 */
record Told(
        String stopId,
        Instant fromAt,
        Instant untilAt,
        String tripId,
        Instant leavesAt,
        boolean onTheRoad,
        int stopsBefore,
        Instant toldAt,
        @Nullable Instant earlierFrom,
        @Nullable Instant earlierUntil,
        @Nullable MoveReason reason) {
    private static final Duration PUNCTUAL = Duration.ofMinutes(10);

    /**
     * How it stands now.
     *
     * @param before stops that come first
     * @param expected when the driver is at the door
     * @param overtime by how much longer than reckoned the doors took that were done since something was told
     */
    record Now(Stop stop, Trip trip, int before, Instant expected, Window window, Overtime overtime, Instant at) {
        boolean onTheRoad() {
            return trip.departedAt() != null;
        }

        Instant left() {
            var departed = trip.departedAt();
            return departed == null ? trip.leavesAt() : departed;
        }
    }

    /** Reckons how long doors took beyond what was expected of them. */
    interface Overtime {
        Duration since(Instant told);
    }

    /** @return what is told now: the same as before while the driver is still expected within what was told */
    static Told next(@Nullable Told told, Now now) {
        if (told == null) return anew(now, null, null, null);
        var late = now.expected().isAfter(told.untilAt());
        if (late || now.expected().isBefore(told.fromAt()))
            return anew(now, told.fromAt(), told.untilAt(), told.why(now, late));
        if (told.onTheRoad() == now.onTheRoad()
                && told.tripId().equals(now.trip().id())) return told;
        return anew(now, told.earlierFrom(), told.earlierUntil(), told.reason());
    }

    private static Told anew(
            Now now, @Nullable Instant earlierFrom, @Nullable Instant earlierUntil, @Nullable MoveReason reason) {
        return new Told(
                now.stop().id(),
                now.window().from(),
                now.window().until(),
                now.trip().id(),
                now.left(),
                now.onTheRoad(),
                now.before(),
                now.at(),
                earlierFrom,
                earlierUntil,
                reason);
    }

    private MoveReason why(Now now, boolean late) {
        if (!tripId.equals(now.trip().id())) return MoveReason.PLANNED_ANEW;
        if (!now.onTheRoad())
            return late && leavesAt.equals(now.left()) ? MoveReason.LEFT_LATE : MoveReason.PLANNED_ANEW;
        if (!onTheRoad && late && now.left().isAfter(leavesAt.plus(PUNCTUAL))) return MoveReason.LEFT_LATE;
        if (!onTheRoad && !late && now.left().isBefore(leavesAt.minus(PUNCTUAL))) return MoveReason.LEFT_EARLY;
        if (late && now.before() > stopsBefore) return MoveReason.MORE_STOPS;
        if (!late
                && now.before() < stopsBefore - 1
                && !now.overtime().since(toldAt).isNegative()) return MoveReason.FEWER_STOPS;
        var shift = late ? Duration.between(untilAt, now.expected()) : Duration.between(now.expected(), fromAt);
        var doors = now.overtime().since(toldAt);
        var atDoors = (late ? doors : doors.negated()).multipliedBy(2).compareTo(shift) >= 0;
        if (late) return atDoors ? MoveReason.LONGER_AT_DOORS : MoveReason.SLOWER_ROADS;
        return atDoors ? MoveReason.QUICKER_AT_DOORS : MoveReason.FASTER_ROADS;
    }

    /** @return what moved, for the shopper; null while nothing has */
    @Nullable
    Moved moved() {
        var from = earlierFrom;
        var until = earlierUntil;
        var why = reason;
        return from == null || until == null || why == null ? null : new Moved(new Window(from, until), why, toldAt);
    }

    /** @return the overtime at doors of a trip */
    static Overtime overtime(List<Stop> stops, ServiceTimes learned, Instant now) {
        return since ->
                stops.stream().map(stop -> overtime(stop, learned, since, now)).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration overtime(Stop stop, ServiceTimes learned, Instant since, Instant now) {
        var arrived = stop.arrivedAt();
        if (arrived == null) return Duration.ZERO;
        var reckoned = learned.at(stop.at(), arrived);
        var done = stop.doneAt();
        if (done != null)
            return done.isAfter(since) ? Duration.between(arrived, done).minus(reckoned) : Duration.ZERO;
        var stands = Duration.between(arrived, now).minus(reckoned);
        return stands.isNegative() ? Duration.ZERO : stands;
    }
}
