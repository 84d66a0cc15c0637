package oms.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import oms.database.AfterCommit;
import oms.events.Subscriber;
import oms.fleet.DriverEvent;
import oms.fleet.Drivers;
import org.jspecify.annotations.Nullable;

/** Another driver, or one who begins to work, may take what had to wait; who drops out leaves shipments to others. */
@ApplicationScoped
class FollowDrivers implements Subscriber<DriverEvent> {
    private final Drivers drivers;
    private final Stops stops;
    private final Waiting waiting;
    private final Planner planner;
    private final AfterCommit afterCommit;
    private final Clock clock;

    FollowDrivers(
            Drivers drivers, Stops stops, Waiting waiting, Planner planner, AfterCommit afterCommit, Clock clock) {
        this.drivers = drivers;
        this.stops = stops;
        this.clock = clock;
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
    public @Nullable Runnable on(DriverEvent event) {
        return () -> {
            if (event instanceof DriverEvent.ShiftEnded ended) dropOut(ended);
            waiting.wake(event.merchant());
            afterCommit.run(() -> planner.plan(event.merchant()));
        };
    }

    /** What would leave before the driver works again, and is not on board, needs somebody else. */
    private void dropOut(DriverEvent.ShiftEnded ended) {
        var driver = drivers.get(ended.merchant(), ended.driver());
        if (driver.onShift()) return;
        var why = ended.driver() + " has ended the shift";
        stops.driverOut(ended.merchant(), ended.driver(), driver.worksFrom(clock.instant()), why)
                .forEach(order -> waiting.again(ended.merchant(), order, why));
    }
}
