package oms.payment;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import oms.money.Money;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The simulated gateway's own memory: not our books, and none of ours read it. */
@Singleton
class OutsideBooks {
    static final String APPROVED = "APPROVED";
    static final String DECLINED = "DECLINED";
    static final String PENDING = "PENDING";
    /** The request was sent and never arrived: the gateway does not know it. */
    static final String LOST = "LOST";

    /**
     * A request as the gateway remembers it.
     *
     * @param repeats how often the same key came again
     * @param lookUps how often somebody asked about it while the gateway went wrong now and then
     */
    record Entry(
            String key,
            String merchant,
            OperationKind operation,
            String reference,
            @Nullable String hold,
            long amountMinor,
            String currency,
            String outcome,
            @Nullable String code,
            @Nullable String message,
            @Nullable Instant expiresAt,
            @Nullable String fingerprint,
            @Nullable String card,
            String token,
            Instant receivedAt,
            int repeats,
            int lookUps) {}

    /** What was taken from a hold and what was given back. */
    record Taken(long captured, long voided, long refunded, int failedCaptures) {}

    private static final String COLUMNS =
            "key, merchant, operation, reference, hold, amount_minor, currency, outcome, code, message, expires_at, fingerprint, card, token, received_at, repeats, look_ups";

    private final Jdbi jdbi;

    OutsideBooks(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Remembers a request, or finds what was remembered for its key; one statement.
     *
     * @param webhookAt when to tell of it by itself; null for never
     * @param arriving its outcome if an earlier request with this key was lost on the way
     */
    Entry remember(Entry entry, String arriving, @Nullable Instant webhookAt) {
        return jdbi.withHandle(h -> h.createQuery("""
                        with r as (insert into oms_payment.outside_gateway_request as r (%1$s)
                        values (:key, :merchant, :operation, :reference, :hold, :amountMinor, :currency, :outcome, :code, :message, :expiresAt,
                                :fingerprint, :card, :token, :receivedAt, 0, 0)
                        on conflict (key) do update set repeats = r.repeats + 1,
                          outcome = case when r.outcome = 'LOST' then :arriving else r.outcome end,
                          code = case when r.outcome = 'LOST' then excluded.code else r.code end,
                          message = case when r.outcome = 'LOST' then excluded.message else r.message end,
                          expires_at = case when r.outcome = 'LOST' then excluded.expires_at else r.expires_at end,
                          received_at = case when r.outcome = 'LOST' then excluded.received_at else r.received_at end
                        returning %1$s),
                        w as (insert into oms_payment.outside_gateway_webhook (id, merchant, key, due_at)
                              select 'whk_' || key || '-' || repeats, merchant, key, cast(:webhookAt as timestamptz) from r
                               where outcome <> 'LOST' and cast(:webhookAt as timestamptz) is not null on conflict do nothing)
                        select %1$s from r""".formatted(COLUMNS))
                .bindByType("webhookAt", webhookAt, Instant.class)
                .bind("key", entry.key())
                .bind("merchant", entry.merchant())
                .bind("operation", entry.operation())
                .bind("reference", entry.reference())
                .bind("hold", entry.hold())
                .bind("amountMinor", entry.amountMinor())
                .bind("currency", entry.currency())
                .bind("outcome", entry.outcome())
                .bind("code", entry.code())
                .bind("message", entry.message())
                .bind("expiresAt", entry.expiresAt())
                .bind("fingerprint", entry.fingerprint())
                .bind("card", entry.card())
                .bind("token", entry.token())
                .bind("receivedAt", entry.receivedAt())
                .bind("arriving", arriving)
                .mapTo(Entry.class)
                .one());
    }

    Optional<Entry> find(String merchant, String key) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select %s from oms_payment.outside_gateway_request where key = :key and merchant = :merchant"
                                .formatted(COLUMNS))
                .bind("key", key)
                .bind("merchant", merchant)
                .mapTo(Entry.class)
                .findOne());
    }

    /** As {@link #find}, counting. */
    Optional<Entry> ask(String merchant, String key) {
        return jdbi.withHandle(h -> h.createQuery("""
                        update oms_payment.outside_gateway_request set look_ups = look_ups + 1 where key = :key and merchant = :merchant
                        returning %s""".formatted(COLUMNS))
                .bind("key", key)
                .bind("merchant", merchant)
                .mapTo(Entry.class)
                .findOne());
    }

    /** Locks the hold: what follows it happens one after the other. */
    Optional<Entry> lockHold(String merchant, String reference) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select %s from oms_payment.outside_gateway_request
                         where reference = :reference and operation in ('AUTHORIZE', 'REAUTHORIZE') and merchant = :merchant and outcome = 'APPROVED' for update""".formatted(COLUMNS))
                .bind("reference", reference)
                .bind("merchant", merchant)
                .mapTo(Entry.class)
                .findOne());
    }

    Taken takenFrom(String hold) {
        return jdbi.withHandle(
                h -> h.createQuery("""
                        select coalesce(sum(amount_minor) filter (where operation = 'CAPTURE' and outcome = 'APPROVED'), 0) captured,
                               coalesce(sum(amount_minor) filter (where operation = 'VOID' and outcome = 'APPROVED'), 0) voided,
                               coalesce(sum(amount_minor) filter (where operation = 'REFUND' and outcome = 'APPROVED'), 0) refunded,
                               count(*) filter (where operation = 'CAPTURE' and outcome = 'DECLINED') failed_captures
                          from oms_payment.outside_gateway_request where hold = :hold""").bind("hold", hold).mapTo(Taken.class).one());
    }

    private static final int PAGE = 500;

    /** Tells everything that was approved for a merchant in a time. */
    void report(String merchant, Instant from, Instant until, Consumer<Effect> each) {
        var at = from.minusSeconds(1);
        var key = "";
        while (true) {
            var page = page(merchant, from, until, at, key);
            page.forEach(e -> each.accept(new Effect(
                    e.merchant(),
                    e.key(),
                    e.reference(),
                    e.operation(),
                    Money.of(e.amountMinor(), e.currency()),
                    e.receivedAt())));
            if (page.size() < PAGE) return;
            at = page.getLast().receivedAt();
            key = page.getLast().key();
        }
    }

    private List<Entry> page(String merchant, Instant from, Instant until, Instant afterAt, String afterKey) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select %s from oms_payment.outside_gateway_request
                         where merchant = :merchant and outcome = 'APPROVED' and amount_minor > 0 and received_at >= :from and received_at < :until
                           and (received_at, key) > (:afterAt, :afterKey) order by received_at, key limit :limit""".formatted(COLUMNS))
                .bind("merchant", merchant)
                .bind("from", from)
                .bind("until", until)
                .bind("afterAt", afterAt)
                .bind("afterKey", afterKey)
                .bind("limit", PAGE)
                .mapTo(Entry.class)
                .list());
    }

    /** What was pending is decided by the time someone asks. */
    void decide(String key) {
        jdbi.useHandle(h -> h.createUpdate(
                        "update oms_payment.outside_gateway_request set outcome = 'APPROVED' where key = :key and outcome = 'PENDING'")
                .bind("key", key)
                .execute());
    }
}
