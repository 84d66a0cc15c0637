package oms.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import oms.Ids;
import oms.TestCallers;
import oms.TestTime;
import oms.identity.Roles;
import oms.verify.AuditRun.Scope;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Audits by themselves: when, by whom, of what, and what people see of them. */
@QuarkusTest
class AuditsTest {
    private static final Instant BEFORE = Instant.parse("2199-01-01T00:00:00Z");
    private static final Instant AFTER = Instant.parse("2299-01-01T00:00:00Z");

    @Inject
    Audits audits;

    @Inject
    Auditor auditor;

    @Inject
    AuditRepository repository;

    @Inject
    Jdbi jdbi;

    @Inject
    TestTime time;

    @Inject
    TestCallers callers;

    @AfterEach
    void timeIsReal() {
        time.isReal();
        jdbi.useHandle(h -> h.execute("delete from oms_verify.audit"));
    }

    @Test
    void first_everything_is_audited_then_what_changed_and_everything_again_the_next_night() {
        audits.auditDue();
        assertThat(scopes()).containsExactly(Scope.FULL);
        audits.auditDue();
        assertThat(scopes()).as("not due yet").containsExactly(Scope.FULL);
        time.passes(Duration.ofMinutes(6));
        audits.auditDue();
        assertThat(scopes()).containsExactly(Scope.CHANGED, Scope.FULL);
        assertThat(repository.last().orElseThrow().checks()).isLessThan(Invariants.ALL.size());
        time.passes(Duration.ofDays(1));
        audits.auditDue();
        assertThat(scopes()).containsExactly(Scope.FULL, Scope.CHANGED, Scope.FULL);
    }

    @Test
    void one_replica_audits_and_the_result_of_one_that_was_overtaken_is_not_kept() {
        var slow = repository.lease(Duration.ZERO).orElseThrow();
        var next = repository.lease(Duration.ofMinutes(1)).orElseThrow();
        assertThat(next).isGreaterThan(slow);
        assertThat(audits.audit(Scope.FULL)).as("somebody audits").isFalse();
        assertThat(repository.keep(slow, Scope.FULL, null, auditor.audit(), BEFORE))
                .isFalse();
        assertThat(scopes()).isEmpty();
        repository.release(next);
        assertThat(audits.audit(Scope.FULL)).isTrue();
        assertThat(scopes()).containsExactly(Scope.FULL);
    }

    @Test
    void what_changed_is_found_by_events_operations_and_movements() {
        var merchant = Ids.next("mer");
        var seen = plantedIn(merchant, () -> auditor.auditChanges(BEFORE, Set.of()));
        assertThat(offencesOf(seen, merchant)).hasSize(1);
    }

    @Test
    void what_was_broken_is_looked_at_whole_until_it_holds() {
        var merchant = Ids.next("mer");
        assertThat(offencesOf(plantedIn(merchant, () -> auditor.auditChanges(AFTER, Set.of())), merchant))
                .isEmpty();
        var seen = plantedIn(merchant, () -> auditor.auditChanges(AFTER, Set.of("stock is the sum of its ledger")));
        assertThat(offencesOf(seen, merchant)).hasSize(1);
    }

    @Test
    void people_see_how_things_stand_and_may_audit_at_once() {
        var merchant = Ids.next("mer");
        var office = callers.as(merchant, Roles.ORDER_MANAGER).accept("text/html");
        assertThat(office.get("/verify").asString()).contains("No audit yet");
        TestCallers.form(callers.browser(merchant, Roles.ORDER_MANAGER))
                .post("/verify")
                .then()
                .statusCode(303);
        assertThat(office.get("/verify").asString()).contains("everything", "reserved is within what is on hand");
        assertThat(office.get("/verify/light").asString()).contains("invariants hold");
        assertThat(office.get("/verify/attention").asString()).contains("Broken invariants");
    }

    /** Audits while there is a movement of the year 2199 that no stock row knows of. */
    private Report plantedIn(String merchant, Supplier<Report> audit) {
        past("""
                insert into oms_inventory.ledger (at, merchant, warehouse, sku, cause, reference, on_hand, reserved, actor)
                values ('2199-06-01T00:00:00Z', '%s', 'WH', 'SKU', 'RECEIVED', 'note', 1, 0, 'test')""".formatted(merchant));
        try {
            return audit.get();
        } finally {
            past("delete from oms_inventory.ledger where merchant = '" + merchant + "'");
        }
    }

    /** Past constraints and triggers. */
    private void past(String sql) {
        jdbi.useHandle(h -> {
            h.execute("set session_replication_role = replica");
            try {
                h.execute(sql);
            } finally {
                h.execute("set session_replication_role = origin");
            }
        });
    }

    private static List<String> offencesOf(Report report, String merchant) {
        return report.findings().stream()
                .flatMap(finding -> finding.offences().stream())
                .filter(offence -> merchant.equals(offence.merchant()))
                .map(Report.Offence::what)
                .toList();
    }

    private List<Scope> scopes() {
        return repository.latest(10).stream().map(AuditRun::scope).toList();
    }
}
