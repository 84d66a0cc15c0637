package oms.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Jdbi;

/**
 * Who did what, append-only. Each entry's hash covers its content and the hash before it, per merchant, so that a change,
 * a gap or a cut in the middle shows (the idea of Haber and Stornetta, 1991).
 */
@ApplicationScoped
public class Audit {
    /** One line of the log; sequence is gap-free per merchant. */
    public record Entry(long sequence, Instant at, String who, String what, String object, String hash) {}

    private static final int LONGEST = 500;

    private final Jdbi jdbi;
    private final Clock clock;

    Audit(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Writes a line in the running transaction: it stands if and only if the deed does. For what people do; merchants'
     * entries queue until the transaction ends.
     *
     * @param who person's id or {@code system}
     * @param what past tense, dotted: {@code person.enrolled}
     * @param object the id of what it was done to, with what a reader needs
     */
    @Transactional
    public void record(String merchant, String who, String what, String object) {
        jdbi.useHandle(h -> {
            h.createQuery("select pg_advisory_xact_lock(hashtextextended('oms_identity.audit ' || :merchant, 3))")
                    .bind("merchant", merchant)
                    .mapToMap()
                    .list();
            h.createUpdate("""
                            with last as (
                                select sequence, hash from oms_identity.audit_log where merchant = :merchant order by sequence desc limit 1),
                            next as (
                                select coalesce((select sequence from last), 0) + 1 as sequence, coalesce((select hash from last), '') as previous)
                            insert into oms_identity.audit_log (merchant, sequence, at, who, what, object, previous, hash)
                            select :merchant, sequence, :at, :who, :what, :object, previous,
                                   oms_identity.audit_hash(previous, :merchant, sequence, :at, :who, :what, :object) from next""")
                    .bind("merchant", merchant)
                    .bind("at", clock.instant().truncatedTo(ChronoUnit.MICROS))
                    .bind("who", text(who))
                    .bind("what", text(what))
                    .bind("object", text(object))
                    .execute();
        });
    }

    /** {@link #record(String, String, String, String)} for whoever asks. */
    @Transactional
    public void record(Caller caller, String what, String object) {
        record(caller.merchant(), caller.id(), what, object);
    }

    /** @param before entries with a lower sequence, newest first; {@link Long#MAX_VALUE} for the newest */
    public List<Entry> newest(String merchant, long before, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select sequence, at, who, what, object, hash from oms_identity.audit_log
                        where merchant = :merchant and sequence < :before order by sequence desc limit :limit""")
                .bind("merchant", merchant)
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(Entry.class)
                .list());
    }

    /** @return the first entry whose hash, number or predecessor is not what it must be; empty for an unbroken chain */
    public OptionalLong broken(String merchant) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select min(sequence) from (
                            select sequence, hash, previous, merchant, at, who, what, object,
                                   lag(hash, 1, '') over w as expected, row_number() over w as number
                            from oms_identity.audit_log where merchant = :merchant window w as (order by sequence)) as chain
                        where sequence <> number or previous <> expected
                           or hash <> oms_identity.audit_hash(previous, merchant, sequence, at, who, what, object)""")
                        .bind("merchant", merchant)
                        .mapTo(Long.class)
                        .findOne())
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    private static String text(String text) {
        var clean = text.replace('\0', ' ');
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }
}
