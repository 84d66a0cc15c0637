package oms.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    /** Half the speed from eight to nine in the morning. */
    private static final Traffic MORNING = Traffic.of(speeds(8, 50), NEW_YORK);

    private static List<Integer> speeds(int hour, int percent) {
        var speeds = new ArrayList<>(Collections.nCopies(24, 100));
        speeds.set(hour, percent);
        return speeds;
    }

    private static Duration from(String leaves, int minutes) {
        return MORNING.time(Instant.parse(leaves), Duration.ofMinutes(minutes));
    }

    @Test
    void a_way_takes_longer_in_the_slow_hour_of_the_place() {
        assertThat(from("2026-05-06T12:00:00Z", 20)).isEqualTo(Duration.ofMinutes(40));
        assertThat(from("2026-05-06T13:00:00Z", 20)).isEqualTo(Duration.ofMinutes(20));
        assertThat(from("2026-05-06T08:00:00Z", 20)).as("eight in UTC").isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void the_speed_changes_on_the_way() {
        assertThat(from("2026-05-06T11:50:00Z", 20)).as("ten minutes freely").isEqualTo(Duration.ofMinutes(30));
        assertThat(from("2026-05-06T12:50:00Z", 20)).as("five of them slowly").isEqualTo(Duration.ofMinutes(25));
        assertThat(from("2026-05-06T11:50:00Z", 60))
                .as("through all of it: ten, thirty, twenty")
                .isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void nobody_arrives_sooner_by_leaving_later() {
        var random = new Random(7);
        for (int n = 0; n < 300; n++) {
            var percents = random.ints(24, 5, 301).boxed().toList();
            var traffic = Traffic.of(percents, NEW_YORK);
            var leaves = Instant.parse("2026-05-06T00:00:00Z").plusSeconds(random.nextInt(200_000));
            var free = Duration.ofSeconds(random.nextInt(20_000));
            var later = leaves.plusSeconds(1 + random.nextInt(4_000));
            assertThat(later.plus(traffic.time(later, free))).isAfterOrEqualTo(leaves.plus(traffic.time(leaves, free)));
        }
    }

    @Test
    void the_clocks_of_the_place_are_its_own_in_summer_and_winter() {
        assertThat(from("2026-01-06T13:00:00Z", 20)).isEqualTo(Duration.ofMinutes(40));
        assertThat(from("2026-05-06T12:00:00Z", 20)).isEqualTo(Duration.ofMinutes(40));
        assertThat(from("2026-01-06T12:00:00Z", 20)).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void without_traffic_a_way_takes_as_long_as_it_takes() {
        assertThat(Traffic.NONE.time(Instant.EPOCH, Duration.ofMinutes(7))).isEqualTo(Duration.ofMinutes(7));
        assertThat(Traffic.NONE.nanos(5, 9)).isEqualTo(9);
    }

    @Test
    void speeds_that_cannot_be_are_refused_in_words() {
        for (var wrong : List.of(List.of(100), speeds(3, 0), speeds(3, 301)))
            assertThatThrownBy(() -> Traffic.of(wrong, NEW_YORK)).hasMessageContaining("24 whole percentages");
    }
}
