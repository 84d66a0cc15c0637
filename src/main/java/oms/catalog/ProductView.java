package oms.catalog;

import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A product.
 *
 * @param price of one piece, where no offer of a warehouse says otherwise
 * @param units capacity units one piece takes in a vehicle
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
        @Nullable String requiresSkill,
        boolean archived) {}
