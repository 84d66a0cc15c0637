package oms.allocation.planning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.Predicate;
import oms.geo.GeoPoint;

/**
 * Where goods start from.
 *
 * @param opens first local time at which it works; equal to {@code closes} when it never closes
 * @param cutOff orders after this local time are picked the next day
 * @param pickLead from the order to goods ready at the dock
 * @param waveEvery drivers leave at whole multiples of this after local midnight, while it is open
 * @param perOrder handling of one shipment, minor units
 * @param serves whether it delivers to a point
 */
public record Warehouse(
        String code,
        GeoPoint at,
        ZoneId zone,
        LocalTime opens,
        LocalTime closes,
        LocalTime cutOff,
        Duration pickLead,
        Duration waveEvery,
        long perOrder,
        Predicate<GeoPoint> serves) {

    /** @return the first dispatch wave by which an order that is known at {@code now} can be at the dock, not before {@code notBefore} */
    public Instant wave(Instant now, Instant notBefore) {
        var ready = picked(workStart(now.atZone(zone))).toInstant();
        return roundUp(ready.isAfter(notBefore) ? ready : notBefore);
    }

    /** @return the wave by which the goods are there anyway, or the first after it for which the driver is in time */
    Instant waveOf(Instant ready, Instant notBefore) {
        return notBefore.isAfter(ready) ? roundUp(notBefore) : ready;
    }

    /** @return when goods are at the dock; what is not done by closing is done in the morning, unless it takes days anyway */
    private ZonedDateTime picked(ZonedDateTime start) {
        var done = start.plus(pickLead);
        var closing = at(start.toLocalDate(), closes);
        var takesDays = pickLead.compareTo(Duration.between(opens, closes)) > 0;
        if (alwaysOpen() || takesDays || !done.isAfter(closing)) return done;
        return at(start.toLocalDate().plusDays(1), opens).plus(Duration.between(closing, done));
    }

    private ZonedDateTime workStart(ZonedDateTime now) {
        var time = now.toLocalTime();
        if (alwaysOpen()) return now;
        var tooLate = !time.isBefore(closes) || time.isAfter(cutOff);
        if (tooLate) return at(now.toLocalDate().plusDays(1), opens);
        return time.isBefore(opens) ? at(now.toLocalDate(), opens) : now;
    }

    /** @return the first wave from then on while the warehouse is open */
    private Instant roundUp(Instant ready) {
        var local = ready.atZone(zone);
        var day = local.toLocalDate();
        if (alwaysOpen()) return multiple(local).toInstant();
        if (!local.isAfter(at(day, opens))) return firstOf(day);
        var wave = multiple(local);
        return wave.isAfter(at(day, closes)) ? firstOf(day.plusDays(1)) : wave.toInstant();
    }

    /** @return the day's first wave: at opening, where no whole multiple lies between opening and closing */
    private Instant firstOf(LocalDate day) {
        var opening = at(day, opens);
        var wave = multiple(opening);
        return (wave.isAfter(at(day, closes)) ? opening : wave).toInstant();
    }

    private ZonedDateTime multiple(ZonedDateTime ready) {
        var midnight = ready.toLocalDate().atStartOfDay(zone);
        var step = Math.max(60, waveEvery.toSeconds()) * 1_000_000_000;
        return midnight.plusNanos(Math.ceilDiv(Duration.between(midnight, ready).toNanos(), step) * step);
    }

    private ZonedDateTime at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone);
    }

    private boolean alwaysOpen() {
        return !opens.isBefore(closes);
    }
}
