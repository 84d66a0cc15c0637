package oms.database;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tries a whole transaction again when PostgreSQL chose it as the loser of a conflict. */
public final class Retry {
    private static final int TRIES = 6;

    private Retry() {}

    /**
     * @param transaction opens and commits its own transaction; called again, after a random pause, on SQLSTATE 40001
     *     (serialisation failure) and 40P01 (deadlock)
     */
    public static <T> T onConflict(Supplier<T> transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (RuntimeException e) {
                if (attempt == TRIES || !isConflict(e)) throw e;
                pause(attempt);
            }
        }
    }

    /** @return whether a unique constraint refused the statement: the same thing was written by somebody else */
    public static boolean isDuplicate(@Nullable Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && "23505".equals(sql.getSQLState())) return true;
        }
        return false;
    }

    /** @return whether PostgreSQL ended the transaction only because another one was in the way */
    public static boolean isConflict(@Nullable Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && ("40001".equals(sql.getSQLState()) || "40P01".equals(sql.getSQLState()))) return true;
        }
        return false;
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(5L << attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
