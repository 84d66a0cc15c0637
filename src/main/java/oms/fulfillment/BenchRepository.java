package oms.fulfillment;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What waits at the packing bench and in the staging lane. */
@Singleton
class BenchRepository {
    private static final String WAITING = """
            select l.id, l.order_id, l.order_number, l.shipment_id, l.warehouse, l.status, l.due_at, l.picker, l.closed_reason,
                   l.created_at, l.started_at, l.closed_at, p.pieces, p.picked
              from oms_fulfillment.pick_list l,
                   lateral (select sum(quantity)::int as pieces, sum(picked)::int as picked
                              from oms_fulfillment.pick_line where pick_list_id = l.id) p
             where l.merchant = :merchant and l.status = 'DONE' and (:warehouse = '' or l.warehouse = :warehouse)
               and <which> order by l.due_at, l.id limit :limit""";

    private final Jdbi jdbi;
    private final Clock clock;

    BenchRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** @return lists that are picked but not packed, the most urgent first; all warehouses for an empty text */
    List<PickListSummary> toPack(String merchant, String warehouse, int limit) {
        return waiting("l.packed_at is null", merchant, warehouse, limit);
    }

    /** @return lists whose packages have not left yet, the most urgent first */
    List<PickListSummary> toLoad(String merchant, String warehouse, int limit) {
        return waiting("l.packed_at is not null and l.departed_at is null", merchant, warehouse, limit);
    }

    private List<PickListSummary> waiting(String which, String merchant, String warehouse, int limit) {
        return jdbi.withHandle(h -> h.createQuery(WAITING)
                .define("which", which)
                .bind("merchant", merchant)
                .bind("warehouse", warehouse)
                .bind("limit", limit)
                .mapTo(PickListSummary.class)
                .list());
    }

    void packed(String merchant, String shipment) {
        mark("packed_at", merchant, shipment);
    }

    void departed(String merchant, String shipment) {
        mark("departed_at", merchant, shipment);
    }

    private void mark(String column, String merchant, String shipment) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_fulfillment.pick_list set <column> = :now
                         where merchant = :merchant and shipment_id = :shipment and status = 'DONE' and <column> is null""")
                .define("column", column)
                .bind("merchant", merchant)
                .bind("shipment", shipment)
                .bind("now", clock.instant())
                .execute());
    }
}
