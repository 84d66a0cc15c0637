package oms.fulfillment;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import oms.inventory.BinView;
import oms.web.Cursor;
import oms.web.InvalidRequest;
import oms.web.Page;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

@Singleton
class PickListRepository {
    /** A list to be stored. */
    record New(
            String id,
            String merchant,
            String orderId,
            String orderNumber,
            String shipmentId,
            String warehouse,
            Instant dueAt,
            List<NewLine> lines) {}

    /** A stop to be stored; the bin is null where nobody knows it. */
    record NewLine(String sku, String name, @Nullable BinView bin, int quantity) {}

    private record Line(
            String pickListId,
            int no,
            String sku,
            String name,
            @Nullable String aisle,
            @Nullable Integer shelf,
            @Nullable Integer bin,
            int quantity,
            int picked) {
        PickLineView view() {
            if (aisle == null || shelf == null || bin == null)
                return new PickLineView(no, sku, name, null, null, quantity, picked);
            var at = new BinView("", sku, aisle, shelf, bin, 0);
            return new PickLineView(no, sku, name, PickList.code(at), at.place(), quantity, picked);
        }
    }

    private static final String HEAD = """
            select l.id, l.order_id, l.order_number, l.shipment_id, l.warehouse, l.status, l.due_at, l.picker, l.closed_reason,
                   l.created_at, l.started_at, l.closed_at from oms_fulfillment.pick_list l""";

    private final Jdbi jdbi;
    private final Clock clock;
    private final PutBackRepository putBacks;
    private final BatchRepository batches;

    PickListRepository(Jdbi jdbi, Clock clock, PutBackRepository putBacks, BatchRepository batches) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.putBacks = putBacks;
        this.batches = batches;
    }

    void open(New list) {
        jdbi.useHandle(h -> {
            h.createUpdate("""
                    insert into oms_fulfillment.pick_list (id, merchant, order_id, order_number, shipment_id, warehouse, status, due_at, created_at)
                    values (:id, :merchant, :orderId, :orderNumber, :shipmentId, :warehouse, 'OPEN', :dueAt, :now)""")
                    .bind("id", list.id())
                    .bind("merchant", list.merchant())
                    .bind("orderId", list.orderId())
                    .bind("orderNumber", list.orderNumber())
                    .bind("shipmentId", list.shipmentId())
                    .bind("warehouse", list.warehouse())
                    .bind("dueAt", list.dueAt())
                    .bind("now", clock.instant())
                    .execute();
            PickLines.add(h, list.merchant(), list.id(), list.lines());
        });
    }

    Optional<PickListView> find(String merchant, String id) {
        return one(" where l.merchant = :merchant and l.id = :id", Map.of("merchant", merchant, "id", id));
    }

    Optional<PickListView> lock(String merchant, String id) {
        return one(" where l.merchant = :merchant and l.id = :id for update", Map.of("merchant", merchant, "id", id));
    }

    /** @return the order's lists that are not cancelled, locked */
    List<PickListView> lockLiveOfOrder(String merchant, String orderId) {
        return list(
                " where l.merchant = :merchant and l.order_id = :id and l.status <> 'CANCELLED' order by l.id for update",
                Map.of("merchant", merchant, "id", orderId));
    }

    /** @return those of the lists that there are, the most urgent first */
    List<PickListView> all(String merchant, Collection<String> ids) {
        var named = String.join(",", ids);
        return list(
                " where l.merchant = :merchant and l.id = any(string_to_array(:ids, ',')) order by l.due_at, l.id",
                Map.of("merchant", merchant, "ids", named));
    }

    private Optional<PickListView> one(String where, Map<String, String> parameters) {
        return list(where, parameters).stream().findFirst();
    }

    private List<PickListView> list(String where, Map<String, String> parameters) {
        return jdbi.withHandle(h -> {
            var heads = h.createQuery(HEAD + where)
                    .bindMap(parameters)
                    .map((row, c) -> head(row))
                    .list();
            var lines = lines(h, heads.stream().map(PickListView::id).toList());
            return heads.stream()
                    .map(head -> withLines(head, lines.getOrDefault(head.id(), List.of())))
                    .toList();
        });
    }

    private static Map<String, List<Line>> lines(Handle h, Collection<String> lists) {
        if (lists.isEmpty()) return Map.of();
        return h.createQuery("""
                        select pick_list_id, no, sku, name, aisle, shelf, bin, quantity, picked from oms_fulfillment.pick_line
                        where pick_list_id = any(:lists) order by pick_list_id, no""").bindArray("lists", String.class, lists).mapTo(Line.class).stream()
                .collect(Collectors.groupingBy(Line::pickListId));
    }

    private static PickListView head(ResultSet row) throws SQLException {
        return new PickListView(
                row.getString("id"),
                row.getString("order_id"),
                row.getString("order_number"),
                row.getString("shipment_id"),
                row.getString("warehouse"),
                PickListStatus.valueOf(row.getString("status")),
                row.getTimestamp("due_at").toInstant(),
                row.getString("picker"),
                row.getString("closed_reason"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("closed_at")),
                List.of());
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static PickListView withLines(PickListView l, List<Line> lines) {
        return new PickListView(
                l.id(),
                l.orderId(),
                l.orderNumber(),
                l.shipmentId(),
                l.warehouse(),
                l.status(),
                l.dueAt(),
                l.picker(),
                l.closedReason(),
                l.createdAt(),
                l.startedAt(),
                l.closedAt(),
                lines.stream().map(Line::view).toList());
    }

    /** Which lists to show; empty texts for all. The status may be TO_DO, or ALONE for what is to do and on no trolley. */
    record Search(String merchant, String warehouse, String status, String shipment) {
        /** @return whether all that it finds has ended; then the latest comes first */
        boolean ended() {
            return status.equals("DONE") || status.equals("CANCELLED");
        }
    }

    /** Lists that wait and lists that somebody has begun. */
    record ToDo(int open, int begun) {}

    ToDo toDo(String merchant, String warehouse) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select count(*) filter (where status = 'OPEN')::int as open,
                               count(*) filter (where status = 'PICKING')::int as begun
                          from oms_fulfillment.pick_list
                         where merchant = :merchant and status in ('OPEN', 'PICKING') and (:warehouse = '' or warehouse = :warehouse)""")
                .bind("merchant", merchant)
                .bind("warehouse", warehouse)
                .mapTo(ToDo.class)
                .one());
    }

    /** @return rows, the most urgent first; of ended ones the latest */
    Page<PickListSummary> page(Search search, int limit, @Nullable String cursor) {
        var after = Cursor.read(cursor, 2);
        var rows = jdbi.withHandle(h -> h.createQuery("""
                        select l.id, l.order_id, l.order_number, l.shipment_id, l.warehouse, l.status, l.due_at, l.picker, l.closed_reason,
                               l.created_at, l.started_at, l.closed_at, p.pieces, p.picked
                          from oms_fulfillment.pick_list l,
                               lateral (select sum(quantity)::int as pieces, sum(picked)::int as picked
                                          from oms_fulfillment.pick_line where pick_list_id = l.id) p
                         where l.merchant = :merchant
                           and (:first or not :ended and (l.due_at, l.id) > (:dueAt, :id) or :ended and (l.due_at, l.id) < (:dueAt, :id))
                           and (:warehouse = '' or l.warehouse = :warehouse) and (:shipment = '' or l.shipment_id = :shipment)
                           and (:status = '' or l.status = :status or :status in ('TO_DO', 'ALONE') and l.status in ('OPEN', 'PICKING'))
                           and (:status <> 'ALONE' or not exists (select 1 from oms_fulfillment.batch_list t where t.pick_list_id = l.id))
                         order by <order> limit :limit""")
                .define("order", search.ended() ? "l.due_at desc, l.id desc" : "l.due_at, l.id")
                .bind("merchant", search.merchant())
                .bind("first", after == null)
                .bind("ended", search.ended())
                .bind("dueAt", after == null ? Instant.EPOCH : instant(after[0]))
                .bind("id", after == null ? "" : after[1])
                .bind("warehouse", search.warehouse())
                .bind("shipment", search.shipment())
                .bind("status", search.status())
                .bind("limit", limit + 1)
                .mapTo(PickListSummary.class)
                .list());
        return Page.of(rows, limit, row -> Cursor.of(row.dueAt().toString(), row.id()));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw new InvalidRequest("/after", "invalid_cursor", "This cursor does not come from this list");
        }
    }

    /** Counts what was taken; the first scan makes it the picker's list. */
    void take(String merchant, String id, List<PickList.Taken> taken, String picker) {
        jdbi.useHandle(h -> {
            h.createUpdate("""
                    update oms_fulfillment.pick_list set status = 'PICKING', picker = coalesce(picker, :picker),
                      started_at = coalesce(started_at, :now) where merchant = :merchant and id = :id and status in ('OPEN', 'PICKING')""")
                    .bind("merchant", merchant)
                    .bind("id", id)
                    .bind("picker", picker)
                    .bind("now", clock.instant())
                    .execute();
            var batch = h.prepareBatch("""
                    with l as (update oms_fulfillment.pick_line set picked = picked + :quantity
                                where merchant = :merchant and pick_list_id = :id and no = :no)
                    insert into oms_fulfillment.pick_scan (merchant, pick_list_id, line_no, quantity, picker, at)
                    values (:merchant, :id, :no, :quantity, :picker, :now)""");
            taken.forEach(t -> batch.bind("merchant", merchant)
                    .bind("id", id)
                    .bind("no", t.lineNo())
                    .bind("quantity", t.quantity())
                    .bind("picker", picker)
                    .bind("now", clock.instant())
                    .add());
            batch.execute();
        });
    }

    /** Ends the list; what was picked for nothing is to be put back, and a trolley on which nothing is left to do is done. */
    void close(String merchant, PickListView list, PickListStatus end, @Nullable String reason) {
        if (!list.status().canBecome(end))
            throw new IllegalStateException("Pick list " + list.id() + " is " + list.status());
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_fulfillment.pick_list set status = :status, closed_reason = :reason, closed_at = :now
                         where merchant = :merchant and id = :id""")
                .bind("merchant", merchant)
                .bind("id", list.id())
                .bind("status", end.name())
                .bind("reason", reason)
                .bind("now", clock.instant())
                .execute());
        if (end == PickListStatus.CANCELLED) putBacks.open(merchant, list.id());
        batches.settle(merchant, list.id());
    }

    /** @return the batch on whose trolley the list is */
    Optional<String> liveBatchOf(String merchant, String id) {
        return batches.liveBatchOf(merchant, id);
    }

    void due(String merchant, String id, Instant dueAt) {
        jdbi.useHandle(h -> h.createUpdate(
                        "update oms_fulfillment.pick_list set due_at = :dueAt where merchant = :merchant and id = :id")
                .bind("merchant", merchant)
                .bind("id", id)
                .bind("dueAt", dueAt)
                .execute());
    }
}
