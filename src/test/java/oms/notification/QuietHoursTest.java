package oms.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 30), LocalTime.of(8, 0));
    private static final QuietHours LUNCH = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0));

    @Test
    void what_happens_in_the_night_is_told_in_the_morning() {
        assertThat(NIGHT.after(Instant.parse("2026-05-07T02:00:00Z"), NEW_YORK))
                .isEqualTo(Instant.parse("2026-05-07T12:00:00Z"));
        assertThat(NIGHT.after(Instant.parse("2026-05-07T11:59:59Z"), NEW_YORK))
                .isEqualTo(Instant.parse("2026-05-07T12:00:00Z"));
    }

    @Test
    void outside_of_them_nothing_waits() {
        var noon = Instant.parse("2026-05-07T16:00:00Z");
        assertThat(NIGHT.after(noon, NEW_YORK)).isEqualTo(noon);
        var end = Instant.parse("2026-05-07T12:00:00Z");
        assertThat(NIGHT.after(end, NEW_YORK)).isEqualTo(end);
        assertThat(LUNCH.after(noon, NEW_YORK)).isEqualTo(Instant.parse("2026-05-07T17:00:00Z"));
    }

    @Test
    void an_hour_that_the_clock_skips_keeps_nobody_waiting_for_ever() {
        var quiet = new QuietHours(LocalTime.of(1, 0), LocalTime.of(2, 30));
        assertThat(quiet.after(Instant.parse("2026-03-08T06:30:00Z"), NEW_YORK))
                .isEqualTo(Instant.parse("2026-03-08T07:30:00Z"));
    }
}
