package oms.fulfillment;

import java.util.List;
import oms.fulfillment.PickListRepository.NewLine;
import org.jdbi.v3.core.Handle;

/** Stores the lines of a list, numbered in their order from 1. */
final class PickLines {
    private PickLines() {}

    static void add(Handle h, String merchant, String list, List<NewLine> lines) {
        var batch = h.prepareBatch("""
                insert into oms_fulfillment.pick_line (pick_list_id, no, merchant, sku, name, aisle, shelf, bin, quantity)
                values (:list, :no, :merchant, :sku, :name, :aisle, :shelf, :bin, :quantity)""");
        var no = 1;
        for (var line : lines) {
            var bin = line.bin();
            batch.bind("list", list)
                    .bind("no", no++)
                    .bind("merchant", merchant)
                    .bind("sku", line.sku())
                    .bind("name", line.name())
                    .bind("aisle", bin == null ? null : bin.aisle())
                    .bind("shelf", bin == null ? null : (Integer) bin.shelf())
                    .bind("bin", bin == null ? null : (Integer) bin.bin())
                    .bind("quantity", line.quantity())
                    .add();
        }
        batch.execute();
    }
}
