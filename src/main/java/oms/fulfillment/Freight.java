package oms.fulfillment;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import oms.fulfillment.packing.Size;
import oms.money.Money;

/**
 * What the merchant's carrier asks for a package, as far as the choice of a box needs it.
 *
 * @param divisor cm³ that count as a kilogram: 5000 with most express carriers, 6000 in IATA's rules
 * @param perKg for a kilogram of what is billed
 * @param stepGrams to which the billed weight is rounded up
 * @param wallMm by which a box is larger outside than inside, on each side
 */
public record Freight(
        @Min(1_000) @Max(20_000) int divisor,
        @NotNull Money perKg,
        @Min(1) @Max(100_000) int stepGrams,
        @Min(0) @Max(100) int wallMm) {
    @AssertTrue(message = "a price is between 0 and 1,000,000,000")
    boolean isPricePossible() {
        return perKg == null || perKg.minor() >= 0 && perKg.minor() <= 1_000_000_000;
    }

    /** @param inner what the box measures inside */
    oms.fulfillment.packing.Freight of(Size inner) {
        var wall = 2 * wallMm;
        var outside = new Size(inner.length() + wall, inner.width() + wall, inner.height() + wall);
        // mm³ over (cm³ a kilogram) are grams
        return new oms.fulfillment.packing.Freight(
                Math.ceilDiv(outside.volume(), (long) divisor), perKg.minor(), stepGrams);
    }
}
