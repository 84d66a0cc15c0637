package oms.scenario;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.allocation.TestPlanner;
import oms.verify.TestAudit;

/** Opens shops for stories. */
@ApplicationScoped
class Shops {
    private final TestCallers callers;
    private final TestDeliveries deliveries;
    private final TestPlanner planner;
    private final TestAudit audit;
    private final Clock clock;

    Shops(TestCallers callers, TestDeliveries deliveries, TestPlanner planner, TestAudit audit, Clock clock) {
        this.callers = callers;
        this.deliveries = deliveries;
        this.planner = planner;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return a shop that sells water and phones, with nothing in stock and nobody on the road */
    Shop open() {
        return new Shop(callers, deliveries, planner, audit, clock).sellingWaterAndPhones();
    }

    /** @return the same with WH-NY, 50 of each, and D1, who drives a small car from there */
    Shop opensInNewYork() {
        return open().with("WH-NY", 40.7440, -73.9485, 50, 50)
                .driver("D1", "WH-NY", 10)
                .atWork("D1");
    }
}
