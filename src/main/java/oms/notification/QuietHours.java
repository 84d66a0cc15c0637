package oms.notification;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When shoppers are left in peace, by the merchant's clock; what happens then is told afterwards.
 *
 * @param from may be later than {@code until}: over midnight
 */
record QuietHours(LocalTime from, LocalTime until) {
    /** @return the moment itself, or the end of the quiet hours it lies in */
    Instant after(Instant moment, ZoneId zone) {
        var local = moment.atZone(zone);
        var time = local.toLocalTime();
        var overMidnight = until.isBefore(from);
        var quiet = overMidnight
                ? !time.isBefore(from) || time.isBefore(until)
                : !time.isBefore(from) && time.isBefore(until);
        if (!quiet) return moment;
        var day = overMidnight && !time.isBefore(from) ? local.toLocalDate().plusDays(1) : local.toLocalDate();
        var end = day.atTime(until).atZone(zone).toInstant();
        return end.isAfter(moment) ? end : moment;
    }
}
