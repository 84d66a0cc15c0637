package oms.payment;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import oms.Ids;
import oms.payment.Comparison.Finding;
import oms.payment.ReconciliationRepository.Turn;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Differences and their life: found again they stay one, gone they close by themselves. */
@Singleton
class DifferenceRepository {
    private static final String COLUMNS = """
            id, day, subject, kind, operation_id, order_id, operation_kind, reference, our_minor, their_minor, currency, words, status, found_at,
            closed_at, closed_by, reason""";

    private final Jdbi jdbi;
    private final Clock clock;

    DifferenceRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Writes down what a run found. One that vanished or was put right opens again; one that a person explained stays explained
     * while the amounts are those that were explained.
     */
    void found(String merchant, String gateway, LocalDate day, Turn turn, List<Finding> findings) {
        if (findings.isEmpty()) return;
        jdbi.useHandle(h -> {
            var batch = h.prepareBatch("""
                    insert into oms_payment.difference as d (id, merchant, gateway, subject, kind, day, reconciliation_id, token, operation_id, order_id,
                      operation_kind, reference, our_minor, their_minor, currency, words, status, found_at)
                    values (:id, :merchant, :gateway, :subject, :kind, :day, :run, :token, :operation, :order, :operationKind, :reference, :ours, :theirs,
                      :currency, :words, 'OPEN', :now)
                    on conflict (merchant, gateway, subject, kind) do update set day = excluded.day, reconciliation_id = excluded.reconciliation_id,
                      token = excluded.token, operation_id = excluded.operation_id, order_id = excluded.order_id, our_minor = excluded.our_minor,
                      their_minor = excluded.their_minor, words = excluded.words,
                      status = case when %1$s then d.status else 'OPEN' end, found_at = case when %1$s or d.status = 'OPEN' then d.found_at else :now end,
                      closed_at = case when %1$s then d.closed_at end, closed_by = case when %1$s then d.closed_by end,
                      reason = case when %1$s then d.reason end""".formatted(STAYS));
            for (var finding : findings)
                bind(batch, finding, merchant, gateway, day, turn).add();
            batch.execute();
        });
    }

    private static final String STAYS =
            "(d.status = 'EXPLAINED' and (d.our_minor, d.their_minor) is not distinct from (excluded.our_minor, excluded.their_minor))";

    private org.jdbi.v3.core.statement.PreparedBatch bind(
            org.jdbi.v3.core.statement.PreparedBatch batch,
            Finding f,
            String merchant,
            String gateway,
            LocalDate day,
            Turn turn) {
        var operation = f.operation();
        return batch.bind("id", Ids.next("dif"))
                .bind("merchant", merchant)
                .bind("gateway", gateway)
                .bind("subject", f.subject())
                .bind("kind", f.kind())
                .bind("day", day)
                .bind("run", turn.id())
                .bind("token", turn.token())
                .bind("operation", operation == null ? null : operation.id())
                .bind("order", operation == null ? null : operation.orderId())
                .bind("operationKind", f.operationKind())
                .bind("reference", f.reference())
                .bindByType("ours", minor(f.ours()), Long.class)
                .bindByType("theirs", minor(f.theirs()), Long.class)
                .bind("currency", f.currency())
                .bind("words", f.words())
                .bind("now", clock.instant());
    }

    private static @Nullable Long minor(oms.money.@Nullable Money money) {
        return money == null ? null : money.minor();
    }

    /** Closes what is open of the run's day and was not found this time. */
    void closeVanished(Turn turn) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_payment.difference set status = 'VANISHED', closed_at = :now, closed_by = 'reconciliation', reason = 'Not found any more'
                         where reconciliation_id = :run and token < :token and status = 'OPEN'""")
                .bind("now", clock.instant())
                .bind("run", turn.id())
                .bind("token", turn.token())
                .execute());
    }

    /** @return false where this merchant has no such difference that is open */
    boolean close(String merchant, String id, DifferenceStatus how, String by, String reason) {
        return jdbi.withHandle(h -> h.createUpdate("""
                        update oms_payment.difference set status = :how, closed_at = :now, closed_by = :by, reason = :reason
                         where id = :id and merchant = :merchant and status = 'OPEN'""")
                        .bind("how", how)
                        .bind("now", clock.instant())
                        .bind("by", by)
                        .bind("reason", reason)
                        .bind("id", id)
                        .bind("merchant", merchant)
                        .execute()
                == 1);
    }

    Optional<Difference> find(String merchant, String id) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select " + COLUMNS + " from oms_payment.difference where id = :id and merchant = :merchant")
                .bind("id", id)
                .bind("merchant", merchant)
                .mapTo(Difference.class)
                .findOne());
    }

    List<Difference> open(String merchant, int limit) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select " + COLUMNS
                                + " from oms_payment.difference where merchant = :merchant and status = 'OPEN' order by found_at, id limit :limit")
                .bind("merchant", merchant)
                .bind("limit", limit)
                .mapTo(Difference.class)
                .list());
    }

    int countOpen(String merchant) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select count(*) from oms_payment.difference where merchant = :merchant and status = 'OPEN'")
                .bind("merchant", merchant)
                .mapTo(Integer.class)
                .one());
    }

    /** @param run whose differences; all of the merchant's, newest first, where it is null */
    List<Difference> list(String merchant, @Nullable String run, @Nullable String before, int limit) {
        return jdbi.withHandle(h -> h.createQuery("select " + COLUMNS + """
                          from oms_payment.difference
                         where merchant = :merchant and (cast(:run as text) is null or reconciliation_id = :run)
                           and (cast(:before as text) is null or id < :before) order by id desc limit :limit""")
                .bind("merchant", merchant)
                .bind("run", run)
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(Difference.class)
                .list());
    }
}
