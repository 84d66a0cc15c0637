package oms.verify;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An audit that was finished.
 *
 * @param since what had changed since then was looked at; null where it was everything
 * @param things changed keys and shelves
 * @param violations broken invariants
 */
record AuditRun(
        String id,
        Scope scope,
        @Nullable Instant since,
        int things,
        int checks,
        int violations,
        Instant beganAt,
        Instant endedAt) {
    enum Scope {
        FULL,
        CHANGED
    }

    public boolean isFull() {
        return scope == Scope.FULL;
    }

    public boolean isClean() {
        return violations == 0;
    }

    public long tookMillis() {
        return Duration.between(beganAt, endedAt).toMillis();
    }
}
