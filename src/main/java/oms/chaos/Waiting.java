package oms.chaos;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Looks again and again until something is there. */
final class Waiting {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Waiting() {}

    /** @throws IllegalStateException when it did not come in that time */
    static void until(String what, Duration atMost, BooleanSupplier there) throws InterruptedException {
        if (!comes(atMost, there)) throw new IllegalStateException("In vain waited for " + what);
    }

    /** @return whether it came in that time */
    static boolean comes(Duration atMost, BooleanSupplier there) throws InterruptedException {
        var end = System.nanoTime() + atMost.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end) return false;
            Thread.sleep(PAUSE);
        }
        return true;
    }
}
