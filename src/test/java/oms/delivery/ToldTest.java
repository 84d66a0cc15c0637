package oms.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import oms.delivery.Arrival.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ToldTest {
    private static final Instant NOON = Instant.parse("2026-05-06T12:00:00Z");
    private static final Told PLANNED = next(null, planned("t1", 0), 0, 90, 0);
    private static final Told ON_THE_ROAD = next(null, departed("t1", 0), 2, 30, 0);

    @Test
    void within_what_was_told_nothing_has_moved() {
        assertThat(next(ON_THE_ROAD, departed("t1", 0), 2, 32, 0)).isSameAs(ON_THE_ROAD);
        assertThat(next(PLANNED, departed("t1", 0), 0, 90, 0).moved()).isNull();
    }

    @Test
    void each_move_has_its_reason() {
        assertThat(reason(PLANNED, planned("t2", 60), 0, 150, 0)).isEqualTo(MoveReason.PLANNED_ANEW);
        assertThat(reason(PLANNED, planned("t1", 0), 0, 150, 0)).isEqualTo(MoveReason.LEFT_LATE);
        assertThat(reason(PLANNED, departed("t1", 45), 0, 150, 0)).isEqualTo(MoveReason.LEFT_LATE);
        assertThat(reason(PLANNED, departed("t1", -45), 0, 30, 0)).isEqualTo(MoveReason.LEFT_EARLY);
        assertThat(reason(ON_THE_ROAD, departed("t1", 0), 3, 60, 0)).isEqualTo(MoveReason.MORE_STOPS);
        assertThat(reason(ON_THE_ROAD, departed("t1", 0), 0, 10, 0)).isEqualTo(MoveReason.FEWER_STOPS);
        assertThat(reason(ON_THE_ROAD, departed("t1", 0), 1, 60, 20)).isEqualTo(MoveReason.LONGER_AT_DOORS);
        assertThat(reason(ON_THE_ROAD, departed("t1", 0), 1, 60, 2)).isEqualTo(MoveReason.SLOWER_ROADS);
        assertThat(reason(ON_THE_ROAD, departed("t1", 0), 1, 10, -15)).isEqualTo(MoveReason.QUICKER_AT_DOORS);
        assertThat(reason(ON_THE_ROAD, departed("t1", 0), 1, 10, 0)).isEqualTo(MoveReason.FASTER_ROADS);
    }

    @Test
    void what_moved_keeps_what_was_told_before_it() {
        var moved = next(ON_THE_ROAD, departed("t1", 0), 1, 60, 20);
        var shown = moved.moved();
        assertThat(shown).isNotNull();
        assertThat(shown.before()).isEqualTo(new Window(ON_THE_ROAD.fromAt(), ON_THE_ROAD.untilAt()));
        assertThat(next(moved, departed("t1", 0), 1, 61, 20)).isSameAs(moved);
    }

    private static @Nullable MoveReason reason(Told told, Trip trip, int before, int minutes, int overtime) {
        return next(told, trip, before, minutes, overtime).reason();
    }

    /** @param minutes from noon until the door, {@code overtime} minutes that doors took beyond what was reckoned */
    private static Told next(@Nullable Told told, Trip trip, int before, int minutes, int overtime) {
        var expected = NOON.plus(Duration.ofMinutes(minutes));
        var window = trip.departedAt() == null
                ? new Window(expected.minusSeconds(1_800), expected.plusSeconds(1_800))
                : new Window(expected.minusSeconds(300), expected.plusSeconds(300));
        return Told.next(
                told,
                new Told.Now(stop(), trip, before, expected, window, since -> Duration.ofMinutes(overtime), NOON));
    }

    private static Trip planned(String id, int leaves) {
        return new Trip(id, "m", "D1", "WH", TripStatus.PLANNED, NOON.plus(Duration.ofMinutes(leaves)), null, null);
    }

    private static Trip departed(String id, int left) {
        var at = NOON.plus(Duration.ofMinutes(left));
        return new Trip(id, "m", "D1", "WH", TripStatus.DEPARTED, NOON, at, null);
    }

    private static Stop stop() {
        return new Stop(
                "s",
                "m",
                "t1",
                "sh",
                "o",
                "O-1",
                1,
                1,
                StopStatus.PLANNED,
                1,
                40,
                -74,
                NOON,
                NOON,
                NOON,
                true,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
