package oms.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import oms.delivery.ServiceTimes.Seen;
import oms.geo.GeoPoint;
import org.junit.jupiter.api.Test;

class ServiceTimesTest {
    private static final GeoPoint DOOR = new GeoPoint(40.71, -74.01);
    private static final GeoPoint ELSEWHERE = new GeoPoint(40.91, -74.01);
    private static final Instant NOON = Instant.parse("2026-05-06T12:30:00Z");
    private static final Duration PLAIN = Duration.ofMinutes(3);

    @Test
    void without_a_stop_a_door_takes_what_is_set() {
        assertThat(learned().at(DOOR, NOON)).isEqualTo(PLAIN);
    }

    @Test
    void many_stops_are_believed_and_few_hardly() {
        assertThat(learned(seen(DOOR, 12, 1_000, 600)).at(DOOR, NOON))
                .isBetween(Duration.ofSeconds(595), Duration.ofSeconds(602));
        assertThat(learned(seen(DOOR, 12, 1, 600)).at(DOOR, NOON))
                .isBetween(Duration.ofSeconds(181), Duration.ofSeconds(320));
    }

    @Test
    void an_hour_that_is_slow_everywhere_is_slow_where_nothing_was_seen_in_it() {
        var times = learned(seen(DOOR, 9, 200, 200), seen(DOOR, 12, 200, 400), seen(ELSEWHERE, 9, 200, 100));
        assertThat(times.at(ELSEWHERE, NOON)).isGreaterThan(times.at(ELSEWHERE, NOON.minus(Duration.ofHours(3))));
        assertThat(times.at(ELSEWHERE, NOON)).isLessThan(times.at(DOOR, NOON));
    }

    private static ServiceTimes learned(Seen... seen) {
        return new ServiceTimes(PLAIN, ZoneId.of("UTC"), List.of(seen));
    }

    private static Seen seen(GeoPoint at, int hour, int stops, int seconds) {
        return new Seen(ServiceTimes.cell(at.lat()), ServiceTimes.cell(at.lon()), hour, stops, seconds);
    }
}
