package oms.fulfillment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a packer has put into a box.
 *
 * @param box its code, {@link BoxView#AS_IS} for none
 * @param weightGrams as the scales show it, goods and box
 */
public record Sealing(
        @NotBlank @Size(max = 64) String box,
        @Min(1) @Max(100_000_000) int weightGrams,
        @NotEmpty @Size(max = 1000) List<@NotNull @Valid Content> items) {
    /** Pieces of one article. */
    public record Content(
            @NotBlank @Size(max = 80) String sku,
            @Min(1) @Max(1_000_000) int quantity) {}

    Map<String, Integer> bySku() {
        var pieces = new TreeMap<String, Integer>();
        items.forEach(item -> pieces.merge(item.sku(), item.quantity(), Integer::sum));
        return pieces;
    }
}
