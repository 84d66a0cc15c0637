package oms.inventory;

import org.jspecify.annotations.Nullable;

/**
 * What is on hand in truth, as somebody counted it.
 *
 * @param reference names the count, recorded once
 * @param counted pieces on hand, those picked for orders included; promises that cannot be kept are taken back
 * @param place the only place where they lie, null leaves the bins as they are
 */
record Count(
        String reference,
        StockLevel level,
        long counted,
        @Nullable Place place) {}
