package oms.verify;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import oms.Ids;
import oms.verify.AuditRun.Scope;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Finished audits and who may audit. The whole database is audited at once, so nothing here is asked for one merchant alone. */
@Singleton
class AuditRepository {
    private static final String AUDIT =
            "select id, scope, since, things, checks, violations, began_at, ended_at from oms_verify.audit ";

    /** A row that broke an invariant; merchant null where none could be told. */
    record Broken(String name, @Nullable String merchant, String what) {}

    private final Jdbi jdbi;

    AuditRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** By the database's clock, which all replicas share. @return the token, or nothing while another process audits */
    Optional<Long> lease(Duration longest) {
        return jdbi.withHandle(h -> h.createQuery("""
                        insert into oms_verify.lease as l (name, token, held_until) values ('audit', 1, now() + make_interval(secs => :seconds))
                        on conflict (name) do update set token = l.token + 1, held_until = excluded.held_until where l.held_until <= now()
                        returning token""")
                .bind("seconds", longest.toSeconds())
                .mapTo(Long.class)
                .findOne());
    }

    void release(long token) {
        jdbi.useHandle(h -> h.createUpdate(
                        "update oms_verify.lease set held_until = now() where name = 'audit' and token = :token")
                .bind("token", token)
                .execute());
    }

    /** @return false, and nothing is kept, where another process has taken over */
    boolean keep(long token, Scope scope, @Nullable Instant since, Report report, Instant endedAt) {
        return jdbi.inTransaction(h -> {
            if (!fenced(h, token)) return false;
            var id = Ids.next("aud");
            h.createUpdate("""
                            insert into oms_verify.audit (id, token, scope, since, things, checks, violations, began_at, ended_at)
                            values (:id, :token, :scope, :since, :things, :checks, :violations, :began, :ended)""")
                    .bind("id", id)
                    .bind("token", token)
                    .bind("scope", scope)
                    .bindByType("since", since, Instant.class)
                    .bind("things", report.changes())
                    .bind("checks", report.findings().size())
                    .bind("violations", report.violations())
                    .bind("began", report.at())
                    .bind("ended", endedAt)
                    .execute();
            keepOffences(h, id, report);
            return true;
        });
    }

    private static boolean fenced(Handle h, long token) {
        return h.createQuery("select true from oms_verify.lease where name = 'audit' and token = :token for share")
                .bind("token", token)
                .mapTo(Boolean.class)
                .findOne()
                .isPresent();
    }

    private static void keepOffences(Handle h, String id, Report report) {
        for (var finding : report.findings()) {
            int place = 0;
            for (var offence : finding.offences())
                h.createUpdate("""
                                insert into oms_verify.offence (audit_id, number, name, place, merchant, what)
                                values (:id, :number, :name, :place, :merchant, :what)""")
                        .bind("id", id)
                        .bind("number", finding.invariant().number())
                        .bind("name", finding.invariant().name())
                        .bind("place", ++place)
                        .bind("merchant", offence.merchant())
                        .bind("what", offence.what())
                        .execute();
        }
    }

    Optional<AuditRun> last() {
        return latest(1).stream().findFirst();
    }

    Optional<AuditRun> lastFull() {
        return jdbi.withHandle(h -> h.createQuery(AUDIT + "where scope = 'FULL' order by began_at desc limit 1")
                .mapTo(AuditRun.class)
                .findOne());
    }

    List<AuditRun> latest(int most) {
        return jdbi.withHandle(h -> h.createQuery(AUDIT + "order by began_at desc limit :most")
                .bind("most", most)
                .mapTo(AuditRun.class)
                .list());
    }

    List<Broken> offences(String auditId) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select name, merchant, what from oms_verify.offence where audit_id = :id order by number, name, place")
                .bind("id", auditId)
                .mapTo(Broken.class)
                .list());
    }

    Set<String> broken(String auditId) {
        return offences(auditId).stream().map(Broken::name).collect(Collectors.toSet());
    }

    void forgetBefore(Instant time) {
        jdbi.useHandle(h -> h.createUpdate("delete from oms_verify.audit where began_at < :time")
                .bind("time", time)
                .execute());
    }
}
