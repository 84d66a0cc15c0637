package oms.checkout;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import oms.inventory.WarehouseView;
import oms.order.Sla;

/**
 * When it can be there.
 *
 * @param deliverBy what the shopper is promised
 * @param orderBefore until when the promise can be made: on the same day the latest cut-off of the warehouses that serve the address,
 *     otherwise the end of the merchant's day
 */
record Promise(Instant deliverBy, Instant orderBefore) {
    /** @throws TooLate when every warehouse's cut-off for the same day has passed */
    static Promise of(Sla sla, List<WarehouseView> warehouses, ZoneId zone, Clock clock, CheckoutSettings settings) {
        var now = clock.instant();
        var today = now.atZone(zone).toLocalDate();
        var days = switch (sla) {
            case SAME_DAY -> 0;
            case NEXT_DAY -> 1;
            case STANDARD, WINDOW -> settings.standardDays();
        };
        var by =
                today.plusDays(days).atTime(settings.deliveredBy()).atZone(zone).toInstant();
        if (sla != Sla.SAME_DAY)
            return new Promise(by, today.plusDays(1).atStartOfDay(zone).toInstant());
        var before = warehouses.stream()
                .map(w -> now.atZone(w.zone())
                        .toLocalDate()
                        .atTime(w.cutOff())
                        .atZone(w.zone())
                        .toInstant())
                .max(Comparator.naturalOrder())
                .orElse(by);
        if (now.isAfter(before)) throw new TooLate(sla);
        return new Promise(by.isBefore(before) ? before : by, before);
    }
}
