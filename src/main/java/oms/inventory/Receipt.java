package oms.inventory;

import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Goods that came in.
 *
 * @param reference the delivery note or the like; with warehouse and SKU it names the receipt, recorded once
 * @param quantity pieces, at least 1
 * @param unitCost what a piece cost, null leaves it as it is
 * @param place where they were put, null where bins are not kept
 */
public record Receipt(
        String reference,
        String warehouse,
        String sku,
        long quantity,
        @Nullable Money unitCost,
        @Nullable Place place) {}
