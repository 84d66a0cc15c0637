package oms.fulfillment;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /** @return the shipment whose goods stand in the tote of that label, ready to be packed */
    Optional<String> shipmentInTote(String merchant, String code) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select p.shipment_id from oms_fulfillment.batch_list t join oms_fulfillment.pick_list p on p.id = t.pick_list_id
                         where t.merchant = :merchant and upper(t.tote_code) = upper(:code) and p.status = 'DONE' and p.packed_at is null limit 1""")
                .bind("merchant", merchant)
                .bind("code", code)
                .mapTo(String.class)
                .findOne());
    }

    /** A shipment whose goods come to the bench on several trolleys. */
    record Apart(
            String list,
            String orderNumber,
            String shipmentId,
            String warehouse,
            Instant dueAt,
            String totes,
            int pieces,
            int picked) {}

    /** @return shipments that lie in several zones and are not packed yet, with the totes that must come together */
    List<Apart> apart(String merchant, String warehouse, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select p.id as list, p.order_number, p.shipment_id, p.warehouse, p.due_at,
                               string_agg(t.zone || ': ' || coalesce(t.tote_code, 'tote ' || t.tote || ' of ' || right(t.batch_id, 5))
                                          || case when t.part_open = 0 then '' else ' (still ' || t.part_open || ' to pick)' end, ' · ' order by t.zone) as totes,
                               (select sum(quantity)::int from oms_fulfillment.pick_line l where l.pick_list_id = p.id) as pieces,
                               (select sum(picked)::int from oms_fulfillment.pick_line l where l.pick_list_id = p.id) as picked
                          from oms_fulfillment.pick_list p
                          join lateral (select t.*, (select coalesce(sum(l.quantity - l.picked), 0) from oms_fulfillment.batch_step s
                                                       join oms_fulfillment.pick_line l on l.pick_list_id = s.pick_list_id and l.no = s.line_no
                                                      where s.batch_id = t.batch_id and s.pick_list_id = p.id) as part_open
                                          from oms_fulfillment.batch_list t where t.pick_list_id = p.id) t on true
                         where p.merchant = :merchant and (:warehouse = '' or p.warehouse = :warehouse) and p.packed_at is null and p.status <> 'CANCELLED'
                         group by p.id having count(*) > 1 order by p.due_at, p.id limit :limit""")
                .bind("merchant", merchant)
                .bind("warehouse", warehouse)
                .bind("limit", limit)
                .mapTo(Apart.class)
                .list());
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
