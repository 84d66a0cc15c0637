package oms.checkout;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/** Makes the windows of the coming days from the weeks that merchants have planned; on several replicas once is enough. */
@Singleton
class MakeWindows {
    private final DeliveryWindows windows;

    MakeWindows(DeliveryWindows windows) {
        this.windows = windows;
    }

    @Scheduled(every = "30m", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void make() {
        windows.makeAll();
    }
}
