package oms.chaos;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import oms.outside.Api;

/** People who go on with their work until they are sent home: two pickers, some drivers, and whoever joins them. */
final class Hands implements AutoCloseable {
    /** Between two looks at whether there is something to do. */
    private static final Duration A_BREATH = Duration.ofSeconds(1);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();

    /** @param units each vehicle takes */
    Hands(Town town, int drivers, int units) {
        for (int i = 1; i <= 2; i++) keep(A_BREATH, Work.picking(town, town.picker(i)));
        for (int i = 1; i <= drivers; i++) keep(A_BREATH, Work.driving(town.driver("D" + i, units)));
    }

    /** Over and over, with a pause between the turns. Refusals are part of life, and so is silence while things are broken. */
    void keep(Duration pause, Runnable turn) {
        threads.submit(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    turn(turn);
                    Thread.sleep(pause);
                } catch (InterruptedException ended) {
                    return;
                }
            }
        });
    }

    private void turn(Runnable turn) {
        try {
            turn.run();
        } catch (Api.Refused refused) {
            // somebody else was faster, or the order is no longer what it was
        } catch (UncheckedIOException silence) {
            // told by the back-end, unless it is time to go home
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) broken.add(e.toString());
        }
    }

    /** Once, beside everything else. */
    void aside(Runnable errand) {
        threads.submit(() -> turn(errand));
    }

    /** @return what broke in the driver itself */
    List<String> broken() {
        return List.copyOf(broken);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(30, TimeUnit.SECONDS)) broken.add("The town did not come to rest");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
