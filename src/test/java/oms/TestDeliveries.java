package oms;

import jakarta.enterprise.context.ApplicationScoped;
import oms.database.AfterCommit;
import oms.events.Deliveries;

/** Runs in tests what runs by itself in production: everything that is due, until nothing is. */
@ApplicationScoped
public class TestDeliveries {
    private final Deliveries deliveries;
    private final AfterCommit afterCommit;

    TestDeliveries(Deliveries deliveries, AfterCommit afterCommit) {
        this.deliveries = deliveries;
        this.afterCommit = afterCommit;
    }

    public void drain() {
        afterCommit.awaitIdle();
        while (deliveries.deliverDue() > 0) afterCommit.awaitIdle();
    }

    /** What is due now, without waiting for what commits have begun: one thread at a time may wait for those. */
    public void deliver() {
        while (deliveries.deliverDue() > 0) Thread.onSpinWait();
    }
}
