package oms.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import oms.verify.Invariant.Reach;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every planted fault is found, by the invariant that it breaks. */
@QuarkusTest
class InvariantsTest {
    private static final Set<Reach> NARROW = EnumSet.of(Reach.KEY, Reach.SHELF);
    private static final Changes PLANTED = new Changes(
            List.of("ord_planted_a", "ord_planted_b", "key_planted"),
            List.of(new Changes.Shelf("mer_planted", "WH", "SKU")));

    @Inject
    DataSource database;

    @Inject
    Auditor auditor;

    @Inject
    SelfTest selfTest;

    @Inject
    Jdbi jdbi;

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
    void every_invariant_has_at_least_two_faults_planted_against_it() {
        var planted = PlantedFaults.ALL.stream().collect(groupingBy(PlantedFault::breaks, counting()));
        assertThat(planted)
                .containsOnlyKeys(Invariants.ALL.stream().map(Invariant::name).toList());
        assertThat(planted.values()).allMatch(faults -> faults >= 2);
    }

    @Test
    void the_self_test_catches_what_it_plants_and_leaves_no_database_behind() throws SQLException {
        var told = new ByteArrayOutputStream();
        assertThat(selfTest.tell(new PrintStream(told, true, UTF_8))).isZero();
        assertThat(told.toString(UTF_8).strip())
                .endsWith("verify: %1$d planted, %1$d caught".formatted(PlantedFaults.ALL.size()));
        List<String> left =
                jdbi.withHandle(h -> h.createQuery("select datname from pg_database where datname like 'oms_scratch%'")
                        .mapTo(String.class)
                        .list());
        assertThat(left).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> a_planted_fault_is_found() {
        return PlantedFaults.ALL.stream()
                .map(fault -> DynamicTest.dynamicTest(fault.breaks() + ": " + fault.how(), () -> seesThe(fault)));
    }

    @TestFactory
    Stream<DynamicTest> a_planted_fault_is_found_by_looking_at_what_changed_only() {
        return PlantedFaults.ALL.stream()
                .filter(fault -> NARROW.contains(Planting.brokenBy(fault).reach()))
                .map(fault ->
                        DynamicTest.dynamicTest(fault.breaks() + ": " + fault.how(), () -> seesIn(PLANTED, fault)));
    }

    private void seesIn(Changes changes, PlantedFault fault) throws SQLException {
        try (var connection = database.getConnection()) {
            var planting = new Planting(connection);
            assertThat(planting.of(fault, changes).caught())
                    .as("seen in what changed")
                    .isTrue();
            assertThat(planting.of(fault, Changes.NONE).after())
                    .as("seen where nothing changed")
                    .isEmpty();
        }
    }

    @Test
    void what_time_alone_can_break_is_looked_at_every_time() {
        assertThat(Invariants.ALL.stream().filter(invariant -> invariant.sql().contains(":now")))
                .allMatch(invariant -> invariant.reach() == Reach.ALL);
    }

    private void seesThe(PlantedFault fault) throws SQLException {
        try (var connection = database.getConnection()) {
            var outcome = new Planting(connection).of(fault);
            assertThat(outcome.before()).as("sound data passes").isEmpty();
            assertThat(outcome.after()).as("the fault is seen").isNotEmpty();
        }
    }
}
