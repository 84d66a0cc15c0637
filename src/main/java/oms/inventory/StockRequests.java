package oms.inventory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import oms.Ids;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/** What the stock endpoints are asked. */
final class StockRequests {
    /** A SKU or the code of a warehouse. */
    static final String CODE = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    static final String CODE_MESSAGE = "letters, digits, dot, dash and underscore, at most 64";
    static final long MOST = 1_000_000;

    private StockRequests() {}

    record PlaceBody(
            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,10}") String aisle,
            @Min(0) @Max(9999) int shelf,
            @Min(0) @Max(9999) int bin) {
        Place place() {
            return new Place(aisle, shelf, bin);
        }
    }

    record ReceiptLine(
            @NotNull @Pattern(regexp = CODE, message = CODE_MESSAGE)
            String sku,

            @Min(1) @Max(MOST) long quantity,
            @Nullable Money unitCost,
            @Valid @Nullable PlaceBody place) {
        @AssertTrue(message = "a cost is not negative")
        boolean isUnitCostPossible() {
            return unitCost == null || unitCost.minor() >= 0;
        }
    }

    /** @param reference the delivery note; one is made up where it is missing */
    record ReceiptBody(
            @NotNull @Pattern(regexp = CODE, message = CODE_MESSAGE)
            String warehouse,

            @Size(min = 1, max = 100) @Nullable String reference,
            @NotEmpty @Size(max = 500) List<@NotNull @Valid ReceiptLine> lines) {
        List<Receipt> receipts() {
            var note = reference == null ? Ids.next("rec") : reference;
            return lines.stream()
                    .map(line -> new Receipt(
                            note,
                            warehouse,
                            line.sku(),
                            line.quantity(),
                            line.unitCost(),
                            line.place() == null ? null : line.place().place()))
                    .toList();
        }

        @AssertTrue(message = "each SKU once")
        boolean isEachOnce() {
            return lines == null
                    || lines.stream()
                                    .filter(line -> line != null)
                                    .map(ReceiptLine::sku)
                                    .distinct()
                                    .count()
                            == lines.size();
        }
    }

    enum Reason {
        DAMAGED,
        LOST,
        FOUND,
        EXPIRED,
        RETURNED,
        MISCOUNTED,
        OTHER
    }

    /** @return {@code damaged: fell down}, as the ledger keeps it */
    static String words(Reason reason, @Nullable String note) {
        return reason.name().toLowerCase(Locale.ROOT) + (note == null || note.isBlank() ? "" : ": " + note.strip());
    }

    record AdjustmentBody(
            @NotNull @Pattern(regexp = CODE, message = CODE_MESSAGE)
            String warehouse,

            @NotNull @Pattern(regexp = CODE, message = CODE_MESSAGE)
            String sku,

            @Min(-MOST) @Max(MOST) long change,
            @NotNull Reason reason,
            @Size(max = 200) @Nullable String note) {
        @AssertTrue(message = "not zero")
        boolean isAChange() {
            return change != 0;
        }

        Adjustment adjustment() {
            return new Adjustment(Ids.next("adj"), warehouse, sku, change, words(reason, note));
        }
    }

    record LevelBody(
            @Min(0) @Max(1_000_000_000) @Nullable Long safety,
            @Nullable Money unitCost) {
        @AssertTrue(message = "a cost is not negative")
        boolean isUnitCostPossible() {
            return unitCost == null || unitCost.minor() >= 0;
        }
    }
}
