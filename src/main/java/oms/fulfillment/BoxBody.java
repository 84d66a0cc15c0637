package oms.fulfillment;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A kind of box as it is sent; its code is in the path.
 *
 * @param lengthMm inside, as {@code widthMm} and {@code heightMm}
 * @param tareGrams what it weighs empty, filling and tape included
 * @param maxGrams what may be put in, at most
 * @param active false keeps it for the books but proposes it no more; true where it is left out
 */
record BoxBody(
        @NotBlank @Size(max = 100) String name,
        @Min(1) @Max(20_000) int lengthMm,
        @Min(1) @Max(20_000) int widthMm,
        @Min(1) @Max(20_000) int heightMm,
        @Min(0) @Max(1_000_000) int tareGrams,
        @Min(1) @Max(10_000_000) int maxGrams,
        @NotNull Money cost,
        @Nullable Boolean active) {
    static final String CODE = "[A-Za-z0-9][A-Za-z0-9._-]{0,31}";
    static final String CODE_MESSAGE = "letters, digits, dot, dash and underscore, at most 32";

    @AssertTrue(message = "a cost is between 0 and 1,000,000,000")
    boolean isCostPossible() {
        return cost == null || cost.minor() >= 0 && cost.minor() <= 1_000_000_000;
    }

    BoxView box(String code) {
        return new BoxView(
                code,
                name.strip(),
                lengthMm,
                widthMm,
                heightMm,
                tareGrams,
                maxGrams,
                cost,
                !Boolean.FALSE.equals(active));
    }
}
