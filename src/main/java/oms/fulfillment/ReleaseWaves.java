package oms.fulfillment;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks whether a cut-off has come. */
@ApplicationScoped
class ReleaseWaves {
    private final Waves waves;

    ReleaseWaves(Waves waves) {
        this.waves = waves;
    }

    @Scheduled(every = "20s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void releaseDue() {
        waves.releaseDue();
    }
}
