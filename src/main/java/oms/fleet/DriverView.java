package oms.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import oms.geo.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * A driver as others see one.
 *
 * @param code the merchant's own name for the driver: D1
 * @param personId the person of the console who drives, if there is one
 * @param min units below which a trip is not worth leaving for
 * @param max units the vehicle takes
 * @param load units of the live shipments the driver has claimed
 * @param shiftStart local time at which the roster begins; equal to {@code shiftEnd} for all around the clock
 * @param location where the driver was last seen
 */
public record DriverView(
        String id,
        String code,
        String name,
        @Nullable String personId,
        @Nullable String homeWarehouse,
        int min,
        int max,
        int load,
        LocalTime shiftStart,
        LocalTime shiftEnd,
        ZoneId zone,
        List<String> skills,
        boolean onShift,
        @Nullable GeoPoint location,
        @Nullable Instant seenAt) {

    /** @return when the driver can work: now while on shift, otherwise when the roster next begins */
    public Instant worksFrom(Instant now) {
        return onShift ? now : next(shiftStart, now);
    }

    /** @return when that work ends */
    public Instant worksUntil(Instant now) {
        return onShift && !aroundTheClock()
                ? next(shiftEnd, now)
                : worksFrom(now).plus(rosterLength());
    }

    /** @return units the vehicle still takes */
    public int room() {
        return max - load;
    }

    private boolean aroundTheClock() {
        return shiftStart.equals(shiftEnd);
    }

    private Duration rosterLength() {
        var length = Duration.between(shiftStart, shiftEnd);
        return length.isPositive() ? length : length.plusDays(1);
    }

    private Instant next(LocalTime time, Instant now) {
        var today = now.atZone(zone).toLocalDate();
        var at = today.atTime(time).atZone(zone).toInstant();
        return at.isAfter(now)
                ? at
                : today.plusDays(1).atTime(time).atZone(zone).toInstant();
    }
}
