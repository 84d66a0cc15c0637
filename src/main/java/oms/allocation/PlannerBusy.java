package oms.allocation;

import oms.web.Conflict;

/** 409: the planner decides about this merchant's orders just now. */
final class PlannerBusy extends Conflict {
    PlannerBusy() {
        super("planner_busy", "The planner is at work; try it again in a moment");
    }

    @Override
    public Integer retryAfter() {
        return 1;
    }
}
