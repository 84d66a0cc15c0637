package oms.payment;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Which operations may be sent or asked about, by whom and when: each is with one process at a time, for as long as its lease. */
@Singleton
class OperationQueue {
    /** An operation this process may send now, with what the gateway must be told. */
    record Claimed(Operation operation, PaymentToken token, String hold, boolean orderEnded) {}

    private static final String CLAIMED = PaymentRepository.OPERATION
            + ", p.token, p.customer, coalesce(o.hold_reference, p.authorization_reference) as hold, p.order_ended";

    private final Jdbi jdbi;
    private final Clock clock;

    OperationQueue(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Takes an operation for sending: nobody else sends it until the lease is over. */
    Optional<Claimed> claim(String operationId, Instant until) {
        return claim("o.id = :id", operationId, until);
    }

    /** As {@link #claim(String, Instant)}, the authorisation of an order. */
    Optional<Claimed> claimAuthorization(String orderId, Instant until) {
        return claim("o.order_id = :id and o.kind = 'AUTHORIZE'", orderId, until);
    }

    private Optional<Claimed> claim(String which, String id, Instant until) {
        return jdbi.withHandle(h -> h.createQuery("""
                        update oms_payment.operation o set claimed_until = :until, next_check_at = :until from oms_payment.payment p
                         where p.id = o.payment_id and %s and o.status = 'INITIATED' and (o.claimed_until is null or o.claimed_until < :now)
                         returning %s""".formatted(which, CLAIMED))
                .bind("id", id)
                .bind("until", until)
                .bind("now", clock.instant())
                .map((r, c) -> claimed(r, c))
                .findOne());
    }

    /** Takes what is due for a question to the gateway, of all merchants: the resolver serves them all. */
    List<Claimed> claimDue(Instant now, Instant until, int atMost) {
        return jdbi.withHandle(h -> h.createQuery("""
                        update oms_payment.operation o set claimed_until = :until, next_check_at = :until, checks = checks + 1 from oms_payment.payment p
                         where p.id = o.payment_id and o.id in (
                           select id from oms_payment.operation where next_check_at <= :now order by next_check_at limit :atMost for update skip locked)
                         returning %s""".formatted(CLAIMED))
                .bind("now", now)
                .bind("until", until)
                .bind("atMost", atMost)
                .map((r, c) -> claimed(r, c))
                .list());
    }

    /** Makes an open operation due now. */
    void hurry(String merchant, String operationId) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_payment.operation set next_check_at = :now where id = :id and merchant = :merchant and next_check_at is not null""")
                .bind("id", operationId)
                .bind("merchant", merchant)
                .bind("now", clock.instant())
                .execute());
    }

    /** @return whether somebody is asking the gateway about it at this moment */
    boolean isClaimed(String operationId) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select coalesce(claimed_until > :now, false) from oms_payment.operation where id = :id")
                .bind("id", operationId)
                .bind("now", clock.instant())
                .mapTo(Boolean.class)
                .one());
    }

    /**
     * The gateway is heard again: what waits because it was silent comes due within the time, spread over it, of all merchants.
     * What a person looks at already stays with them; the others' schedule begins anew.
     *
     * @param silentBefore what fell silent later waits for another reason
     */
    int wake(Instant silentBefore, Instant now, int withinSeconds) {
        return jdbi.withHandle(h -> h.createUpdate("""
                        update oms_payment.operation
                           set next_check_at = cast(:now as timestamptz) + make_interval(secs => mod(abs(hashtext(id)::bigint), :within)),
                               checks = case when checks < :patience then 0 else checks end, silent_at = null
                         where id in (
                           select id from oms_payment.operation
                            where next_check_at > cast(:now as timestamptz) + make_interval(secs => :within) and silent_at <= :before
                              and (claimed_until is null or claimed_until < :now) for update skip locked)""")
                .bind("now", now)
                .bind("before", silentBefore)
                .bind("within", withinSeconds)
                .bind("patience", Operation.PATIENCE)
                .execute());
    }

    /** Makes the one that waits longest for a silent gateway due now, to hear whether it is back. */
    void hurryOneSilent(Instant now) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_payment.operation set next_check_at = :now, checks = greatest(checks - 1, 0) where id = (
                          select id from oms_payment.operation where next_check_at > :now and silent_at is not null
                             and (claimed_until is null or claimed_until < :now) order by silent_at limit 1 for update skip locked)""").bind("now", now).execute());
    }

    private static Claimed claimed(ResultSet r, StatementContext c) throws SQLException {
        var operation = c.findRowMapperFor(Operation.class).orElseThrow().map(r, c);
        var hold = r.getString("hold");
        return new Claimed(
                operation,
                new PaymentToken(r.getString("token"), r.getString("customer")),
                hold == null ? "" : hold,
                r.getBoolean("order_ended"));
    }
}
