package oms.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import oms.delivery.Arrival.Door;
import oms.delivery.Arrival.Window;
import oms.geo.GeoPoint;
import oms.geo.TravelTimes;
import org.junit.jupiter.api.Test;

class ArrivalTest {
    private static final Instant NOW = Instant.parse("2026-05-06T18:02:20Z");
    private static final Duration DOOR = Duration.ofMinutes(3);
    private static final GeoPoint START = new GeoPoint(40, -74);

    /** A hundredth of a degree north takes a minute. */
    private static final TravelTimes MINUTES = new TravelTimes() {
        @Override
        public Duration between(GeoPoint from, GeoPoint to) {
            return Duration.ofSeconds(Math.round(Math.abs(to.lat() - from.lat()) * 6000));
        }

        @Override
        public double metres(GeoPoint from, GeoPoint to) {
            return from.metresTo(to);
        }
    };

    @Test
    void the_way_goes_through_every_open_door_and_each_takes_its_time() {
        assertThat(expected(NOW, List.of(), door(10))).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
        assertThat(expected(NOW, List.of(door(4), door(2)), door(10)))
                .isEqualTo(NOW.plus(Duration.ofMinutes(4 + 3 + 2 + 3 + 8)));
    }

    @Test
    void a_driver_not_heard_of_for_a_while_has_driven_on() {
        var seen = NOW.minus(Duration.ofMinutes(6));
        assertThat(expected(seen, List.of(), door(10))).isEqualTo(NOW.plus(Duration.ofMinutes(4)));
    }

    @Test
    void nobody_arrives_in_the_past() {
        var seen = NOW.minus(Duration.ofHours(1));
        assertThat(expected(seen, List.of(), door(10))).isEqualTo(NOW);
        var window = Arrival.onTheRoad(NOW, NOW);
        assertThat(window.from()).isAfterOrEqualTo(NOW);
        assertThat(window.until()).isAfter(window.from());
        assertThat(Arrival.asPlanned(NOW.minus(Duration.ofHours(3)), NOW).from())
                .isAfterOrEqualTo(NOW);
    }

    @Test
    void a_driver_at_a_door_before_stays_for_what_is_left_of_its_time() {
        var at = new Door("at", new GeoPoint(40.02, -74), NOW.minus(Duration.ofMinutes(1)));
        assertThat(expected(NOW, List.of(at), door(10))).isEqualTo(NOW.plus(Duration.ofMinutes(2 + 8)));
        var long_ago = new Door("at", new GeoPoint(40.02, -74), NOW.minus(Duration.ofMinutes(20)));
        assertThat(expected(NOW, List.of(long_ago), door(10))).isEqualTo(NOW.plus(Duration.ofMinutes(8)));
    }

    @Test
    void a_driver_at_the_door_has_arrived() {
        assertThat(expected(
                        NOW.minus(Duration.ofMinutes(9)), List.of(), new Door("door", new GeoPoint(40.1, -74), NOW)))
                .isEqualTo(NOW);
    }

    @Test
    void windows_lie_on_round_times_and_grow_with_the_way() {
        assertThat(Arrival.onTheRoad(Instant.parse("2026-05-06T18:21:00Z"), NOW))
                .isEqualTo(window("18:15", "18:25"));
        assertThat(Arrival.onTheRoad(Instant.parse("2026-05-06T20:02:20Z"), NOW))
                .isEqualTo(window("19:40", "20:25"));
        assertThat(Arrival.asPlanned(Instant.parse("2026-05-06T20:02:20Z"), NOW))
                .isEqualTo(window("19:30", "20:45"));
    }

    private static Window window(String from, String until) {
        return new Window(Instant.parse("2026-05-06T" + from + ":00Z"), Instant.parse("2026-05-06T" + until + ":00Z"));
    }

    private static Door door(int minutesFromStart) {
        return new Door("door " + minutesFromStart, new GeoPoint(40 + minutesFromStart / 100.0, -74), null);
    }

    private static Instant expected(Instant since, List<Door> before, Door door) {
        var doors = Stream.concat(before.stream(), Stream.of(door)).toList();
        return Objects.requireNonNull(Arrival.over(START, since, doors, (any, when) -> DOOR, MINUTES, NOW)
                .at(door.stop()));
    }
}
