package oms.inventory;

import static oms.inventory.StockRequests.CODE;
import static oms.inventory.StockRequests.CODE_MESSAGE;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the count endpoints are asked. */
final class CountBodies {
    private CountBodies() {}

    /**
     * What is to be counted: SKUs (in one bin, where a place is given), everything in a bin, or a class of SKUs.
     *
     * @param abcClass by the value that was shipped in the last 90 days
     * @param why in words; a cycle count where nothing is said
     */
    record Plan(
            @NotNull @Pattern(regexp = CODE, message = CODE_MESSAGE)
            String warehouse,

            @Size(max = 500) @Nullable List<@NotNull @Pattern(regexp = CODE, message = CODE_MESSAGE) String> skus,
            @Valid StockRequests.@Nullable PlaceBody place,
            AbcClasses.@Nullable Class abcClass,
            @Size(max = 200) @Nullable String why) {
        @AssertTrue(message = "name SKUs, a place, or a class")
        boolean isSomething() {
            return skus != null && !skus.isEmpty() || place != null || abcClass != null;
        }

        @AssertTrue(message = "a class has neither SKUs nor a place")
        boolean isOneThing() {
            return abcClass == null || (skus == null || skus.isEmpty()) && place == null;
        }
    }

    /** @param counted pieces that lie there */
    record Found(@Min(0) @Max(1_000_000_000) long counted) {}
}
