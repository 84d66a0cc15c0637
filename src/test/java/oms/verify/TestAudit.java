package oms.verify;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** The auditor, for one merchant: other tests leave orders in states that nothing but a test can make. */
@ApplicationScoped
public class TestAudit {
    private final DataSource database;
    private final Clock clock;

    TestAudit(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @return what is broken, in words */
    public List<String> of(String merchant) {
        return of(merchant, Invariants.ALL);
    }

    /** As {@link #of(String)}, for tests that build a part of the world only: the invariants with these numbers. */
    public List<String> of(String merchant, Set<Integer> numbers) {
        return of(
                merchant,
                Invariants.ALL.stream()
                        .filter(i -> numbers.contains(i.number()))
                        .toList());
    }

    private List<String> of(String merchant, List<Invariant> invariants) {
        var broken = new ArrayList<String>();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var begin = connection.createStatement()) {
                begin.execute("set transaction isolation level repeatable read read only");
                for (var invariant : invariants)
                    Auditor.check(connection, invariant.of(merchant), clock.instant())
                            .offences()
                            .forEach(o -> broken.add(invariant.name() + ": " + o.what()));
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The audit could not be made", e);
        }
        return broken;
    }
}
