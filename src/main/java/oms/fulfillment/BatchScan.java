package oms.fulfillment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a picker with a trolley scanned.
 *
 * @param tote into which it went: its number on the trolley, or its label
 * @param bin from which it came; null where nobody knows the place
 * @param sku the article, or null with a barcode
 * @param quantity pieces taken
 * @param sequence the device's own number of this scan; makes a repetition harmless where no Idempotency-Key is sent
 */
record BatchScan(
        @NotBlank @Size(max = 40) String tote,
        @Size(max = 80) @Nullable String bin,
        @Size(max = 80) @Nullable String sku,
        @Size(max = 80) @Nullable String barcode,
        @Min(1) @Max(100000) int quantity,
        @Min(0) @Nullable Long sequence) {
    Scan scan() {
        return new Scan(bin, sku, barcode, quantity, null);
    }
}
