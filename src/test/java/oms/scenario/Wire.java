package oms.scenario;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/** Lies between the code and the database, and tells a {@link Listener} of all that passes: statements, commits, the gateway's own. */
@ApplicationScoped
class Wire {
    /** What the tests do with it; all of it is called by the thread that speaks to the database. */
    interface Listener {
        /** A statement is about to be sent. */
        void before(String sql, boolean outside);

        /** A statement was answered. */
        void after(boolean outside, boolean inTransaction);

        /** A transaction has committed; nothing can be thrown here. */
        void committed();
    }

    /** The simulated gateway keeps its books here too; they stand for the world outside. */
    private static final String OUTSIDE = "oms_payment.outside_";

    private final Jdbi jdbi;
    private final TransactionSynchronizationRegistry transactions;
    private final SqlLogger usual;

    Wire(Jdbi jdbi, TransactionSynchronizationRegistry transactions) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.usual = jdbi.getConfig(SqlStatements.class).getSqlLogger();
    }

    void tell(Listener listener) {
        jdbi.setSqlLogger(new Tap(listener));
    }

    void isQuiet() {
        jdbi.setSqlLogger(usual);
    }

    boolean inTransaction() {
        return transactions.getTransactionStatus() == Status.STATUS_ACTIVE
                || transactions.getTransactionStatus() == Status.STATUS_MARKED_ROLLBACK;
    }

    /** Whatever the thread does now, its transaction will not commit. */
    void rollBack() {
        if (transactions.getTransactionStatus() == Status.STATUS_ACTIVE) transactions.setRollbackOnly();
    }

    private final class Tap implements SqlLogger {
        private final Listener listener;

        private Tap(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void logBeforeExecution(StatementContext context) {
            usual.logBeforeExecution(context);
            listener.before(sql(context), isOutside(context));
            if (inTransaction() && transactions.getResource(this) == null) {
                transactions.putResource(this, true);
                transactions.registerInterposedSynchronization(new AfterCommit());
            }
        }

        @Override
        public void logAfterExecution(StatementContext context) {
            listener.after(isOutside(context), inTransaction());
        }

        private static boolean isOutside(StatementContext context) {
            return sql(context).contains(OUTSIDE);
        }

        private static String sql(StatementContext context) {
            return String.valueOf(context.getRawSql());
        }

        private final class AfterCommit implements Synchronization {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) listener.committed();
            }
        }
    }
}
