package oms.allocation.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Deals the jobs of a few agents anew, by branch and bound: a job that does not go where it is cheapest, room paid for, uses up
 * what the present deal costs more than the prices' bound, and so does room that stays empty; what is used up first is given up.
 */
final class Redeal {
    private static final int PRICE_STEPS = 200;
    /** By how much the order in which a job tries its agents strays from the cheapest first. */
    private static final double JUMBLE = 0.3;

    private final Assignment problem;
    private final int[] jobs;
    private final int[] agents;
    private final double[] excess;
    private final int[] use;
    private final int[] left;
    private final int[] least;
    private final int[] chosen;
    private final int[] order;
    private double[] worth = new double[0];
    private int jobCount;
    private int agentCount;
    private int nodes;
    private double budget;
    /** Sums of the least use over all jobs from a depth on. */
    private final int[] leastUse;

    Redeal(Assignment problem) {
        this.problem = problem;
        this.jobs = new int[problem.jobs];
        this.agents = new int[problem.agents];
        this.excess = new double[problem.jobs * problem.agents];
        this.use = new int[problem.jobs * problem.agents];
        this.left = new int[problem.agents];
        this.least = new int[problem.jobs];
        this.chosen = new int[problem.jobs];
        this.order = new int[problem.jobs * problem.agents];
        this.leastUse = new int[problem.jobs + 1];
    }

    /**
     * @param slack by how much the new deal may cost more than the present one
     * @return whether there is another deal that costs at most that; it is then in {@code agent}
     */
    boolean run(int[] agent, int[] fromAgents, int count, int mostNodes, double slack, Dice dice) {
        agentCount = count;
        System.arraycopy(fromAgents, 0, agents, 0, count);
        jobCount = 0;
        double present = 0;
        for (int j = 0; j < problem.jobs; j++)
            for (int i = 0; i < count; i++)
                if (agent[j] == agents[i]) {
                    jobs[jobCount++] = j;
                    present += problem.cost[agent[j]][j];
                }
        nodes = mostNodes;
        if (jobCount == 0) return false;
        price();
        double bound = bound();
        budget = present - bound + slack;
        if (budget < 0) return false;
        prepare(dice);
        if (!deal(0, 0)) return false;
        boolean other = false;
        for (int d = 0; d < jobCount; d++) {
            int to = agents[chosen[d]];
            other |= agent[jobs[d]] != to;
            agent[jobs[d]] = to;
        }
        return other;
    }

    private void price() {
        var cost = new int[agentCount][jobCount];
        var uses = new int[agentCount][jobCount];
        var room = new int[agentCount];
        for (int i = 0; i < agentCount; i++) {
            room[i] = problem.room[agents[i]];
            for (int d = 0; d < jobCount; d++) {
                cost[i][d] = problem.cost[agents[i]][jobs[d]];
                uses[i][d] = problem.use[agents[i]][jobs[d]];
            }
        }
        var start = new double[agentCount];
        for (int i = 0; i < agentCount; i++) start[i] = problem.worth[agents[i]];
        worth = AgentPrices.of(cost, uses, room, start, PRICE_STEPS);
    }

    /** Whether the last deal was broken off because it took too long. */
    boolean gaveUp() {
        return nodes < 0;
    }

    private double reduced(int i, int job) {
        return problem.cost[agents[i]][job] + worth[i] * problem.use[agents[i]][job];
    }

    private double bound() {
        double bound = 0;
        for (int i = 0; i < agentCount; i++) {
            left[i] = problem.room[agents[i]];
            bound -= worth[i] * left[i];
        }
        for (int d = 0; d < jobCount; d++) bound += cheapest(jobs[d]);
        return bound;
    }

    private double cheapest(int job) {
        double cheapest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < agentCount; i++) cheapest = Math.min(cheapest, reduced(i, job));
        return cheapest;
    }

    /** The jobs with the most to lose come first; each tries its agents in the order of what they cost. */
    private void prepare(Dice dice) {
        var keys = new double[Math.max(problem.jobs, problem.agents)];
        for (int d = 0; d < jobCount; d++) {
            int job = jobs[d];
            double cheapest = cheapest(job);
            double second = Double.POSITIVE_INFINITY;
            boolean first = true;
            for (int i = 0; i < agentCount; i++) {
                double more = reduced(i, job) - cheapest;
                if (more <= 1e-12 && first) first = false;
                else second = Math.min(second, more);
            }
            keys[job] = second > budget ? 1e9 + second : second * 0.3 + problem.use[agents[0]][job] + dice.part() * 2;
        }
        var sorted = IntStream.range(0, jobCount)
                .mapToObj(d -> jobs[d])
                .sorted(Comparator.comparingDouble(j -> -keys[j]))
                .mapToInt(j -> j)
                .toArray();
        System.arraycopy(sorted, 0, jobs, 0, jobCount);
        leastUse[jobCount] = 0;
        for (int d = jobCount - 1; d >= 0; d--) prepare(d, keys, dice);
        Arrays.fill(least, 0);
    }

    private void prepare(int d, double[] keys, Dice dice) {
        int job = jobs[d];
        int row = d * agentCount;
        double cheapest = cheapest(job);
        int small = Integer.MAX_VALUE;
        for (int i = 0; i < agentCount; i++) {
            excess[row + i] = reduced(i, job) - cheapest;
            use[row + i] = problem.use[agents[i]][job];
            if (excess[row + i] <= budget) small = Math.min(small, use[row + i]);
            int k = i;
            keys[i] = excess[row + i] + dice.part() * JUMBLE;
            for (; k > 0 && keys[order[row + k - 1]] > keys[i]; k--) order[row + k] = order[row + k - 1];
            order[row + k] = i;
        }
        leastUse[d] = leastUse[d + 1] + small;
    }

    private boolean deal(int depth, double used) {
        if (depth == jobCount) return used + empty() <= budget;
        if (--nodes < 0) return false;
        int room = 0;
        for (int i = 0; i < agentCount; i++) room += left[i];
        if (room < leastUse[depth]) return false;
        int row = depth * agentCount;
        for (int k = 0; k < agentCount; k++) {
            int i = order[row + k];
            double then = used + excess[row + i];
            if (then > budget || left[i] < use[row + i]) continue;
            left[i] -= use[row + i];
            chosen[depth] = i;
            if (deal(depth + 1, then)) return true;
            left[i] += use[row + i];
            if (nodes < 0) return false;
        }
        return false;
    }

    private double empty() {
        double empty = 0;
        for (int i = 0; i < agentCount; i++) empty += worth[i] * left[i];
        return empty;
    }
}
