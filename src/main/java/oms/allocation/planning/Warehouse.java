package oms.allocation.planning;

import java.time.Duration;
import java.time.Instant;
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
 * @param waveEvery drivers leave at whole multiples of this after local midnight
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
        var start = workStart(now.atZone(zone));
        var ready = start.plus(pickLead).toInstant();
        return roundUp(ready.isAfter(notBefore) ? ready : notBefore);
    }

    /** @return the wave by which the goods are there anyway, or the first after it for which the driver is in time */
    Instant waveOf(Instant ready, Instant notBefore) {
        return notBefore.isAfter(ready) ? roundUp(notBefore) : ready;
    }

    private ZonedDateTime workStart(ZonedDateTime now) {
        var time = now.toLocalTime();
        if (alwaysOpen()) return now;
        var tooLate = !time.isBefore(closes) || time.isAfter(cutOff);
        if (tooLate) return now.toLocalDate().plusDays(1).atTime(opens).atZone(zone);
        return time.isBefore(opens) ? now.toLocalDate().atTime(opens).atZone(zone) : now;
    }

    private Instant roundUp(Instant ready) {
        var local = ready.atZone(zone);
        var midnight = local.toLocalDate().atStartOfDay(zone);
        var step = Math.max(60, waveEvery.toSeconds());
        var waves = Math.ceilDiv(Duration.between(midnight, local).toSeconds(), step);
        var wave = midnight.plusSeconds(waves * step);
        if (alwaysOpen() || !wave.toLocalTime().isAfter(closes)) return wave.toInstant();
        return local.toLocalDate()
                .plusDays(1)
                .atTime(opens)
                .atZone(zone)
                .plusSeconds(step)
                .toInstant();
    }

    private boolean alwaysOpen() {
        return !opens.isBefore(closes);
    }
}
