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
                        update oms_inventory.reservation r set shipment_id = n.shipment_id, quantity = n.quantity
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
