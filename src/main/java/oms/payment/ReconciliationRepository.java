package oms.payment;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import oms.Ids;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Which days were held against the gateway's report, by whom and with what result. */
@Singleton
class ReconciliationRepository {
    /** A run under way: who was overtaken has a lower token, and may write nothing. */
    record Turn(String id, int token) {}

    private static final Duration LEASE = Duration.ofMinutes(15);
    private static final String COLUMNS =
            "id, day, gateway, status, requested_by, started_at, finished_at, effects, matched, found, error";

    private final Jdbi jdbi;
    private final Clock clock;

    ReconciliationRepository(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Takes a day for one process.
     *
     * @param again also where it is done already
     * @return empty while another one is at it, or when it is done; a day that was compared before it was over is not done
     */
    Optional<Turn> begin(String merchant, LocalDate day, String gateway, String by, boolean again) {
        return jdbi.withHandle(h -> h.createQuery("""
                        insert into oms_payment.reconciliation as r (id, merchant, day, gateway, status, held_until, requested_by, started_at)
                        values (:id, :merchant, :day, :gateway, 'RUNNING', :until, :by, :now)
                        on conflict (merchant, day) do update set token = r.token + 1, gateway = excluded.gateway, status = 'RUNNING',
                          held_until = excluded.held_until, requested_by = excluded.requested_by, started_at = excluded.started_at, finished_at = null,
                          error = null
                         where (r.status <> 'RUNNING' or r.held_until < :now) and (:again or r.status <> 'DONE' or r.started_at < :whole)
                        returning id, token""")
                .bind("id", Ids.next("rec"))
                .bind("merchant", merchant)
                .bind("day", day)
                .bind("gateway", gateway)
                .bind("by", by)
                .bind("again", again)
                .bind("whole", Reconciliation.wholeFrom(day))
                .bind("now", clock.instant())
                .bind("until", clock.instant().plus(LEASE))
                .mapTo(Turn.class)
                .findOne());
    }

    /** @return false where somebody else took over; then nothing may be written */
    boolean end(Turn turn, int effects, int matched, int found, @Nullable String error) {
        return jdbi.withHandle(h -> h.createUpdate("""
                        update oms_payment.reconciliation set status = :status, finished_at = :now, effects = :effects, matched = :matched, found = :found,
                               error = :error
                         where id = :id and token = :token and status = 'RUNNING'""")
                        .bind("status", error == null ? "DONE" : "FAILED")
                        .bind("now", clock.instant())
                        .bind("effects", effects)
                        .bind("matched", matched)
                        .bind("found", found)
                        .bind("error", error)
                        .bind("id", turn.id())
                        .bind("token", turn.token())
                        .execute()
                == 1);
    }

    List<Reconciliation> latest(String merchant, int limit) {
        return jdbi.withHandle(h -> h.createQuery("select " + COLUMNS
                        + " from oms_payment.reconciliation where merchant = :merchant order by day desc limit :limit")
                .bind("merchant", merchant)
                .bind("limit", limit)
                .mapTo(Reconciliation.class)
                .list());
    }

    Optional<Reconciliation> find(String merchant, String id) {
        return jdbi.withHandle(h -> h.createQuery("select " + COLUMNS
                        + " from oms_payment.reconciliation where id = :id and merchant = :merchant")
                .bind("id", id)
                .bind("merchant", merchant)
                .mapTo(Reconciliation.class)
                .findOne());
    }

    /** @return what succeeded in the time and moved money, page by page: settled after (at, id) */
    List<Operation> settled(String merchant, Instant from, Instant until, Instant afterAt, String afterId, int limit) {
        return jdbi.withHandle(h -> h.createQuery("select " + PaymentRepository.OPERATION + """
                          from oms_payment.operation o
                         where o.merchant = :merchant and o.status = 'SUCCEEDED' and o.amount_minor > 0 and o.settled_at >= :from and o.settled_at < :until
                           and (o.settled_at, o.id) > (:afterAt, :afterId) order by o.settled_at, o.id limit :limit""")
                .bind("merchant", merchant)
                .bind("from", from)
                .bind("until", until)
                .bind("afterAt", afterAt)
                .bind("afterId", afterId)
                .bind("limit", limit)
                .mapTo(Operation.class)
                .list());
    }
}
