package oms.verify;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import oms.verify.Report.Finding;
import oms.verify.Report.Offence;

/** Runs every invariant in one read-only snapshot, so that work going on meanwhile cannot look like a fault. */
@ApplicationScoped
public class Auditor {
    /** Rows shown of a broken invariant; the first ones tell the cause. */
    private static final int SHOWN = 5;

    private final DataSource database;
    private final Clock clock;

    Auditor(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Audits and tells.
     *
     * @return how many invariants are broken
     */
    public long tell(PrintStream out) {
        return tell(out, clock.instant());
    }

    /**
     * As {@link #tell(PrintStream)}, judging what is late as of another time: since then nothing was meant to be done.
     *
     * @return how many invariants are broken
     */
    public long tell(PrintStream out, Instant asOf) {
        var report = audit(asOf);
        report.print(out);
        return report.violations();
    }

    /** @return those of the orders that are not there */
    public List<String> missing(List<String> orderIds) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                        select id from unnest(?) as wanted(id)
                         where not exists (select 1 from oms_order.customer_order o where o.id = wanted.id)""")) {
            query.setArray(1, connection.createArrayOf("text", orderIds.toArray()));
            var missing = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) missing.add(rows.getString(1));
            }
            return missing;
        } catch (SQLException e) {
            throw new IllegalStateException("The orders could not be looked for", e);
        }
    }

    Report audit() {
        return audit(clock.instant());
    }

    private Report audit(Instant asOf) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var begin = connection.createStatement()) {
                begin.execute("set transaction isolation level repeatable read read only");
                return audit(connection, asOf);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The audit could not be made", e);
        }
    }

    Report audit(Connection connection, Instant now) throws SQLException {
        var findings = new ArrayList<Finding>();
        for (var invariant : Invariants.ALL) findings.add(check(connection, invariant, now));
        return new Report(now, findings);
    }

    static Finding check(Connection connection, Invariant invariant, Instant now) throws SQLException {
        var sql = invariant.sql();
        var times = sql.split(":now", -1).length - 1;
        try (var query = connection.prepareStatement(sql.replace(":now", "?"))) {
            for (int i = 1; i <= times; i++) query.setObject(i, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            query.setMaxRows(SHOWN + 1);
            try (var rows = query.executeQuery()) {
                var offences = offences(rows);
                return new Finding(
                        invariant, offences.subList(0, Math.min(SHOWN, offences.size())), offences.size() > SHOWN);
            }
        } catch (SQLException e) {
            throw new SQLException(
                    "Invariant " + invariant.number() + " (" + invariant.name() + "): " + e.getMessage(),
                    e.getSQLState(),
                    e);
        }
    }

    private static List<Offence> offences(ResultSet rows) throws SQLException {
        var found = new ArrayList<Offence>();
        var columns = rows.getMetaData();
        while (rows.next()) {
            var words = new StringBuilder();
            for (int i = 2; i <= columns.getColumnCount(); i++)
                words.append(i == 2 ? "" : ", ")
                        .append(columns.getColumnLabel(i))
                        .append(' ')
                        .append(rows.getString(i));
            found.add(new Offence(rows.getString(1), words.toString()));
        }
        return found;
    }
}
