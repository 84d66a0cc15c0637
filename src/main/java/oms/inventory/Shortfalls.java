package oms.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oms.inventory.CannotKeep.Taken;
import oms.web.Cursor;
import oms.web.Page;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Pieces that were promised and were not there, and what became of the orders that lost them. */
@ApplicationScoped
class Shortfalls {
    private static final String HEAD =
            "select id, warehouse, sku, quantity, reference, status, opened_at, opened_by, resolved_at from oms_inventory.shortfall ";

    /** @param reference the count that found it */
    record Head(
            String id,
            String warehouse,
            String sku,
            long quantity,
            String reference,
            String status,
            Instant openedAt,
            String openedBy,
            @Nullable Instant resolvedAt) {}

    /** What was taken back from one promise. @param outcome in words, null while the order still lacks it */
    record Piece(
            String orderId,
            @Nullable String shipmentId,
            long quantity,
            String status,
            @Nullable String outcome,
            @Nullable Instant closedAt) {}

    /** Pieces of one SKU that an order lacks. */
    record Lack(String sku, long quantity) {}

    private final Jdbi jdbi;
    private final Clock clock;

    Shortfalls(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    void open(String merchant, String id, StockLevel level, String reference, String actor, List<Taken> taken) {
        jdbi.useHandle(h -> {
            h.createUpdate("""
                    insert into oms_inventory.shortfall (id, merchant, warehouse, sku, quantity, reference, status, opened_at, opened_by)
                    values (:id, :merchant, :warehouse, :sku, :quantity, :reference, 'OPEN', :now, :actor)""")
                    .bind("id", id)
                    .bind("merchant", merchant)
                    .bind("warehouse", level.warehouse())
                    .bind("sku", level.sku())
                    .bind("quantity", taken.stream().mapToLong(Taken::quantity).sum())
                    .bind("reference", reference)
                    .bind("now", clock.instant())
                    .bind("actor", actor)
                    .execute();
            var batch = h.prepareBatch("""
                    insert into oms_inventory.shortfall_piece (shortfall_id, reservation_id, merchant, order_id, shipment_id, quantity, status)
                    values (:id, :reservation, :merchant, :order, :shipment, :quantity, 'OPEN')""");
            taken.forEach(t -> batch.bind("id", id)
                    .bind("reservation", t.promise().reservation())
                    .bind("merchant", merchant)
                    .bind("order", t.promise().order())
                    .bind("shipment", t.promise().shipment())
                    .bind("quantity", t.quantity())
                    .add());
            batch.execute();
        });
    }

    /** @return what the order still lacks, by SKU */
    List<Lack> lacking(String orderId) {
        return jdbi.withHandle(
                h -> h.createQuery("""
                        select s.sku, sum(p.quantity)::bigint as quantity from oms_inventory.shortfall_piece p
                        join oms_inventory.shortfall s on s.id = p.shortfall_id
                        where p.order_id = :order and p.status = 'OPEN' group by s.sku order by s.sku""").bind("order", orderId).mapTo(Lack.class).list());
    }

    /** @return orders that lack pieces of the SKU */
    List<String> ordersLacking(String merchant, String sku) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select distinct p.order_id from oms_inventory.shortfall_piece p
                        join oms_inventory.shortfall s on s.id = p.shortfall_id
                        where s.merchant = :merchant and s.sku = :sku and p.status = 'OPEN' order by p.order_id""")
                .bind("merchant", merchant)
                .bind("sku", sku)
                .mapTo(String.class)
                .list());
    }

    /**
     * The order has its goods again, or needs them no more; a shortfall of which nothing is open is resolved.
     *
     * @param status FOUND or ENDED
     * @param outcome in words
     */
    void close(String orderId, String status, String outcome) {
        jdbi.useHandle(h -> h.createUpdate("""
                        with closed as (
                            update oms_inventory.shortfall_piece set status = :status, outcome = :outcome, closed_at = :now
                            where order_id = :order and status = 'OPEN' returning shortfall_id)
                        update oms_inventory.shortfall s set status = 'RESOLVED', resolved_at = :now
                        where s.id in (select shortfall_id from closed) and s.status = 'OPEN' and not exists (
                            select 1 from oms_inventory.shortfall_piece p
                            where p.shortfall_id = s.id and p.status = 'OPEN' and p.order_id <> :order)""")
                .bind("order", orderId)
                .bind("status", status)
                .bind("outcome", outcome)
                .bind("now", clock.instant())
                .execute());
    }

    /** Locks the shortfalls of an order, so that two orders that close the last pieces see each other. */
    void lockOf(String orderId) {
        jdbi.useHandle(h ->
                h.createQuery("""
                        select id from oms_inventory.shortfall where id in (
                            select shortfall_id from oms_inventory.shortfall_piece where order_id = :order and status = 'OPEN')
                        order by id for update""").bind("order", orderId).mapTo(String.class).list());
    }

    /** @return the newest first */
    Page<Head> page(String merchant, @Nullable String status, int limit, @Nullable String cursor) {
        var after = Cursor.read(cursor, 1);
        var rows = jdbi.withHandle(h -> h.createQuery(HEAD + """
                        where merchant = :merchant and (:status = '' or status = :status) and (:after = '' or id < :after)
                        order by id desc limit :limit""")
                .bind("merchant", merchant)
                .bind("status", status == null ? "" : status)
                .bind("after", after == null ? "" : after[0])
                .bind("limit", limit + 1)
                .mapTo(Head.class)
                .list());
        return Page.of(rows, limit, row -> Cursor.of(row.id()));
    }

    Optional<Head> find(String merchant, String id) {
        return jdbi.withHandle(h -> h.createQuery(HEAD + "where merchant = :merchant and id = :id")
                .bind("merchant", merchant)
                .bind("id", id)
                .mapTo(Head.class)
                .findOne());
    }

    List<Piece> pieces(String merchant, String id) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select order_id, shipment_id, quantity, status, outcome, closed_at from oms_inventory.shortfall_piece
                        where merchant = :merchant and shortfall_id = :id order by order_id, reservation_id""")
                .bind("merchant", merchant)
                .bind("id", id)
                .mapTo(Piece.class)
                .list());
    }

    long open(String merchant) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select count(*) from oms_inventory.shortfall where merchant = :merchant and status = 'OPEN'")
                .bind("merchant", merchant)
                .mapTo(Long.class)
                .one());
    }
}
