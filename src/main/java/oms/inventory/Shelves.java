package oms.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import oms.web.Cursor;
import oms.web.InvalidRequest;
import oms.web.Page;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Stock and its ledger as lists, for people and for the API. */
@ApplicationScoped
class Shelves {
    private static final String ROW =
            "select warehouse, sku, on_hand, reserved, safety, available, unit_cost_minor, currency from oms_inventory.stock ";

    /**
     * Which rows to show.
     *
     * @param sku exactly this one, null or empty for all
     * @param text part of a SKU, null or empty for all
     */
    record Search(
            String merchant,
            @Nullable String sku,
            @Nullable String warehouse,
            @Nullable String text) {}

    /** One movement, as the ledger tells it. */
    record Entry(
            long id,
            Instant at,
            String warehouse,
            String sku,
            String cause,
            String reference,
            long onHand,
            long reserved,
            @Nullable String reason,
            String actor) {}

    private final Jdbi jdbi;

    Shelves(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Page<Availability> page(Search search, int limit, @Nullable String cursor) {
        var after = Cursor.read(cursor, 2);
        var rows = jdbi.withHandle(h -> h.createQuery(ROW + """
                        where merchant = :merchant and (sku, warehouse) > (:sku0, :warehouse0)
                          and (:sku = '' or sku = :sku) and (:warehouse = '' or warehouse = :warehouse)
                          and (:text = '' or position(lower(:text) in lower(sku)) > 0)
                        order by sku, warehouse limit :limit""")
                .bind("merchant", search.merchant())
                .bind("sku0", after == null ? "" : after[0])
                .bind("warehouse0", after == null ? "" : after[1])
                .bind("sku", orEmpty(search.sku()))
                .bind("warehouse", orEmpty(search.warehouse()))
                .bind("text", orEmpty(search.text()))
                .bind("limit", limit + 1)
                .map(StockRepository.AVAILABILITY)
                .list());
        return Page.of(rows, limit, row -> Cursor.of(row.sku(), row.warehouse()));
    }

    Optional<Availability> find(String merchant, String warehouse, String sku) {
        return jdbi.withHandle(
                h -> h.createQuery(ROW + "where merchant = :merchant and warehouse = :warehouse and sku = :sku")
                        .bind("merchant", merchant)
                        .bind("warehouse", warehouse)
                        .bind("sku", sku)
                        .map(StockRepository.AVAILABILITY)
                        .findOne());
    }

    /** @return the movements of one row, newest first */
    Page<Entry> ledger(String merchant, String warehouse, String sku, int limit, @Nullable String cursor) {
        var rows = jdbi.withHandle(h -> h.createQuery("""
                        select id, at, warehouse, sku, cause, reference, on_hand, reserved, reason, actor from oms_inventory.ledger
                        where merchant = :merchant and warehouse = :warehouse and sku = :sku and id < :before
                        order by id desc limit :limit""")
                .bind("merchant", merchant)
                .bind("warehouse", warehouse)
                .bind("sku", sku)
                .bind("before", before(cursor))
                .bind("limit", limit + 1)
                .mapTo(Entry.class)
                .list());
        return Page.of(rows, limit, row -> Cursor.of(String.valueOf(row.id())));
    }

    private static long before(@Nullable String cursor) {
        var key = Cursor.read(cursor, 1);
        try {
            return key == null ? Long.MAX_VALUE : Long.parseLong(key[0]);
        } catch (NumberFormatException e) {
            throw new InvalidRequest("/cursor", "invalid_cursor", "This cursor does not come from this list");
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
