package oms.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The reservations of orders, each open until it is consumed or released. */
@ApplicationScoped
class ReservationRepository {
    private static final String HELD =
            "select id, order_id, shipment_id, warehouse, sku, quantity from oms_inventory.reservation ";

    private final Jdbi jdbi;
    private final Clock clock;

    ReservationRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Adds open reservations, in one statement. */
    void open(String merchant, List<Held> held, @Nullable Instant expiresAt) {
        if (held.isEmpty()) return;
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_inventory.reservation (id, merchant, order_id, shipment_id, warehouse, sku, quantity,
                            status, expires_at, created_at)
                        select r.id, :merchant, r.order_id, r.shipment_id, r.warehouse, r.sku, r.quantity, 'OPEN', cast(:expires as timestamptz), cast(:now as timestamptz)
                        from unnest(:ids, :orders, :shipments, :warehouses, :skus, :quantities)
                            as r(id, order_id, shipment_id, warehouse, sku, quantity)""")
                .bind("merchant", merchant)
                .bindByType("expires", expiresAt, Instant.class)
                .bind("now", clock.instant())
                .bindArray("ids", String.class, held.stream().map(Held::id).toList())
                .bindArray(
                        "orders", String.class, held.stream().map(Held::orderId).toList())
                .bindArray("shipments", String.class, shipments(held))
                .bindArray(
                        "warehouses",
                        String.class,
                        held.stream().map(Held::warehouse).toList())
                .bindArray("skus", String.class, held.stream().map(Held::sku).toList())
                .bindArray(
                        "quantities",
                        Long.class,
                        held.stream().map(Held::quantity).toList())
                .execute());
    }

    private static List<@Nullable String> shipments(List<Held> held) {
        var shipments = new ArrayList<@Nullable String>();
        for (var one : held) shipments.add(one.shipmentId());
        return shipments;
    }

    /** @return the order's open reservations, locked with the order's turn, sorted as stock is locked */
    List<Held> lockOpen(String orderId) {
        return jdbi.withHandle(h -> {
            h.execute("select pg_advisory_xact_lock(hashtextextended(?, 500))", orderId);
            return h.createQuery(
                            HELD + "where order_id = :order and status = 'OPEN' order by warehouse, sku, id for update")
                    .bind("order", orderId)
                    .mapTo(Held.class)
                    .list();
        });
    }

    List<Held> open(String merchant, String orderId) {
        return jdbi.withHandle(h -> h.createQuery(
                        HELD
                                + "where merchant = :merchant and order_id = :order and status = 'OPEN' order by warehouse, sku, id")
                .bind("merchant", merchant)
                .bind("order", orderId)
                .mapTo(Held.class)
                .list());
    }

    Optional<String> merchantOf(String orderId) {
        return jdbi.withHandle(
                h -> h.createQuery("select merchant from oms_inventory.reservation where order_id = :order limit 1")
                        .bind("order", orderId)
                        .mapTo(String.class)
                        .findFirst());
    }

    /** @return orders with an open promise whose time is over */
    List<String> expired(Instant now, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select order_id from oms_inventory.reservation where status = 'OPEN' and expires_at <= :now
                        group by order_id order by min(expires_at), order_id limit :limit""")
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
    }

    /** @return whether nobody else expires the order's promises in a transaction that is open now */
    boolean tryTurn(String orderId) {
        return jdbi.withHandle(h -> h.createQuery("select pg_try_advisory_xact_lock(hashtextextended(:order, 501))")
                .bind("order", orderId)
                .mapTo(Boolean.class)
                .one());
    }

    void keep(String orderId) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_inventory.reservation set expires_at = null
                        where order_id = :order and status = 'OPEN' and expires_at is not null""").bind("order", orderId).execute());
    }

    boolean hasExpired(String orderId) {
        return jdbi.withHandle(h ->
                h.createQuery("""
                        select exists (select 1 from oms_inventory.reservation where order_id = :order and status = 'EXPIRED')""").bind("order", orderId).mapTo(Boolean.class).one());
    }

    /** @return until when the order's promises were made, null for ever */
    @Nullable
    Instant until(String orderId) {
        return jdbi.withHandle(
                h -> h.createQuery("select max(expires_at) from oms_inventory.reservation where order_id = :order")
                        .bind("order", orderId)
                        .mapTo(Instant.class)
                        .findOne()
                        .orElse(null));
    }

    /** The shipment's pieces are off the shelf. */
    void picked(String shipmentId) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_inventory.reservation set picked_at = :now
                        where shipment_id = :shipment and status = 'OPEN' and picked_at is null""")
                .bind("shipment", shipmentId)
                .bind("now", clock.instant())
                .execute());
    }

    /** @return every open promise of one row of stock */
    List<CannotKeep.Promise> promises(String merchant, StockLevel of) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select id as reservation, order_id as "order", shipment_id as shipment, quantity, created_at as since,
                               picked_at is not null as picked
                        from oms_inventory.reservation
                        where merchant = :merchant and warehouse = :warehouse and sku = :sku and status = 'OPEN'""")
                .bind("merchant", merchant)
                .bind("warehouse", of.warehouse())
                .bind("sku", of.sku())
                .mapTo(CannotKeep.Promise.class)
                .list());
    }

    /** Takes pieces back from promises; of which nothing is left, that is released. */
    void giveBack(List<CannotKeep.Taken> taken) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_inventory.reservation r
                        set quantity = case when n.left_over > 0 then n.left_over else r.quantity end,
                            status = case when n.left_over > 0 then 'OPEN' else 'RELEASED' end,
                            closed_at = case when n.left_over > 0 then null else cast(:now as timestamptz) end
                        from unnest(:ids, :left) as n(id, left_over) where r.id = n.id and r.status = 'OPEN'""")
                .bind("now", clock.instant())
                .bindArray(
                        "ids",
                        String.class,
                        taken.stream().map(t -> t.promise().reservation()).toList())
                .bindArray(
                        "left",
                        Long.class,
                        taken.stream().map(CannotKeep.Taken::left).toList())
                .execute());
    }

    /** What these shipments held goes on being promised to their orders, for no shipment. */
    void unassign(Collection<String> shipments) {
        if (shipments.isEmpty()) return;
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_inventory.reservation set shipment_id = null, picked_at = null
                        where shipment_id = any(:shipments) and status = 'OPEN'""")
                .bindArray("shipments", String.class, shipments)
                .execute());
    }

    /** The order and merchant behind a shipment's reservations. */
    record Shipped(String merchant, String orderId) {}

    Optional<Shipped> ofShipment(String shipmentId) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select merchant, order_id from oms_inventory.reservation where shipment_id = :shipment limit 1")
                .bind("shipment", shipmentId)
                .mapTo(Shipped.class)
                .findFirst());
    }

    /** @return what the shipment consumed and the ledger has not seen coming back; callers hold the order's turn */
    List<Held> notTakenBack(String shipmentId) {
        return jdbi.withHandle(h -> h.createQuery(HELD + """
                        r where shipment_id = :shipment and status = 'CONSUMED' and not exists (
                            select 1 from oms_inventory.ledger l where l.merchant = r.merchant and l.cause = 'RETURNED' and l.reference = r.id)
                        order by warehouse, sku, id""")
                .bind("shipment", shipmentId)
                .mapTo(Held.class)
                .list());
    }

    void close(Collection<Held> held, String status) {
        if (held.isEmpty()) return;
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_inventory.reservation set status = :status, closed_at = :now
                        where id = any(:ids) and status = 'OPEN'""")
                .bind("status", status)
                .bind("now", clock.instant())
                .bindArray("ids", String.class, held.stream().map(Held::id).toList())
                .execute());
    }

    /** Gives each reservation its shipment and quantity anew; both are taken from the list. */
    void rewrite(List<Held> held) {
        if (held.isEmpty()) return;
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_inventory.reservation r set shipment_id = n.shipment_id, quantity = n.quantity,
                            picked_at = case when n.shipment_id is null then null else r.picked_at end
                        from unnest(:ids, :shipments, :quantities) as n(id, shipment_id, quantity)
                        where r.id = n.id and r.status = 'OPEN'""")
                .bindArray("ids", String.class, held.stream().map(Held::id).toList())
                .bindArray("shipments", String.class, shipments(held))
                .bindArray(
                        "quantities",
                        Long.class,
                        held.stream().map(Held::quantity).toList())
                .execute());
    }
}
