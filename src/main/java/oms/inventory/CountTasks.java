package oms.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oms.Ids;
import oms.web.Cursor;
import oms.web.Page;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Count tasks in their table; of one thing at one place there is one open task at most. */
@ApplicationScoped
class CountTasks {
    private static final String COLUMNS = """
            select id, warehouse, sku, aisle, shelf, bin, why, status, opened_at, opened_by, expected, counted, change, closed_at, closed_by
              from oms_inventory.count_task\s""";

    /** What is to be counted. @param place null for everywhere */
    record Spot(String warehouse, String sku, @Nullable Place place) {}

    private final Jdbi jdbi;
    private final Clock clock;

    CountTasks(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** @return whether a task was opened; false where one is open already, or the warehouse does not keep the SKU */
    boolean open(String merchant, Spot spot, String why, String by) {
        var place = spot.place();
        return jdbi.withHandle(h -> h.createUpdate("""
                        insert into oms_inventory.count_task
                            (id, merchant, warehouse, sku, aisle, shelf, bin, why, status, opened_at, opened_by)
                        select :id, s.merchant, s.warehouse, s.sku, :aisle, :shelf, :bin, :why, 'OPEN', cast(:now as timestamptz), :by
                        from oms_inventory.stock s where s.merchant = :merchant and s.warehouse = :warehouse and s.sku = :sku
                        on conflict do nothing""")
                        .bind("id", Ids.next("cnt"))
                        .bind("merchant", merchant)
                        .bind("warehouse", spot.warehouse())
                        .bind("sku", spot.sku())
                        .bindByType("aisle", place == null ? null : place.aisle(), String.class)
                        .bindByType("shelf", place == null ? null : place.shelf(), Integer.class)
                        .bindByType("bin", place == null ? null : place.bin(), Integer.class)
                        .bind("why", why)
                        .bind("now", clock.instant())
                        .bind("by", by)
                        .execute())
                > 0;
    }

    Optional<CountTask> find(String merchant, String id) {
        return one(COLUMNS + "where merchant = :merchant and id = :id", merchant, id);
    }

    Optional<CountTask> lock(String merchant, String id) {
        return one(COLUMNS + "where merchant = :merchant and id = :id for update", merchant, id);
    }

    private Optional<CountTask> one(String sql, String merchant, String id) {
        return jdbi.withHandle(h -> h.createQuery(sql)
                .bind("merchant", merchant)
                .bind("id", id)
                .map(CountTasks::task)
                .findOne());
    }

    /** @return the newest first */
    Page<CountTask> page(
            String merchant, @Nullable String warehouse, @Nullable String status, int limit, @Nullable String cursor) {
        var after = Cursor.read(cursor, 1);
        var rows = jdbi.withHandle(h -> h.createQuery(COLUMNS + """
                        where merchant = :merchant and (:warehouse = '' or warehouse = :warehouse)
                          and (:status = '' or status = :status) and (:after = '' or id < :after)
                        order by id desc limit :limit""")
                .bind("merchant", merchant)
                .bind("warehouse", warehouse == null ? "" : warehouse)
                .bind("status", status == null ? "" : status)
                .bind("after", after == null ? "" : after[0])
                .bind("limit", limit + 1)
                .map(CountTasks::task)
                .list());
        return Page.of(rows, limit, row -> Cursor.of(row.id()));
    }

    void counted(String merchant, String id, long expected, long counted, String by) {
        close(merchant, id, CountTask.Status.COUNTED, expected, counted, by);
    }

    void cancelled(String merchant, String id, String by) {
        close(merchant, id, CountTask.Status.CANCELLED, null, null, by);
    }

    private void close(
            String merchant,
            String id,
            CountTask.Status status,
            @Nullable Long expected,
            @Nullable Long counted,
            String by) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_inventory.count_task set status = :status, expected = :expected, counted = :counted,
                            change = cast(:counted as bigint) - :expected, closed_at = :now, closed_by = :by
                        where merchant = :merchant and id = :id and status = 'OPEN'""")
                .bind("merchant", merchant)
                .bind("id", id)
                .bind("status", status.name())
                .bindByType("expected", expected, Long.class)
                .bindByType("counted", counted, Long.class)
                .bind("now", clock.instant())
                .bind("by", by)
                .execute());
    }

    /** @return every SKU that the warehouse keeps with what left its shelves since, valued at what it cost; the most valuable first */
    List<AbcClasses.Moved> moved(String merchant, String warehouse, Instant since) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select s.sku, (coalesce(m.pieces, 0) * s.unit_cost_minor)::bigint as value from oms_inventory.stock s
                        left join (select sku, -sum(on_hand) as pieces from oms_inventory.ledger
                                    where merchant = :merchant and warehouse = :warehouse and cause = 'SHIPPED' and at >= :since
                                    group by sku) m on m.sku = s.sku
                        where s.merchant = :merchant and s.warehouse = :warehouse order by value desc, s.sku""")
                .bind("merchant", merchant)
                .bind("warehouse", warehouse)
                .bind("since", since)
                .mapTo(AbcClasses.Moved.class)
                .list());
    }

    /** @return the SKUs that lie in the bin */
    List<String> in(String merchant, String warehouse, Place place) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select sku from oms_inventory.bin where merchant = :merchant and warehouse = :warehouse
                          and aisle = :aisle and shelf = :shelf and bin = :bin order by sku""")
                .bind("merchant", merchant)
                .bind("warehouse", warehouse)
                .bind("aisle", place.aisle())
                .bind("shelf", place.shelf())
                .bind("bin", place.bin())
                .mapTo(String.class)
                .list());
    }

    private static CountTask task(ResultSet row, StatementContext context) throws SQLException {
        var aisle = row.getString("aisle");
        var closed = row.getTimestamp("closed_at");
        return new CountTask(
                row.getString("id"),
                row.getString("warehouse"),
                row.getString("sku"),
                aisle == null ? null : new Place(aisle, row.getInt("shelf"), row.getInt("bin")),
                row.getString("why"),
                CountTask.Status.valueOf(row.getString("status")),
                row.getTimestamp("opened_at").toInstant(),
                row.getString("opened_by"),
                row.getObject("expected", Long.class),
                row.getObject("counted", Long.class),
                row.getObject("change", Long.class),
                closed == null ? null : closed.toInstant(),
                row.getString("closed_by"));
    }
}
