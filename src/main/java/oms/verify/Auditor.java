package oms.verify;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import oms.verify.Report.Finding;
import oms.verify.Report.Offence;

/** Runs every invariant in one read-only snapshot, so that work going on meanwhile cannot look like a fault. */
@ApplicationScoped
public class Auditor {
    /** Rows shown of a broken invariant; the first ones tell the cause. */
    private static final int SHOWN = 5;

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):(now|keys|merchants|warehouses|skus)\\b");

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
        return inSnapshot(connection -> audit(connection, Invariants.ALL, asOf, Changes.NONE));
    }

    /**
     * Looks only at what changed.
     *
     * @param since see {@link Changes#since}
     * @param broken names of what was broken before: that is looked at whole until it holds
     */
    Report auditChanges(Instant since, Set<String> broken) {
        return inSnapshot(connection -> {
            var asked = Invariants.ALL.stream()
                    .flatMap(all -> broken.contains(all.name()) ? Stream.of(all) : Narrowing.of(all).stream())
                    .toList();
            return audit(connection, asked, clock.instant(), Changes.since(connection, since));
        });
    }

    private static Report audit(Connection connection, List<Invariant> asked, Instant now, Changes changes)
            throws SQLException {
        var findings = new ArrayList<Finding>();
        for (var invariant : asked) findings.add(check(connection, invariant, now, changes));
        return new Report(now, findings, changes.size());
    }

    private interface Look {
        Report at(Connection connection) throws SQLException;
    }

    private Report inSnapshot(Look look) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var begin = connection.createStatement()) {
                begin.execute("set transaction isolation level repeatable read read only");
                return look.at(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The audit could not be made", e);
        }
    }

    static Finding check(Connection connection, Invariant invariant, Instant now) throws SQLException {
        return check(connection, invariant, now, Changes.NONE);
    }

    static Finding check(Connection connection, Invariant invariant, Instant now, Changes changes) throws SQLException {
        try (var query =
                connection.prepareStatement(PARAMETER.matcher(invariant.sql()).replaceAll("?"))) {
            bind(query, invariant.sql(), now, changes);
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

    private static void bind(PreparedStatement query, String sql, Instant now, Changes changes) throws SQLException {
        int place = 0;
        for (var found = PARAMETER.matcher(sql); found.find(); ) {
            var value = switch (found.group(1)) {
                case "keys" -> changes.keys().toArray();
                case "merchants" -> changes.merchants();
                case "warehouses" -> changes.warehouses();
                case "skus" -> changes.skus();
                default -> OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
            };
            if (value instanceof Object[] texts)
                query.setArray(++place, query.getConnection().createArrayOf("text", texts));
            else query.setObject(++place, value);
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
