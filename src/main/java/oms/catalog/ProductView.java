package oms.catalog;

import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A product.
 *
 * @param price of one piece, where no offer of a warehouse says otherwise
 * @param units capacity units one piece takes in a vehicle
 * @param upright whether it must stand as it is measured, its height up
 * @param requiresSkill what a driver must be able to, null for nothing special
 * @param archived no longer sold; old orders still refer to it
 */
public record ProductView(
        String sku,
        String name,
        @Nullable String barcode,
        Money price,
        int units,
        int weightGrams,
        int lengthMm,
        int widthMm,
        int heightMm,
        boolean fragile,
        boolean upright,
        @Nullable String requiresSkill,
        boolean archived) {
    /** One that may lie on any side, as far as it is not fragile. */
    public ProductView(
            String sku,
            String name,
            @Nullable String barcode,
            Money price,
            int units,
            int weightGrams,
            int lengthMm,
            int widthMm,
            int heightMm,
            boolean fragile,
            @Nullable String requiresSkill,
            boolean archived) {
        this(
                sku,
                name,
                barcode,
                price,
                units,
                weightGrams,
                lengthMm,
                widthMm,
                heightMm,
                fragile,
                false,
                requiresSkill,
                archived);
    }
}
