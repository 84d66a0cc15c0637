package oms.verify;

import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Tests the checker itself: a check that was never seen to fail checks nothing. The data in use is not touched. */
@Singleton
class SelfTest {
    private final Scratch scratch;

    SelfTest(Scratch scratch) {
        this.scratch = scratch;
    }

    /**
     * Plants every fault in a scratch database; tells a line each, the count last.
     *
     * @return how many were not caught
     */
    long tell(PrintStream out) throws SQLException {
        return scratch.use(connection -> tell(connection, out));
    }

    private static long tell(Connection connection, PrintStream out) throws SQLException {
        var planting = new Planting(connection);
        long caught = 0;
        for (var fault : inOrder()) {
            var outcome = planting.of(fault);
            out.printf("%-6s %s: %s%n", outcome.caught() ? "caught" : "MISSED", fault.breaks(), fault.how());
            outcome.before().forEach(o -> out.println("        found before it was planted: " + o.what()));
            if (outcome.caught()) caught++;
        }
        out.printf(Locale.ROOT, "verify: %d planted, %d caught%n", PlantedFaults.ALL.size(), caught);
        return PlantedFaults.ALL.size() - caught;
    }

    /** In the order of the list of invariants. */
    private static List<PlantedFault> inOrder() {
        var names = Invariants.ALL.stream().map(Invariant::name).toList();
        return PlantedFaults.ALL.stream()
                .sorted(Comparator.comparingInt(fault -> names.indexOf(fault.breaks())))
                .toList();
    }
}
