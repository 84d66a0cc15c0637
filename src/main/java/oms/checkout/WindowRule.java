package oms.checkout;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A window of every week, by the warehouse's own clock.
 *
 * @param weekday 1 is Monday
 * @param capacity orders
 * @param closesBeforeMinutes how long before its start it can still be booked
 */
record WindowRule(
        String warehouse, int weekday, LocalTime begins, LocalTime ends, int capacity, int closesBeforeMinutes) {
    /** @return the day of the week; for pages */
    public DayOfWeek day() {
        return DayOfWeek.of(weekday);
    }

    boolean on(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.of(weekday);
    }

    /** @return when it begins on that day; a time that a change of the clocks leaves out is taken as later by as much */
    Instant begins(LocalDate day, ZoneId zone) {
        return day.atTime(begins).atZone(zone).toInstant();
    }

    Instant ends(LocalDate day, ZoneId zone) {
        return day.atTime(ends).atZone(zone).toInstant();
    }
}
