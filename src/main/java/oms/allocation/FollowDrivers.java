package oms.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import oms.database.AfterCommit;
import oms.events.Subscriber;
import oms.fleet.DriverEvent;

/** Another driver, or one who begins to work, may take what had to wait. */
@ApplicationScoped
class FollowDrivers implements Subscriber<DriverEvent> {
    private final Waiting waiting;
    private final Planner planner;
    private final AfterCommit afterCommit;

    FollowDrivers(Waiting waiting, Planner planner, AfterCommit afterCommit) {
        this.waiting = waiting;
        this.planner = planner;
        this.afterCommit = afterCommit;
    }

    @Override
    public Class<DriverEvent> eventType() {
        return DriverEvent.class;
    }

    @Override
    public String name() {
        return "allocation.follow-drivers";
    }

    @Override
    public void on(DriverEvent event) {
        waiting.wake(event.merchant());
        afterCommit.run(() -> planner.plan(event.merchant()));
    }
}
