package oms.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import oms.database.AfterCommit;
import oms.money.Money;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Stock changes through one door, {@link #move}: rows are locked in one global order (warehouse, then SKU), the promise is
 * checked under the lock, and either all movements happen, each with its row in the ledger, or none.
 */
@ApplicationScoped
class StockRepository {
    static final RowMapper<Availability> AVAILABILITY = (row, context) -> new Availability(
            row.getString("warehouse"),
            row.getString("sku"),
            row.getLong("on_hand"),
            row.getLong("reserved"),
            row.getLong("safety"),
            row.getLong("available"),
            Money.of(row.getLong("unit_cost_minor"), row.getString("currency")));

    private static final String MOVE = moving("", "");

    /** A movement at warehouses that are open, and the reservations it is for. */
    private static final String PROMISE = moving("""
            and exists (select 1 from oms_inventory.warehouse w
                         where w.merchant = s.merchant and w.code = s.warehouse and w.active)""", """
            , promised as (
                insert into oms_inventory.reservation (id, merchant, order_id, warehouse, sku, quantity, status, expires_at, created_at)
                select reference, :merchant, :order, warehouse, sku, reserved, 'OPEN', cast(:expires as timestamptz), cast(:at as timestamptz)
                from movement join moved using (warehouse, sku)
            )""");

    private final Jdbi jdbi;
    private final Clock clock;
    private final SoldOut soldOut;
    private final AfterCommit afterCommit;

    StockRepository(Jdbi jdbi, Clock clock, SoldOut soldOut, AfterCommit afterCommit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.soldOut = soldOut;
        this.afterCommit = afterCommit;
    }

    /** @return false, with nothing changed, where a row is missing, a promise would break, or the shelf would go below it */
    boolean move(String merchant, List<Movement> movements) {
        if (movements.isEmpty()) return true;
        var moved = jdbi.withHandle(h -> bind(h.createQuery(MOVE), merchant, movements)
                .mapTo(Boolean.class)
                .one());
        if (moved && movements.stream().anyMatch(Movement::frees)) afterCommit.run(() -> remember(merchant, movements));
        return moved;
    }

    private void remember(String merchant, List<Movement> movements) {
        for (var m : movements) if (m.frees()) soldOut.forget(merchant, m.warehouse(), m.sku());
    }

    /**
     * Opens the order's reservations of what these movements promise, in the same statement.
     *
     * @param movements each caused by the reservation it names
     * @param expiresAt when the promise may be taken back, null for never
     * @return false, with nothing changed, where {@link #move} would say so or a warehouse is closed
     */
    boolean promise(String merchant, String orderId, List<Movement> movements, @Nullable Instant expiresAt) {
        return jdbi.withHandle(h -> bind(h.createQuery(PROMISE), merchant, movements)
                .bind("order", orderId)
                .bindByType("expires", expiresAt, Instant.class)
                .mapTo(Boolean.class)
                .one());
    }

    private Query bind(Query statement, String merchant, List<Movement> movements) {
        return statement
                .bind("merchant", merchant)
                .bind("at", clock.instant())
                .bindArray("causes", String.class, all(movements, m -> m.cause().name()))
                .bindArray("references", String.class, all(movements, Movement::reference))
                .bindArray("warehouses", String.class, all(movements, Movement::warehouse))
                .bindArray("skus", String.class, all(movements, Movement::sku))
                .bindArray("onHand", Long.class, all(movements, Movement::onHand))
                .bindArray("reserved", Long.class, all(movements, Movement::reserved))
                .bindArray("reasons", String.class, all(movements, Movement::reason))
                .bindArray("actors", String.class, all(movements, Movement::actor));
    }

    private static List<@Nullable Object> all(
            List<Movement> movements, Function<Movement, ? extends @Nullable Object> part) {
        var all = new ArrayList<@Nullable Object>();
        for (var movement : movements) all.add(part.apply(movement));
        return all;
    }

    /** @return the rows of these SKUs in one warehouse, open or closed */
    List<Availability> rows(String merchant, String warehouse, Collection<String> skus) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select warehouse, sku, on_hand, reserved, safety, available, unit_cost_minor, currency
                        from oms_inventory.availability
                        where merchant = :merchant and warehouse = :warehouse and sku = any(:skus) order by sku""")
                .bind("merchant", merchant)
                .bind("warehouse", warehouse)
                .bindArray("skus", String.class, skus)
                .map(AVAILABILITY)
                .list());
    }

    /**
     * @param lock whether the row is locked until the transaction ends
     * @return the row as it is after its lock
     */
    StockRow row(String merchant, StockLevel of, boolean lock) {
        return jdbi.withHandle(h -> {
            if (lock) of(h.createQuery("""
                        select 1 from oms_inventory.stock
                        where merchant = :merchant and warehouse = :warehouse and sku = :sku for update"""), merchant, of).mapTo(Integer.class).one();
            return of(h.createQuery("""
                        select s.on_hand, s.reserved, (select coalesce(sum(r.quantity), 0)::bigint from oms_inventory.reservation r
                            where r.merchant = s.merchant and r.warehouse = s.warehouse and r.sku = s.sku
                              and r.status = 'OPEN' and r.picked_at is not null) as picked
                        from oms_inventory.stock s
                        where s.merchant = :merchant and s.warehouse = :warehouse and s.sku = :sku"""), merchant, of).mapTo(StockRow.class).one();
        });
    }

    private static Query of(Query query, String merchant, StockLevel level) {
        return query.bind("merchant", merchant)
                .bind("warehouse", level.warehouse())
                .bind("sku", level.sku());
    }

    List<Availability> availability(String merchant, Collection<String> skus, Collection<String> also) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select warehouse, sku, on_hand, reserved, safety, available, unit_cost_minor, currency
                        from oms_inventory.availability
                        where merchant = :merchant and sku = any(:skus) and (active or warehouse = any(:also))
                        order by warehouse, sku""")
                .bind("merchant", merchant)
                .bindArray("skus", String.class, skus)
                .bindArray("also", String.class, also)
                .map(AVAILABILITY)
                .list());
    }

    Map<String, Long> toSellBetween(String merchant, Collection<String> skus, Instant from, Instant until) {
        var pieces = new HashMap<String, Long>();
        jdbi.useHandle(h -> h.createQuery("""
                        select warehouse, sku, coalesce(sum(case when at < :from then on_hand - reserved
                                   when cause in ('RECEIVED', 'ADJUSTED', 'COUNTED', 'RETURNED', 'TRANSFERRED') then on_hand end), 0)::bigint as pieces
                          from oms_inventory.ledger where merchant = :merchant and sku = any(:skus) and at < :until group by warehouse, sku""")
                .bind("merchant", merchant)
                .bindArray("skus", String.class, skus)
                .bind("from", from)
                .bind("until", until)
                .map((rs, c) ->
                        pieces.put(rs.getString("warehouse") + '\n' + rs.getString("sku"), rs.getLong("pieces")))
                .list());
        return pieces;
    }

    /**
     * Makes an empty row where there is none; sets the unit cost and safety stock where they are given; locks the row.
     *
     * @return false where there is no such warehouse
     */
    boolean open(String merchant, StockLevel level) {
        return jdbi.withHandle(h -> h.createUpdate("""
                        insert into oms_inventory.stock as s
                            (merchant, warehouse, sku, on_hand, reserved, safety, unit_cost_minor, currency)
                        select :merchant, :warehouse, :sku, 0, 0, coalesce(:safety, 0), coalesce(:cost, 0), coalesce(:currency, w.currency)
                        from oms_inventory.warehouse w where w.merchant = :merchant and w.code = :warehouse
                        on conflict (merchant, warehouse, sku) do update set safety = coalesce(:safety, s.safety),
                            unit_cost_minor = coalesce(:cost, s.unit_cost_minor), currency = coalesce(:currency, s.currency)""")
                        .bind("merchant", merchant)
                        .bind("warehouse", level.warehouse())
                        .bind("sku", level.sku())
                        .bindByType("safety", level.safety(), Long.class)
                        .bindByType(
                                "cost",
                                level.unitCost() == null
                                        ? null
                                        : level.unitCost().minor(),
                                Long.class)
                        .bindByType(
                                "currency",
                                level.unitCost() == null
                                        ? null
                                        : level.unitCost().currency(),
                                String.class)
                        .execute())
                > 0;
    }

    boolean recorded(String merchant, Movement.Cause cause, String reference, StockLevel of) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select exists (select 1 from oms_inventory.ledger where merchant = :merchant and cause = :cause
                            and reference = :reference and warehouse = :warehouse and sku = :sku)""")
                .bind("merchant", merchant)
                .bind("cause", cause.name())
                .bind("reference", reference)
                .bind("warehouse", of.warehouse())
                .bind("sku", of.sku())
                .mapTo(Boolean.class)
                .one());
    }

    long onHand(String merchant, StockLevel of) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select on_hand from oms_inventory.stock
                        where merchant = :merchant and warehouse = :warehouse and sku = :sku""")
                .bind("merchant", merchant)
                .bind("warehouse", of.warehouse())
                .bind("sku", of.sku())
                .mapTo(Long.class)
                .one());
    }

    List<BinView> bins(String merchant, String warehouse, Collection<String> skus) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select warehouse, sku, aisle, shelf, bin, quantity from oms_inventory.bin
                        where merchant = :merchant and warehouse = :warehouse and sku = any(:skus)
                        order by sku, quantity desc, aisle, shelf, bin""")
                .bind("merchant", merchant)
                .bind("warehouse", warehouse)
                .bindArray("skus", String.class, skus)
                .mapTo(BinView.class)
                .list());
    }

    /** Jumps from aisle to aisle in the index rather than read every bin. */
    List<AisleView> aisles(String merchant, String warehouse) {
        return jdbi.withHandle(h -> h.createQuery("""
                        with recursive a (aisle) as (
                          (select aisle from oms_inventory.bin
                            where merchant = :merchant and warehouse = :warehouse order by aisle limit 1)
                          union all
                          select (select b.aisle from oms_inventory.bin b
                                   where b.merchant = :merchant and b.warehouse = :warehouse and b.aisle > a.aisle order by b.aisle limit 1)
                            from a where a.aisle is not null)
                        select a.aisle as name, (select max(b.bin) from oms_inventory.bin b
                                                  where b.merchant = :merchant and b.warehouse = :warehouse and b.aisle = a.aisle) as last_bin
                          from a where a.aisle is not null""")
                .bind("merchant", merchant)
                .bind("warehouse", warehouse)
                .mapTo(AisleView.class)
                .list());
    }

    /** Puts pieces into a bin, making it where it is new. */
    void store(String merchant, BinView bin) {
        jdbi.useHandle(h ->
                h.createUpdate("""
                        insert into oms_inventory.bin as b (merchant, warehouse, sku, aisle, shelf, bin, quantity)
                        values (:merchant, :warehouse, :sku, :aisle, :shelf, :bin, :quantity)
                        on conflict (merchant, warehouse, sku, aisle, shelf, bin)
                        do update set quantity = b.quantity + :quantity""").bind("merchant", merchant).bindMethods(bin).execute());
    }

    /** Takes pieces off the bins, in the order of the aisles; callers hold the lock of the stock row. */
    void clear(String merchant, String warehouse, String sku, long quantity) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_inventory.bin b
                        set quantity = b.quantity - least(b.quantity, greatest(0, :quantity - before.pieces))
                        from (select aisle, shelf, bin, coalesce(sum(quantity) over (order by aisle, shelf, bin
                                  rows between unbounded preceding and 1 preceding), 0) as pieces
                              from oms_inventory.bin
                              where merchant = :merchant and warehouse = :warehouse and sku = :sku) before
                        where b.merchant = :merchant and b.warehouse = :warehouse and b.sku = :sku
                          and (b.aisle, b.shelf, b.bin) = (before.aisle, before.shelf, before.bin)
                          and before.pieces < :quantity""")
                .bind("merchant", merchant)
                .bind("warehouse", warehouse)
                .bind("sku", sku)
                .bind("quantity", quantity)
                .execute());
    }

    /**
     * @param only what else must hold of a row of stock {@code s}
     * @param also further steps of the statement
     */
    private static String moving(String only, String also) {
        return """
            with movement as (
                select * from unnest(:causes, :references, :warehouses, :skus, :onHand, :reserved, :reasons, :actors)
                    as m(cause, reference, warehouse, sku, on_hand, reserved, reason, actor)
            ), total as (
                select warehouse, sku, sum(on_hand)::bigint as on_hand, sum(reserved)::bigint as reserved
                from movement group by warehouse, sku
            ), locked as (
                select s.warehouse, s.sku, s.on_hand, s.reserved, s.available from oms_inventory.stock s
                where s.merchant = :merchant and (s.warehouse, s.sku) in (select warehouse, sku from total) %s
                order by s.warehouse, s.sku for update
            ), enough as (
                select not exists (
                    select 1 from total t left join locked l using (warehouse, sku)
                    where l.sku is null
                       or l.on_hand + t.on_hand < l.reserved + t.reserved
                       or l.on_hand + t.on_hand > 1000000000
                       or t.reserved > 0 and l.available < t.reserved
                ) as for_all
            ), moved as (
                update oms_inventory.stock s set on_hand = s.on_hand + t.on_hand, reserved = s.reserved + t.reserved
                from total t, enough e
                where e.for_all and s.merchant = :merchant and s.warehouse = t.warehouse and s.sku = t.sku
                  and (t.reserved <= 0 or s.available >= t.reserved)
                returning s.warehouse, s.sku
            ), told as (
                insert into oms_inventory.ledger
                    (at, merchant, warehouse, sku, cause, reference, on_hand, reserved, reason, actor)
                select cast(:at as timestamptz), :merchant, warehouse, sku, cause, reference, on_hand, reserved, reason, actor
                from movement join moved using (warehouse, sku)
                where on_hand <> 0 or reserved <> 0
            )%s
            select (select count(*) from total) = (select count(*) from moved)
            """.formatted(only, also);
    }
}
