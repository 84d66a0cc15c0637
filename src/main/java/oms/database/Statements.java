package oms.database;

import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Counts the SQL statements each thread has sent, so that a request can say what it cost. */
public class Statements implements SqlLogger {
    private static final ThreadLocal<long[]> SENT = ThreadLocal.withInitial(() -> new long[1]);

    /** @return statements sent by the calling thread since it started; a batch counts once, as it is one round trip */
    public static long sent() {
        return SENT.get()[0];
    }

    /** Counts what another thread sent on behalf of the calling one. */
    public static void sentForThis(long statements) {
        SENT.get()[0] += statements;
    }

    @Override
    public void logBeforeExecution(StatementContext context) {
        SENT.get()[0]++;
    }
}
