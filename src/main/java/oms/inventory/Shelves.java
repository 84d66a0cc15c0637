package oms.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
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
            "select warehouse, sku, on_hand, reserved, safety, available, unit_cost_minor, currency from oms_inventory.availability ";

    /**
     * Which rows to show.
     *
     * @param sku exactly this one, null or empty for all
     * @param text part of a SKU, null or empty for all
     * @param level how much of it is left
     */
    record Search(
            String merchant,
            @Nullable String sku,
            @Nullable String warehouse,
            @Nullable String text,
            Level level) {}

    /** How much can still be promised: see {@link Availability#low} and {@link Availability#out}. */
    enum Level {
        ANY(""),
        LOW("low"),
        OUT("out");

        private final String word;

        Level(String word) {
            this.word = word;
        }

        static Level of(String word) {
            for (var level : values()) if (level.word.equals(word)) return level;
            throw new InvalidRequest("/level", "invalid_value", "A level is low or out");
        }
    }

    /** An open reservation of one stock row. */
    record Promised(
            String orderId,
            @Nullable String shipmentId,
            long quantity,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

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
            String actor) {
        /** @return {@code +5}, {@code −2}, or nothing */
        public String onHandText() {
            return signed(onHand);
        }

        /** @return the reference where a person gave it: a delivery note; empty where it is one of our ids */
        public String note() {
            return reference.matches("[a-z]{3}_[0-9a-z]{26}.*") ? "" : reference;
        }

        public String reservedText() {
            return signed(reserved);
        }

        private static String signed(long change) {
            return change == 0 ? "" : change > 0 ? "+" + change : "\u2212" + -change;
        }
    }

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
                          and (:level <> 'OUT' or available <= 0)
                          and (:level <> 'LOW' or available > 0 and (available <= safety or available * 10 <= on_hand))
                        order by sku, warehouse limit :limit""")
                .bind("merchant", search.merchant())
                .bind("sku0", after == null ? "" : after[0])
                .bind("warehouse0", after == null ? "" : after[1])
                .bind("sku", orEmpty(search.sku()))
                .bind("warehouse", orEmpty(search.warehouse()))
                .bind("text", orEmpty(search.text()))
                .bind("level", search.level().name())
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

    /** @return to whom pieces of the row are promised, the longest promise first */
    List<Promised> promised(String merchant, Availability row, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select order_id, shipment_id, quantity, created_at, expires_at from oms_inventory.reservation
                        where merchant = :merchant and warehouse = :warehouse and sku = :sku and status = 'OPEN'
                        order by created_at, id limit :limit""")
                .bind("merchant", merchant)
                .bind("warehouse", row.warehouse())
                .bind("sku", row.sku())
                .bind("limit", limit)
                .mapTo(Promised.class)
                .list());
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
