package oms.demo;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import oms.outside.Api;

/** People who do what they do over and over, each on a virtual thread, until it is closed. */
final class Bustle implements AutoCloseable {
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);

    /** One thing somebody does; it takes its time itself. */
    interface Turn {
        void take() throws Exception;
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean over;

    void keep(String who, Turn turn) {
        threads.submit(() -> {
            while (!over) take(who, turn);
        });
    }

    /** A refusal is a part of life, such as an order that was cancelled just now; trouble is rested from. */
    private void take(String who, Turn turn) {
        try {
            turn.take();
        } catch (Api.Refused refused) {
            Log.infof("%s: %s", who, refused.getMessage());
            rest(refused.status >= 500 ? AFTER_TROUBLE : Duration.ofMillis(500));
        } catch (Exception e) {
            if (over) return;
            Log.warnf(e, "%s was interrupted in the work", who);
            rest(AFTER_TROUBLE);
        }
    }

    private void rest(Duration time) {
        if (!over) pause(time);
    }

    /** Waits between half and one and a half of the time. */
    static void about(Duration time) {
        pause(Duration.ofMillis(
                (long) (time.toMillis() * ThreadLocalRandom.current().nextDouble(0.5, 1.5))));
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everybody finishes the request at hand, but takes no new turn. */
    @Override
    public void close() throws InterruptedException {
        over = true;
        threads.shutdown();
        if (!threads.awaitTermination(1, TimeUnit.SECONDS)) threads.shutdownNow();
        if (!threads.awaitTermination(5, TimeUnit.SECONDS)) Log.warn("Somebody in the demo did not stop in time");
    }

    static boolean oneIn(int number) {
        return ThreadLocalRandom.current().nextInt(number) == 0;
    }

    static int below(int number) {
        return ThreadLocalRandom.current().nextInt(number);
    }
}
