package oms.inventory;

import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What is set, not counted, about a SKU in a warehouse.
 *
 * @param safety pieces never promised; null leaves it as it is
 * @param unitCost what a piece cost the merchant; null leaves it as it is
 */
public record StockLevel(
        String warehouse,
        String sku,
        @Nullable Long safety,
        @Nullable Money unitCost) {}
