package oms.allocation;

import jakarta.enterprise.context.ApplicationScoped;

/** Runs in tests what looks every second in production: orders whose wish for a plan no commit announced. */
@ApplicationScoped
public class TestPlanner {
    private final Planner planner;

    TestPlanner(Planner planner) {
        this.planner = planner;
    }

    public void plan(String merchant) {
        planner.plan(merchant);
    }
}
