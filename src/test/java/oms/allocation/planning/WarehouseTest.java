package oms.allocation.planning;

import static oms.allocation.planning.City.NEW_YORK;
import static oms.allocation.planning.City.WH_NY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WarehouseTest {
    private static final Instant LONG_AGO = Instant.EPOCH;

    @Test
    void a_wave_that_would_leave_at_midnight_leaves_at_opening() {
        var late = open("08:00", "23:30", 60);
        assertThat(late.wave(at("2026-05-06T22:40"), LONG_AGO)).isEqualTo(at("2026-05-07T08:00"));
    }

    @Test
    void a_driver_who_begins_before_opening_waits_for_it() {
        var shop = open("08:00", "20:00", 60);
        assertThat(shop.wave(at("2026-05-06T14:00"), at("2026-05-07T06:00"))).isEqualTo(at("2026-05-07T08:00"));
        assertThat(shop.waveOf(at("2026-05-06T15:00"), at("2026-05-07T06:00"))).isEqualTo(at("2026-05-07T08:00"));
    }

    @Test
    void a_driver_who_begins_after_closing_waits_for_the_morning() {
        var shop = open("08:30", "20:00", 60);
        assertThat(shop.wave(at("2026-05-06T14:00"), at("2026-05-06T19:10"))).isEqualTo(at("2026-05-06T20:00"));
        assertThat(shop.wave(at("2026-05-06T14:00"), at("2026-05-06T20:10"))).isEqualTo(at("2026-05-07T09:00"));
    }

    @Test
    void what_is_not_picked_by_closing_is_picked_in_the_morning() {
        var shop = open("08:00", "20:00", 15);
        assertThat(shop.wave(at("2026-05-06T19:50"), LONG_AGO)).isEqualTo(at("2026-05-07T08:30"));
    }

    @Test
    void waves_a_day_apart_leave_at_opening() {
        var shop = open("08:00", "20:00", 1440);
        assertThat(shop.wave(at("2026-05-06T07:00"), LONG_AGO)).isEqualTo(at("2026-05-07T08:00"));
        assertThat(shop.wave(at("2026-05-06T14:00"), LONG_AGO)).isEqualTo(at("2026-05-07T08:00"));
    }

    @Test
    void what_never_closes_has_waves_at_night() {
        assertThat(open("00:00", "00:00", 60).wave(at("2026-05-06T23:10"), LONG_AGO))
                .isEqualTo(at("2026-05-07T00:00"));
    }

    @Test
    void whatever_the_hours_a_wave_leaves_while_the_warehouse_is_open_and_not_before_all_is_ready() {
        var random = new Random(7);
        for (int n = 0; n < 20_000; n++) {
            var opens = LocalTime.of(3, 0).plusMinutes(random.nextInt(1000));
            var left = Duration.between(opens, LocalTime.MAX).toMinutes();
            var closes = opens.plusMinutes(1 + random.nextInt((int) left));
            var warehouse = open(opens.toString(), closes.toString(), 1 + random.nextInt(1440));
            var day = List.of("2026-05-06T00:00", "2026-03-07T00:00", "2026-10-31T00:00")
                    .get(random.nextInt(3));
            var now = at(day).plusSeconds(random.nextInt(200_000)).plusNanos(random.nextInt(1_000_000_000));
            var begins = at(day).plusSeconds(random.nextInt(200_000)).plusNanos(random.nextInt(1_000_000_000));
            for (var wave : List.of(warehouse.wave(now, begins), warehouse.waveOf(LONG_AGO, begins))) {
                assertThat(wave.atZone(NEW_YORK).toLocalTime())
                        .as("%s, known at %s, driver from %s", warehouse, now, begins)
                        .isBetween(opens, closes);
                assertThat(wave).isAfterOrEqualTo(begins).isBefore(begins.plus(Duration.ofDays(5)));
            }
            assertThat(warehouse.wave(now, begins)).isAfterOrEqualTo(now);
        }
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(NEW_YORK).toInstant();
    }

    private static Warehouse open(String opens, String closes, int waveMinutes) {
        return new Warehouse(
                "WH-NY",
                WH_NY,
                NEW_YORK,
                LocalTime.parse(opens),
                LocalTime.parse(closes),
                LocalTime.parse(closes),
                Duration.ofMinutes(30),
                Duration.ofMinutes(waveMinutes),
                150,
                door -> true);
    }
}
