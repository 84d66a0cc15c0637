package oms.fulfillment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a picker's scanner read.
 *
 * @param bin the bin's code, null where the picker scans articles only
 * @param sku the article, or null with a barcode
 * @param barcode the article's barcode, or null with a SKU
 * @param quantity pieces taken
 * @param sequence the device's own number of this scan; makes a repetition harmless where no Idempotency-Key is sent
 */
public record Scan(
        @Size(max = 80) @Nullable String bin,
        @Size(max = 80) @Nullable String sku,
        @Size(max = 80) @Nullable String barcode,
        @Min(1) @Max(100000) int quantity,
        @Min(0) @Nullable Long sequence) {
    /** @return by what a repetition is known: the header's key, or else the device's own number, or nothing */
    static @Nullable String key(@Nullable String header, @Nullable Long sequence) {
        return header == null && sequence != null ? "sequence " + sequence : header;
    }
}
