package oms.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Plants faults that the code cannot make, past constraints and triggers, and sees each one found. Nothing is kept. */
@QuarkusTest
class InvariantsTest {
    private static final Instant NOW = Instant.parse("2026-05-06T17:10:00Z");

    @Inject
    DataSource database;

    @Inject
    Auditor auditor;

    @Test
    void an_audit_reads_every_invariant() {
        assertThat(auditor.audit().findings()).hasSameSizeAs(Invariants.ALL);
    }

    @Test
    void an_order_that_was_acknowledged_and_is_not_there_is_missed() {
        assertThat(auditor.missing(List.of())).isEmpty();
        assertThat(auditor.missing(List.of("ord_0", "ord_1"))).containsExactly("ord_0", "ord_1");
    }

    @Test
    void every_invariant_has_a_fault_planted_against_it() {
        assertThat(PlantedFaults.ALL.stream().map(PlantedFault::breaks).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Invariants.ALL.stream().map(Invariant::name).distinct().toList());
    }

    @TestFactory
    Stream<DynamicTest> a_planted_fault_is_found() {
        return PlantedFaults.ALL.stream()
                .map(fault -> DynamicTest.dynamicTest(fault.breaks() + ": " + fault.how(), () -> seesThe(fault)));
    }

    private void seesThe(PlantedFault fault) throws SQLException {
        var invariant = Invariants.ALL.stream()
                .filter(candidate -> candidate.name().equals(fault.breaks()))
                .findFirst()
                .orElseThrow();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                execute(connection, List.of("set local session_replication_role = replica"));
                execute(connection, fault.sound());
                var before = mine(connection, invariant);
                execute(connection, fault.fault());
                assertThat(before).as("sound data passes").isEmpty();
                assertThat(mine(connection, invariant)).as("the fault is seen").isNotEmpty();
            } finally {
                connection.rollback();
            }
        }
    }

    /** What concerns the planted merchant; other tests' data is not looked at. */
    private static List<Report.Offence> mine(Connection connection, Invariant invariant) throws SQLException {
        return Auditor.check(connection, TestAudit.only(PlantedFault.MERCHANT, invariant), NOW)
                .offences();
    }

    private static void execute(Connection connection, List<String> statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) statement.execute(sql);
        }
    }
}
