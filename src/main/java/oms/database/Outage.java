package oms.database;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a failure that only says that the database cannot be reached just now from one that is somebody's fault. */
public final class Outage {
    private Outage() {}

    /**
     * @return whether the connection broke, none could be had, or the server goes down or comes up (SQLSTATE classes 08 and 57P,
     *     53300, and the pool's own time-out); what was asked may have been done or not
     */
    public static boolean isOutage(@Nullable Throwable e) {
        return isOutage(e, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** A transaction manager hides what broke a commit among the suppressed. */
    private static boolean isOutage(@Nullable Throwable e, Set<Throwable> seen) {
        if (e == null || !seen.add(e)) return false;
        if (e instanceof SQLException sql && says(sql)) return true;
        if (isOutage(e.getCause(), seen)) return true;
        for (var suppressed : e.getSuppressed()) if (isOutage(suppressed, seen)) return true;
        return false;
    }

    private static boolean says(SQLException e) {
        var state = e.getSQLState();
        if (state == null) return e.getMessage() != null && e.getMessage().startsWith("Acquisition timeout");
        return state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
    }
}
