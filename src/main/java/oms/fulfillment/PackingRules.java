package oms.fulfillment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How exactly a merchant weighs, and whose numbers the labels carry.
 *
 * @param companyPrefix the merchant's GS1 company prefix, as GS1 gave it
 * @param tolerancePermille a package may weigh so many thousandths more or less than expected
 * @param toleranceGrams or so many grams; the larger of the two holds
 * @param freight what sending costs; null where that shall not decide about boxes
 */
public record PackingRules(
        @NotNull @Pattern(regexp = "[0-9]{6,12}", message = "6 to 12 digits")
        String companyPrefix,

        @Min(0) @Max(1000) int tolerancePermille,
        @Min(0) @Max(100_000) int toleranceGrams,
        @Nullable @Valid Freight freight) {
    /** @return grams of difference that are let pass */
    long tolerance(long expectedGrams) {
        return Math.max(toleranceGrams, expectedGrams * tolerancePermille / 1000);
    }
}
