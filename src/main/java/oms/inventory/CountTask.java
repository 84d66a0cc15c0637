package oms.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to be counted: one SKU in one warehouse, in one bin or everywhere. The count is blind: what is expected is told only when
 * it is done.
 *
 * @param place null for everywhere in the warehouse
 * @param expected pieces that should have lain there; null until it is counted
 * @param change of what is on hand that came of it; null until it is counted
 */
record CountTask(
        String id,
        String warehouse,
        String sku,
        @Nullable Place place,
        String why,
        Status status,
        Instant openedAt,
        String openedBy,
        @Nullable Long expected,
        @Nullable Long counted,
        @Nullable Long change,
        @Nullable Instant closedAt,
        @Nullable String closedBy) {
    enum Status {
        OPEN,
        COUNTED,
        CANCELLED
    }

    /** @return the place as people read it */
    public String where() {
        return place == null
                ? "everywhere"
                : "Aisle %s, Shelf %d, Bin %d".formatted(place.aisle(), place.shelf(), place.bin());
    }
}
