package oms.allocation.planning;

import java.util.Objects;
import oms.allocation.search.Sharing;

/** A plan's problem for the search, with what an exact solver must know about its days. */
public final class Numbered {
    private final Numbers numbers;
    private final Sharing problem;
    private final SharingOf of;

    public Numbered(Plan plan) {
        this.of = new SharingOf(plan);
        this.problem = of.problem();
        this.numbers = of.numbers();
    }

    public Sharing problem() {
        return problem;
    }

    public int units(int part) {
        return numbers.units[part];
    }

    /** @return units that the agent can still take */
    public int room(int agent) {
        return numbers.drivers[agent].max() - numbers.drivers[agent].load();
    }

    /** @return whether the driver can be done at that door before the shift ends, going straight there */
    public boolean within(int agent, int part) {
        if (numbers.at[agent] < 0) return true;
        long there = numbers.ways[agent].nanos(numbers.at[agent], numbers.door(part));
        long done = numbers.from[agent] + there * 9 / 10 + numbers.service[agent];
        return done <= Math.max(numbers.until[agent], numbers.baseline[agent].end());
    }

    /** @return the plan that takes these ways */
    public Plan plan(Plan plan, int[] ways) {
        var demands = new java.util.ArrayList<Demand>();
        for (int j = 0; j < ways.length; j++) {
            var demand = plan.getDemands().get(j);
            demands.add(new Demand(demand.request(), demand.getOptions(), of.option(j, ways[j]), false));
        }
        return new Plan(demands, plan.getStock());
    }

    /** @return its points and money, both positive where they are costs; throws where it breaks a hard rule */
    public static long[] score(PlanSolver solver, Plan plan) {
        var score = Objects.requireNonNull(solver.score(plan));
        if (score.hardScore() != 0) throw new IllegalStateException("breaks a hard rule: " + score);
        return new long[] {-score.mediumScore(), -score.softScore()};
    }
}
