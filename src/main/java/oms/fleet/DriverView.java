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
 * @param onShift whether the driver has signed on, and not off since
 * @param shiftStartedAt when that was; null while off shift
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
        @Nullable Instant shiftStartedAt,
        @Nullable GeoPoint location,
        @Nullable Instant seenAt) {

    /** @return when the driver can work: now while at work, otherwise when the roster next begins */
    public Instant worksFrom(Instant now) {
        return isAtWork(now) ? now : next(shiftStart, now);
    }

    /** @return when that work ends, which is when the roster does */
    public Instant worksUntil(Instant now) {
        return isAtWork(now) && aroundTheClock() ? now.plus(Duration.ofDays(1)) : next(shiftEnd, worksFrom(now));
    }

    /**
     * Nothing ends a shift by itself, so who is signed on after the roster's end may have gone home. A shift lasts until the roster
     * ends during which it was started; one that was started between two rosters is extra, and lasts until the next of them ends.
     * After that the driver is taken to be at work in the hours of the roster only, until signing off and on again.
     */
    private boolean isAtWork(Instant now) {
        return onShift && (aroundTheClock() || isLasting(now) || isInRoster(now));
    }

    private boolean isLasting(Instant now) {
        return shiftStartedAt != null && now.isBefore(next(shiftEnd, shiftStartedAt));
    }

    private boolean isInRoster(Instant now) {
        return next(shiftEnd, now).isBefore(next(shiftStart, now));
    }

    /** @return units the vehicle still takes */
    public int room() {
        return max - load;
    }

    private boolean aroundTheClock() {
        return shiftStart.equals(shiftEnd);
    }

    /** @return the first instant after another at which it is that time */
    private Instant next(LocalTime time, Instant now) {
        var today = now.atZone(zone).toLocalDate();
        var at = today.atTime(time).atZone(zone).toInstant();
        return at.isAfter(now)
                ? at
                : today.plusDays(1).atTime(time).atZone(zone).toInstant();
    }
}
