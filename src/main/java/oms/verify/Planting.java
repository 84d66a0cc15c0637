package oms.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Plants a fault that the code cannot make, past constraints and triggers, and looks whether its invariant sees it. Nothing is
 * kept: all of it happens in one transaction that is rolled back.
 */
final class Planting {
    /** The time at which the planted world is looked at. */
    static final Instant NOW = Instant.parse("2026-05-06T17:10:00Z");

    private final Connection connection;

    /** @param connection of somebody who may set {@code session_replication_role}: a superuser, or one granted it */
    Planting(Connection connection) {
        this.connection = connection;
    }

    /**
     * What an invariant said.
     *
     * @param before what it found in the sound rows; empty where it judges them rightly
     * @param after what it found once the fault was planted
     */
    record Outcome(List<Report.Offence> before, List<Report.Offence> after) {
        boolean caught() {
            return before.isEmpty() && !after.isEmpty();
        }
    }

    /** The invariant that the fault breaks. */
    static Invariant brokenBy(PlantedFault fault) {
        var invariants = Invariants.ALL.stream()
                .filter(candidate -> candidate.name().equals(fault.breaks()))
                .toList();
        if (invariants.size() != 1) throw new IllegalStateException("No one invariant says: " + fault.breaks());
        return invariants.getFirst();
    }

    /** Looks at everything. */
    Outcome of(PlantedFault fault) throws SQLException {
        return plant(fault, brokenBy(fault), Changes.NONE);
    }

    /** Looks at what changed, for an invariant that is broken within it. */
    Outcome of(PlantedFault fault, Changes changes) throws SQLException {
        return plant(fault, Narrowing.of(brokenBy(fault)).orElseThrow(), changes);
    }

    private Outcome plant(PlantedFault fault, Invariant whole, Changes changes) throws SQLException {
        var invariant = whole.of(PlantedFault.MERCHANT);
        connection.setAutoCommit(false);
        try {
            execute(List.of("set local session_replication_role = replica"));
            execute(fault.sound());
            var before = Auditor.check(connection, invariant, NOW, changes).offences();
            execute(fault.fault());
            return new Outcome(
                    before, Auditor.check(connection, invariant, NOW, changes).offences());
        } finally {
            connection.rollback();
        }
    }

    private void execute(List<String> statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) statement.execute(sql);
        }
    }
}
