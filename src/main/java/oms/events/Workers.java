package oms.events;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import oms.database.Outage;

/** The threads of this process that deliver: awake within milliseconds of a commit here, by poll for other replicas. */
@Singleton
class Workers {
    private final Deliveries deliveries;
    private final Wakeup wakeup;
    private final EventsConfig config;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    Workers(Deliveries deliveries, Wakeup wakeup, EventsConfig config) {
        this.deliveries = deliveries;
        this.wakeup = wakeup;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        for (int i = 1; i <= config.workers(); i++)
            threads.add(Thread.ofPlatform().name("deliveries-" + i).daemon().start(this::work));
    }

    private void work() {
        while (!stopping) {
            try {
                var seen = wakeup.seen();
                if (deliveries.deliverDue() == 0) wakeup.await(seen, config.poll());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!stopping) rest(e);
            }
        }
    }

    private void rest(RuntimeException e) {
        if (Outage.isOutage(e)) Log.warnf("Deliveries cannot be read now, trying again soon: %s", e.getMessage());
        else Log.warn("Deliveries cannot be read now; trying again soon", e);
        try {
            Thread.sleep(500);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Before the database's connections are closed, so that nothing is cut off in the middle. */
    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        wakeup.wake();
        for (var thread : threads) thread.join(5_000);
    }
}
