package oms.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oms.web.Cursor;
import oms.web.Page;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Transfers and their lines. */
@ApplicationScoped
class TransferRepository {
    private static final String HEAD = """
            select id, reference, source, destination, status, dispatched_at, dispatched_by, closed_at, closed_by from oms_inventory.transfer\s""";

    private record Row(
            String transferId,
            String sku,
            long dispatched,
            @Nullable Long received,
            @Nullable String reason) {
        TransferView.Line line() {
            return new TransferView.Line(sku, dispatched, received, reason);
        }
    }

    private final Jdbi jdbi;
    private final Clock clock;

    TransferRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** @return false where there is a transfer of this reference already */
    boolean add(String merchant, TransferView transfer) {
        return jdbi.withHandle(h -> {
            var added = h.createUpdate("""
                    insert into oms_inventory.transfer (id, merchant, reference, source, destination, status, dispatched_at, dispatched_by)
                    values (:id, :merchant, :reference, :from, :to, 'IN_TRANSIT', :at, :by) on conflict (merchant, reference) do nothing""")
                    .bind("id", transfer.id())
                    .bind("merchant", merchant)
                    .bind("reference", transfer.reference())
                    .bind("from", transfer.from())
                    .bind("to", transfer.to())
                    .bind("at", transfer.dispatchedAt())
                    .bind("by", transfer.dispatchedBy())
                    .execute();
            if (added > 0) addLines(h, merchant, transfer);
            return added > 0;
        });
    }

    private static void addLines(Handle h, String merchant, TransferView transfer) {
        var batch = h.prepareBatch("""
                insert into oms_inventory.transfer_line (transfer_id, sku, merchant, dispatched) values (:id, :sku, :merchant, :dispatched)""");
        transfer.lines()
                .forEach(line -> batch.bind("id", transfer.id())
                        .bind("sku", line.sku())
                        .bind("merchant", merchant)
                        .bind("dispatched", line.dispatched())
                        .add());
        batch.execute();
    }

    void close(String merchant, String id, TransferView.Status status, String by, List<TransferView.Line> arrived) {
        jdbi.useHandle(h -> {
            h.createUpdate("""
                    update oms_inventory.transfer set status = :status, closed_at = :now, closed_by = :by
                    where merchant = :merchant and id = :id and status = 'IN_TRANSIT'""")
                    .bind("merchant", merchant)
                    .bind("id", id)
                    .bind("status", status.name())
                    .bind("now", clock.instant())
                    .bind("by", by)
                    .execute();
            var batch = h.prepareBatch("""
                    update oms_inventory.transfer_line set received = :received, reason = :reason
                    where merchant = :merchant and transfer_id = :id and sku = :sku""");
            arrived.forEach(line -> batch.bind("received", line.received())
                    .bind("reason", line.reason())
                    .bind("merchant", merchant)
                    .bind("id", id)
                    .bind("sku", line.sku())
                    .add());
            batch.execute();
        });
    }

    Optional<TransferView> find(String merchant, String id) {
        return one(HEAD + "where merchant = :merchant and id = :id", merchant, id);
    }

    Optional<TransferView> lock(String merchant, String id) {
        return one(HEAD + "where merchant = :merchant and id = :id for update", merchant, id);
    }

    private Optional<TransferView> one(String sql, String merchant, String id) {
        var head = jdbi.withHandle(h -> h.createQuery(sql)
                .bind("merchant", merchant)
                .bind("id", id)
                .map(TransferRepository::head)
                .findOne());
        return head.map(transfer -> withLines(merchant, List.of(transfer)).getFirst());
    }

    /** @return the newest first */
    Page<TransferView> page(String merchant, @Nullable String status, int limit, @Nullable String cursor) {
        var after = Cursor.read(cursor, 1);
        var heads = jdbi.withHandle(h -> h.createQuery(HEAD + """
                        where merchant = :merchant and (:status = '' or status = :status) and (:after = '' or id < :after)
                        order by id desc limit :limit""")
                .bind("merchant", merchant)
                .bind("status", status == null ? "" : status)
                .bind("after", after == null ? "" : after[0])
                .bind("limit", limit + 1)
                .map(TransferRepository::head)
                .list());
        return Page.of(withLines(merchant, heads), limit, row -> Cursor.of(row.id()));
    }

    private List<TransferView> withLines(String merchant, List<TransferView> heads) {
        if (heads.isEmpty()) return heads;
        Map<String, List<TransferView.Line>> lines = new HashMap<>();
        jdbi.useHandle(h -> h.createQuery("""
                        select transfer_id, sku, dispatched, received, reason from oms_inventory.transfer_line
                        where merchant = :merchant and transfer_id = any(:ids) order by transfer_id, sku""")
                .bind("merchant", merchant)
                .bindArray(
                        "ids",
                        String.class,
                        heads.stream().map(TransferView::id).toList())
                .mapTo(Row.class)
                .forEach(row -> lines.computeIfAbsent(row.transferId(), id -> new ArrayList<>())
                        .add(row.line())));
        return heads.stream()
                .map(head -> with(head, lines.getOrDefault(head.id(), List.of())))
                .toList();
    }

    private static TransferView with(TransferView t, List<TransferView.Line> lines) {
        return new TransferView(
                t.id(),
                t.reference(),
                t.from(),
                t.to(),
                t.status(),
                t.dispatchedAt(),
                t.dispatchedBy(),
                t.closedAt(),
                t.closedBy(),
                List.copyOf(lines));
    }

    private static TransferView head(ResultSet row, StatementContext context) throws SQLException {
        var closed = row.getTimestamp("closed_at");
        return new TransferView(
                row.getString("id"),
                row.getString("reference"),
                row.getString("source"),
                row.getString("destination"),
                TransferView.Status.valueOf(row.getString("status")),
                row.getTimestamp("dispatched_at").toInstant(),
                row.getString("dispatched_by"),
                closed == null ? null : closed.toInstant(),
                row.getString("closed_by"),
                List.of());
    }
}
