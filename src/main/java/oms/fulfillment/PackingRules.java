package oms.fulfillment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * How exactly a merchant weighs, and whose numbers the labels carry.
 *
 * @param companyPrefix the merchant's GS1 company prefix, as GS1 gave it
 * @param tolerancePermille a package may weigh so many thousandths more or less than expected
 * @param toleranceGrams or so many grams; the larger of the two holds
 */
public record PackingRules(
        @NotNull @Pattern(regexp = "[0-9]{6,12}", message = "6 to 12 digits")
        String companyPrefix,

        @Min(0) @Max(1000) int tolerancePermille,
        @Min(0) @Max(100_000) int toleranceGrams) {
    /** @return grams of difference that are let pass */
    long tolerance(long expectedGrams) {
        return Math.max(toleranceGrams, expectedGrams * tolerancePermille / 1000);
    }
}
