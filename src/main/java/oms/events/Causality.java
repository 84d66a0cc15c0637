package oms.events;

import org.jspecify.annotations.Nullable;

/** Remembers, for the running thread, which event is being handled: what is published meanwhile was caused by it. */
final class Causality {
    private record Cause(String event, String correlation) {}

    private static final ThreadLocal<@Nullable Cause> CURRENT = new ThreadLocal<>();

    private Causality() {}

    static void within(String event, String correlation, Runnable work) {
        CURRENT.set(new Cause(event, correlation));
        try {
            work.run();
        } finally {
            CURRENT.remove();
        }
    }

    static @Nullable String cause() {
        var cause = CURRENT.get();
        return cause == null ? null : cause.event();
    }

    /** @return the chain's first event: of the event being handled, or the new one itself */
    static String correlation(String newEvent) {
        var cause = CURRENT.get();
        return cause == null ? newEvent : cause.correlation();
    }
}
