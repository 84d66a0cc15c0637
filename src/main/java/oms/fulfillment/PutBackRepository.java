package oms.fulfillment;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import oms.inventory.BinView;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What was picked for nothing. */
@Singleton
class PutBackRepository {
    private record Row(
            String list,
            int line,
            String orderNumber,
            String warehouse,
            String sku,
            String name,
            @Nullable String aisle,
            @Nullable Integer shelf,
            @Nullable Integer bin,
            int quantity,
            int put,
            Instant openedAt,
            @Nullable String batch,
            @Nullable Integer tote) {
        PutBackView view() {
            var at = aisle == null || shelf == null || bin == null ? null : new BinView("", sku, aisle, shelf, bin, 0);
            return new PutBackView(
                    list,
                    line,
                    orderNumber,
                    warehouse,
                    sku,
                    name,
                    at == null ? null : PickList.code(at),
                    at == null ? null : at.place(),
                    quantity,
                    put,
                    openedAt,
                    batch,
                    tote);
        }
    }

    /** Which to show; empty texts for all. */
    record Search(String merchant, String warehouse, String batch, String list) {}

    private final Jdbi jdbi;
    private final Clock clock;

    PutBackRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** What a cancelled list has in totes, as long as it has not left the house. */
    void open(String merchant, String list) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_fulfillment.put_back (pick_list_id, line_no, merchant, warehouse, order_number, quantity, opened_at)
                        select l.pick_list_id, l.no, l.merchant, p.warehouse, p.order_number, l.picked, :now
                          from oms_fulfillment.pick_list p join oms_fulfillment.pick_line l on l.pick_list_id = p.id
                         where p.merchant = :merchant and p.id = :list and p.status = 'CANCELLED' and p.departed_at is null and l.picked > 0""")
                .bind("merchant", merchant)
                .bind("list", list)
                .bind("now", clock.instant())
                .execute());
    }

    /** @return what still is to be put back, the oldest first */
    List<PutBackView> open(Search search, int limit) {
        return rows(search, "", limit);
    }

    /** @return the same, locked against others who put back */
    List<PutBackView> lock(String merchant, String list) {
        return rows(new Search(merchant, "", "", list), " for update of r", 1_000);
    }

    private List<PutBackView> rows(Search search, String lock, int limit) {
        return jdbi.withHandle(h -> h
                .createQuery("""
                        select r.pick_list_id as list, r.line_no as line, r.order_number, r.warehouse, l.sku, l.name, l.aisle, l.shelf, l.bin,
                               r.quantity, r.put, r.opened_at, t.batch_id as batch, t.tote
                          from oms_fulfillment.put_back r
                          join oms_fulfillment.pick_line l on l.pick_list_id = r.pick_list_id and l.no = r.line_no
                          left join oms_fulfillment.batch_step s on s.pick_list_id = r.pick_list_id and s.line_no = r.line_no
                          left join oms_fulfillment.batch_list t on t.pick_list_id = s.pick_list_id and t.batch_id = s.batch_id
                         where r.merchant = :merchant and r.closed_at is null and (:warehouse = '' or r.warehouse = :warehouse)
                           and (:batch = '' or s.batch_id = :batch) and (:list = '' or r.pick_list_id = :list)
                         order by r.opened_at, r.pick_list_id, r.line_no limit :limit""" + lock)
                .bind("merchant", search.merchant())
                .bind("warehouse", search.warehouse())
                .bind("batch", search.batch())
                .bind("list", search.list())
                .bind("limit", limit)
                .mapTo(Row.class)
                .stream()
                .map(Row::view)
                .toList());
    }

    void put(String merchant, PutBackView back, int quantity, String by) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_fulfillment.put_back set put = put + :quantity,
                          closed_at = case when put + :quantity = quantity then :now::timestamptz end,
                          closed_by = case when put + :quantity = quantity then :by::text end
                         where merchant = :merchant and pick_list_id = :list and line_no = :line""")
                .bind("merchant", merchant)
                .bind("list", back.list())
                .bind("line", back.line())
                .bind("quantity", quantity)
                .bind("now", clock.instant())
                .bind("by", by)
                .execute());
    }
}
