package oms.inventory;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Stock as CSV, read and written page by page so that a long list needs no memory. */
final class StockExport {
    private static final int ROWS = 500;

    private StockExport() {}

    static void write(Shelves shelves, Shelves.Search search, OutputStream out) throws IOException {
        var csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord("warehouse", "sku", "on_hand", "reserved", "safety", "available", "unit_cost", "currency");
        @Nullable String cursor = null;
        do {
            var page = shelves.page(search, ROWS, cursor);
            page.items().forEach(row -> write(csv, row));
            cursor = page.nextCursor();
        } while (cursor != null);
        csv.flush();
    }

    private static void write(CsvWriter csv, Availability row) {
        csv.writeRecord(
                row.warehouse(),
                row.sku(),
                String.valueOf(row.onHand()),
                String.valueOf(row.reserved()),
                String.valueOf(row.safety()),
                String.valueOf(row.available()),
                row.unitCost().major().toPlainString(),
                row.unitCost().currency());
    }
}
