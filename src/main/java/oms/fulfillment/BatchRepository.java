package oms.fulfillment;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oms.inventory.BinView;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Batches as they are read, taken and closed; {@link WavePlanRepository} makes them. */
@Singleton
class BatchRepository {
    private record StepRow(
            int no,
            String list,
            int line,
            int tote,
            String sku,
            String name,
            @Nullable String aisle,
            @Nullable Integer shelf,
            @Nullable Integer bin,
            int quantity,
            int picked,
            boolean wanted) {
        BatchView.Step view() {
            if (aisle == null || shelf == null || bin == null)
                return new BatchView.Step(no, list, line, tote, sku, name, null, null, quantity, picked, wanted);
            var at = new BinView("", sku, aisle, shelf, bin, 0);
            return new BatchView.Step(
                    no, list, line, tote, sku, name, PickList.code(at), at.place(), quantity, picked, wanted);
        }
    }

    /** Which batches to show; empty texts for all. */
    record Search(String merchant, String warehouse, String status, String wave, String zone) {}

    private static final String SUMMARY = """
            select b.id, b.warehouse, b.wave_id, b.zone, b.status, b.due_at, b.metres, b.picker, b.created_at, b.started_at, b.closed_at,
                   b.closed_reason, l.lists, l.pieces, l.picked
              from oms_fulfillment.batch b,
                   lateral (select count(distinct s.pick_list_id)::int as lists, coalesce(sum(l.quantity), 0)::int as pieces,
                                   coalesce(sum(l.picked), 0)::int as picked
                              from oms_fulfillment.batch_step s
                              join oms_fulfillment.pick_line l on l.pick_list_id = s.pick_list_id and l.no = s.line_no
                             where s.batch_id = b.id) l
             where b.merchant = :merchant""";

    /** What is still to be fetched or put back on the round {@code b}. */
    private static final String WORK_LEFT = """
            (exists (select 1 from oms_fulfillment.batch_step s
                       join oms_fulfillment.pick_list p on p.id = s.pick_list_id
                       join oms_fulfillment.pick_line l on l.pick_list_id = s.pick_list_id and l.no = s.line_no
                      where s.batch_id = b.id and p.status in ('OPEN', 'PICKING') and l.picked < l.quantity)
             or exists (select 1 from oms_fulfillment.batch_step s
                          join oms_fulfillment.put_back r on r.pick_list_id = s.pick_list_id and r.line_no = s.line_no
                         where s.batch_id = b.id and r.closed_at is null))""";

    private final Jdbi jdbi;
    private final Clock clock;

    BatchRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** @return the most urgent first */
    List<BatchSummary> some(Search search, int limit) {
        return jdbi.withHandle(h -> h.createQuery(SUMMARY + "\n" + """
                          and (:warehouse = '' or b.warehouse = :warehouse) and (:wave = '' or b.wave_id = :wave)
                          and (:zone = '' or b.zone in ('', :zone))
                          and (:status = '' or b.status = :status or :status = 'TO_DO' and b.status in ('OPEN', 'PICKING'))
                        order by b.due_at, b.id limit :limit""")
                .bind("merchant", search.merchant())
                .bind("warehouse", search.warehouse())
                .bind("wave", search.wave())
                .bind("zone", search.zone())
                .bind("status", search.status())
                .bind("limit", limit)
                .mapTo(BatchSummary.class)
                .list());
    }

    Optional<BatchView> find(String merchant, String id) {
        return jdbi.withHandle(h -> h.createQuery(SUMMARY + " and b.id = :id")
                .bind("merchant", merchant)
                .bind("id", id)
                .mapTo(BatchSummary.class)
                .findOne()
                .map(batch -> new BatchView(batch, totes(h, id), steps(h, id), List.of())));
    }

    private static List<BatchView.Tote> totes(Handle h, String batch) {
        return h.createQuery("""
                        select t.tote as no, t.totes, t.tote_code as code, t.pick_list_id as list, p.order_number, p.shipment_id, p.status,
                               (select coalesce(sum(l.quantity), 0)::int from oms_fulfillment.pick_line l
                                  join oms_fulfillment.batch_step s on s.pick_list_id = l.pick_list_id and s.line_no = l.no
                                 where l.pick_list_id = p.id and s.batch_id = t.batch_id) as pieces,
                               (select coalesce(sum(l.picked), 0)::int from oms_fulfillment.pick_line l
                                  join oms_fulfillment.batch_step s on s.pick_list_id = l.pick_list_id and s.line_no = l.no
                                 where l.pick_list_id = p.id and s.batch_id = t.batch_id) as picked,
                               (select coalesce(sum(l.quantity - l.picked), 0)::int from oms_fulfillment.pick_line l
                                 where l.pick_list_id = p.id and p.status in ('OPEN', 'PICKING')
                                   and not exists (select 1 from oms_fulfillment.batch_step s where s.batch_id = t.batch_id
                                                      and s.pick_list_id = l.pick_list_id and s.line_no = l.no)) as elsewhere
                          from oms_fulfillment.batch_list t join oms_fulfillment.pick_list p on p.id = t.pick_list_id
                         where t.batch_id = :batch order by t.tote""")
                .bind("batch", batch)
                .mapTo(BatchView.Tote.class)
                .list();
    }

    private static List<BatchView.Step> steps(Handle h, String batch) {
        return h.createQuery("""
                        select s.no, s.pick_list_id as list, s.line_no as line, t.tote, l.sku, l.name, l.aisle, l.shelf, l.bin, l.quantity, l.picked,
                               p.status <> 'CANCELLED' as wanted
                          from oms_fulfillment.batch_step s
                          join oms_fulfillment.batch_list t on t.batch_id = s.batch_id and t.pick_list_id = s.pick_list_id
                          join oms_fulfillment.pick_list p on p.id = s.pick_list_id
                          join oms_fulfillment.pick_line l on l.pick_list_id = s.pick_list_id and l.no = s.line_no
                         where s.batch_id = :batch order by s.no""").bind("batch", batch).mapTo(StepRow.class).stream()
                .map(StepRow::view)
                .toList();
    }

    /** @return the batch that the picker is on, else the most urgent one that waits and is now theirs */
    Optional<String> take(String merchant, String warehouse, String zone, String by) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select id from oms_fulfillment.batch
                         where merchant = :merchant and warehouse = :warehouse and status = 'PICKING' and picker = :by
                           and (:zone = '' or zone in ('', :zone)) order by started_at, id limit 1""")
                .bind("merchant", merchant)
                .bind("warehouse", warehouse)
                .bind("zone", zone)
                .bind("by", by)
                .mapTo(String.class)
                .findOne()
                .or(() -> h.createQuery("""
                                update oms_fulfillment.batch set status = 'PICKING', picker = :by, started_at = :now
                                 where id = (select id from oms_fulfillment.batch
                                              where merchant = :merchant and warehouse = :warehouse and status = 'OPEN'
                                                and (:zone = '' or zone in ('', :zone))
                                              order by due_at, id limit 1 for update skip locked)
                                returning id""")
                        .bind("merchant", merchant)
                        .bind("warehouse", warehouse)
                        .bind("zone", zone)
                        .bind("by", by)
                        .bind("now", clock.instant())
                        .mapTo(String.class)
                        .findOne()));
    }

    /** The first scan makes it the picker's, where nobody has taken it. */
    void begin(String merchant, String id, String by) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_fulfillment.batch set status = 'PICKING', picker = :by, started_at = :now
                         where merchant = :merchant and id = :id and status = 'OPEN'""")
                .bind("merchant", merchant)
                .bind("id", id)
                .bind("by", by)
                .bind("now", clock.instant())
                .execute());
    }

    /** Ends the batches of the list on which nothing is left to do. */
    void settle(String merchant, String list) {
        ids(
                        merchant,
                        "select batch_id from oms_fulfillment.batch_list where merchant = :merchant and pick_list_id = :key order by batch_id",
                        list)
                .forEach(batch -> settleOne(merchant, batch));
    }

    private List<String> ids(String merchant, String sql, String key) {
        return jdbi.withHandle(h -> h.createQuery(sql)
                .bind("merchant", merchant)
                .bind("key", key)
                .mapTo(String.class)
                .list());
    }

    /** The row is locked first: of two who do the last two things the second sees what the first did. */
    void settleOne(String merchant, String batch) {
        ids(
                merchant,
                "select id from oms_fulfillment.batch where merchant = :merchant and id = :key for update",
                batch);
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_fulfillment.batch b set closed_at = :now,
                          status = case when b.status = 'PICKING' and exists (select 1 from oms_fulfillment.batch_step s where s.batch_id = b.id)
                                        then 'DONE' else 'CANCELLED' end,
                          closed_reason = case when b.status = 'PICKING' and exists (select 1 from oms_fulfillment.batch_step s where s.batch_id = b.id)
                                               then null else 'nothing of it is wanted any more' end
                         where b.merchant = :merchant and b.id = :id and b.status in ('OPEN', 'PICKING') and not <left>""")
                .define("left", WORK_LEFT)
                .bind("merchant", merchant)
                .bind("id", batch)
                .bind("now", clock.instant())
                .execute());
    }

    /** Takes a list off its trolley. */
    void leave(String merchant, String batch, String list) {
        var both = Map.of("merchant", merchant, "batch", batch, "list", list);
        var where = " where merchant = :merchant and batch_id = :batch and pick_list_id = :list";
        jdbi.useHandle(h -> {
            h.createUpdate("delete from oms_fulfillment.batch_step" + where)
                    .bindMap(both)
                    .execute();
            h.createUpdate("delete from oms_fulfillment.batch_list" + where)
                    .bindMap(both)
                    .execute();
        });
    }

    /** @return whether nobody had begun it: then its lists are free again */
    boolean dissolve(String merchant, String batch, String reason) {
        var parameters = Map.of("merchant", merchant, "batch", batch);
        return jdbi.withHandle(h -> {
            var ended = h.createUpdate("""
                            update oms_fulfillment.batch set status = 'CANCELLED', closed_at = :now, closed_reason = :reason
                             where merchant = :merchant and id = :batch and status = 'OPEN'""")
                    .bindMap(parameters)
                    .bind("now", clock.instant())
                    .bind("reason", reason)
                    .execute();
            if (ended == 0) return false;
            for (var table : List.of("batch_step", "batch_list"))
                h.createUpdate("delete from oms_fulfillment." + table
                                + " where merchant = :merchant and batch_id = :batch")
                        .bindMap(parameters)
                        .execute();
            return true;
        });
    }

    /** @return whether no other tote that is still in use is labelled so */
    boolean label(String merchant, String batch, String list, String code) {
        return jdbi.withHandle(h -> {
            h.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", merchant + " tote " + code);
            return h.createUpdate("""
                            update oms_fulfillment.batch_list set tote_code = :code
                             where merchant = :merchant and batch_id = :batch and pick_list_id = :list
                               and not exists (select 1 from oms_fulfillment.batch_list o join oms_fulfillment.pick_list p on p.id = o.pick_list_id
                                                where o.merchant = :merchant and upper(o.tote_code) = upper(:code)
                                                  and (o.batch_id, o.pick_list_id) <> (:batch, :list)
                                                  and (p.status in ('OPEN', 'PICKING') or p.status = 'DONE' and p.packed_at is null
                                                       or exists (select 1 from oms_fulfillment.put_back r
                                                                   where r.pick_list_id = p.id and r.closed_at is null)))""")
                            .bind("merchant", merchant)
                            .bind("batch", batch)
                            .bind("list", list)
                            .bind("code", code)
                            .execute()
                    == 1;
        });
    }

    /** @return the batch on whose trolley the list is; empty where it is picked alone */
    Optional<String> liveBatchOf(String merchant, String list) {
        return ids(merchant, """
                        select b.id from oms_fulfillment.batch_list t join oms_fulfillment.batch b on b.id = t.batch_id
                         where t.merchant = :merchant and t.pick_list_id = :key and b.status in ('OPEN', 'PICKING')""", list).stream().findFirst();
    }
}
