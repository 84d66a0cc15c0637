package oms.catalog;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A product as it is sent; the SKU is in the path.
 *
 * @param units capacity units one piece takes in a vehicle
 * @param upright whether it must stand as it is measured, its height up
 * @param requiresSkill what a driver must be able to: {@code refrigerated}, {@code hazmat}
 */
record ProductBody(
        @NotBlank @Size(max = 200) String name,

        @Pattern(regexp = BARCODE, message = "letters, digits and dashes, at most 48") @Nullable
        String barcode,

        @NotNull Money price,
        @Min(1) @Max(1_000_000) int units,
        @Min(0) @Max(100_000_000) int weightGrams,
        @Min(0) @Max(100_000) int lengthMm,
        @Min(0) @Max(100_000) int widthMm,
        @Min(0) @Max(100_000) int heightMm,
        @Nullable Boolean fragile,
        @Nullable Boolean upright,

        @Pattern(regexp = SKILL, message = "lower-case letters and dashes, at most 40") @Nullable
        String requiresSkill,

        @Nullable Boolean archived) {
    static final String CODE = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    static final String CODE_MESSAGE = "letters, digits, dot, dash and underscore, at most 64";
    static final String BARCODE = "[A-Za-z0-9-]{1,48}";
    static final String SKILL = "[a-z][a-z-]{0,39}";
    static final long MOST = 100_000_000_000L;

    @AssertTrue(message = "a price is between 0 and 100,000,000,000 minor units")
    boolean isPricePossible() {
        return price == null || price.minor() >= 0 && price.minor() <= MOST;
    }

    ProductView product(String sku) {
        return new ProductView(
                sku,
                name,
                barcode,
                price,
                units,
                weightGrams,
                lengthMm,
                widthMm,
                heightMm,
                Boolean.TRUE.equals(fragile),
                Boolean.TRUE.equals(upright),
                requiresSkill,
                Boolean.TRUE.equals(archived));
    }
}
