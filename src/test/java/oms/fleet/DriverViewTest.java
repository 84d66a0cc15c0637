package oms.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DriverViewTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void who_is_still_signed_on_after_the_roster_works_when_the_next_one_begins() {
        var driver = on("08:00", "17:00", "2026-05-06T07:40");
        works(driver, "2026-05-06T16:59", "2026-05-06T16:59", "2026-05-06T17:00");
        works(driver, "2026-05-06T17:00", "2026-05-07T08:00", "2026-05-07T17:00");
        works(driver, "2026-05-07T02:00", "2026-05-07T08:00", "2026-05-07T17:00");
        works(driver, "2026-05-07T08:00", "2026-05-07T08:00", "2026-05-07T17:00");
        works(driver, "2026-05-07T12:00", "2026-05-07T12:00", "2026-05-07T17:00");
    }

    @Test
    void who_signs_on_early_works_from_then_on() {
        works(on("08:00", "17:00", "2026-05-06T06:30"), "2026-05-06T06:45", "2026-05-06T06:45", "2026-05-06T17:00");
    }

    @Test
    void a_shift_begun_after_the_roster_is_extra_and_lasts_until_the_next_one_ends() {
        var driver = on("08:00", "17:00", "2026-05-06T19:00");
        works(driver, "2026-05-06T19:30", "2026-05-06T19:30", "2026-05-07T17:00");
        works(driver, "2026-05-07T17:30", "2026-05-08T08:00", "2026-05-08T17:00");
    }

    @Test
    void a_roster_may_go_over_midnight() {
        var driver = on("22:00", "06:00", "2026-05-06T21:50");
        works(driver, "2026-05-06T21:55", "2026-05-06T21:55", "2026-05-07T06:00");
        works(driver, "2026-05-07T03:00", "2026-05-07T03:00", "2026-05-07T06:00");
        works(driver, "2026-05-07T06:10", "2026-05-07T22:00", "2026-05-08T06:00");
        works(driver, "2026-05-08T01:00", "2026-05-08T01:00", "2026-05-08T06:00");
    }

    @Test
    void who_works_around_the_clock_works_as_long_as_signed_on() {
        works(on("00:00", "00:00", "2026-05-01T12:00"), "2026-05-06T23:59", "2026-05-06T23:59", "2026-05-07T23:59");
    }

    @Test
    void a_roster_ends_by_the_clock_on_the_wall_also_when_that_is_changed() {
        works(on("22:00", "06:00", "2026-10-31T22:00"), "2026-10-31T23:00", "2026-10-31T23:00", "2026-11-01T06:00");
        works(driver("22:00", "06:00", false, null), "2026-03-07T12:00", "2026-03-07T22:00", "2026-03-08T06:00");
    }

    private static void works(DriverView driver, String now, String from, String until) {
        assertThat(driver.worksFrom(at(now))).isEqualTo(at(from));
        assertThat(driver.worksUntil(at(now))).isEqualTo(at(until));
    }

    private static DriverView on(String begins, String ends, String since) {
        return driver(begins, ends, true, at(since));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(NEW_YORK).toInstant();
    }

    private static DriverView driver(String begins, String ends, boolean onShift, @Nullable Instant since) {
        return new DriverView(
                "drv_1",
                "D1",
                "Ada",
                null,
                null,
                0,
                10,
                0,
                LocalTime.parse(begins),
                LocalTime.parse(ends),
                NEW_YORK,
                List.of(),
                onShift,
                since,
                null,
                null);
    }
}
