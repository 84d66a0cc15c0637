package oms.allocation;

import java.time.Instant;
import java.util.List;
import oms.geo.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * An order that might be placed.
 *
 * @param lines one for each SKU
 * @param warehouse the only one that may ship, or null for any
 */
public record Question(
        List<Line> lines,
        GeoPoint location,
        Instant deliverBy,
        @Nullable String warehouse) {
    /** @param quantity pieces, at least 1 */
    public record Line(String sku, int quantity) {}
}
