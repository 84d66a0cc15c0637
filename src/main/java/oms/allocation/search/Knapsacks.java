package oms.allocation.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Proves an assignment to be the cheapest, or finds a cheaper one, where the bound leaves little to choose. Every job pays a price to
 * whoever takes it, and each agent fills its room with the jobs that pay best: with the right prices that bound lies closer to the
 * best assignment than {@link AgentPrices}'s (Fisher, Jaikumar and Van Wassenhove, 1986, A Multiplier Adjustment Method for the
 * Generalized Assignment Problem). What it would cost to force a job on an agent, or from it, rules most pairs out; of what is left
 * one job after the other is tried with each of its agents, prices and pairs being looked at again each time.
 */
final class Knapsacks {
    private static final int FIRST_STEPS = 600;
    private static final int STEPS = 40;
    private static final int PATIENCE = 15;
    /** More agents to choose from than so many by job, and the tree is too wide to be searched. */
    private static final double WIDEST = 3;
    /** Costs are whole numbers, so that better is better by one. */
    private static final double LESS = 0.999;

    private static final double IMPOSSIBLE = 1e15;

    private final Assignment problem;
    private final Pace pace;
    private final double until;
    private int[] best;
    private long bestCost;

    Knapsacks(Assignment problem, int[] best, long bestCost, Pace pace, double until) {
        this.problem = problem;
        this.best = best;
        this.bestCost = bestCost;
        this.pace = pace;
        this.until = until;
    }

    int[] best() {
        return best;
    }

    long bestCost() {
        return bestCost;
    }

    /** @return whether nothing is cheaper than {@link #best} */
    boolean prove() {
        var may = new boolean[problem.agents][problem.jobs];
        for (int i = 0; i < problem.agents; i++)
            for (int j = 0; j < problem.jobs; j++) may[i][j] = problem.use[i][j] <= problem.room[i];
        var pays = new double[problem.jobs];
        for (int j = 0; j < problem.jobs; j++) pays[j] = cheapest(j);
        return search(new Node(may, pays), FIRST_STEPS);
    }

    private double cheapest(int job) {
        return IntStream.range(0, problem.agents)
                .mapToDouble(i -> problem.cost[i][job] + problem.worth[i] * problem.use[i][job])
                .min()
                .orElse(0);
    }

    /** @return whether nothing is cheaper below the node than the best by now; false where time is over */
    private boolean search(Node node, int steps) {
        boolean ruledOut = true;
        while (ruledOut) {
            if (node.climb(steps) > bestCost - LESS) return true;
            if (pace.progress() >= until) return false;
            int before = node.pairs;
            if (!node.ruleOut()) return true;
            if (node.pairs > WIDEST * problem.jobs) return false;
            ruledOut = node.pairs < before - before / 10 || node.pairs == problem.jobs;
        }
        int job = node.closest();
        for (int agent : node.agentsOf(job))
            if (node.bound + node.dearer[agent][job] <= bestCost - LESS && !search(node.with(job, agent), STEPS))
                return false;
        return true;
    }

    private final class Node {
        private final boolean[][] may;
        private double[] pays;
        private double bound = Double.NEGATIVE_INFINITY;
        /** By agent and job, how much dearer than the bound it is if that agent takes that job. */
        private final double[][] dearer = new double[problem.agents][problem.jobs];

        private final int[] agents = new int[problem.jobs];
        /** What an agent may still choose from, and the room that is left for it. */
        private final int[][] open = new int[problem.agents][problem.jobs];

        private final int[] opens = new int[problem.agents];
        private final int[] left = new int[problem.agents];
        private int pairs;

        private Node(boolean[][] may, double[] pays) {
            this.may = may;
            this.pays = pays;
        }

        private Node with(int job, int agent) {
            var fewer = new boolean[problem.agents][];
            for (int i = 0; i < problem.agents; i++) {
                fewer[i] = may[i].clone();
                fewer[i][job] = i == agent;
            }
            return new Node(fewer, pays.clone());
        }

        private void count() {
            Arrays.fill(agents, 0);
            for (var jobs : may) for (int j = 0; j < jobs.length; j++) if (jobs[j]) agents[j]++;
            pairs = Arrays.stream(agents).sum();
            for (int i = 0; i < problem.agents; i++) {
                left[i] = problem.room[i];
                opens[i] = 0;
                for (int j = 0; j < problem.jobs; j++)
                    if (may[i][j] && agents[j] == 1) left[i] -= problem.use[i][j];
                    else if (may[i][j]) open[i][opens[i]++] = j;
            }
        }

        /** Changes what jobs pay until the bound rises no more. @return the bound, IMPOSSIBLE where nothing fits */
        private double climb(int steps) {
            count();
            for (int j = 0; j < problem.jobs; j++) if (agents[j] == 0) return IMPOSSIBLE;
            for (int i = 0; i < problem.agents; i++) if (left[i] < 0) return IMPOSSIBLE;
            var now = pays;
            bound = Double.NEGATIVE_INFINITY;
            var taken = new int[problem.jobs];
            double stride = 1;
            int idle = 0;
            for (int step = 0; step < steps && stride > 1e-4; step++) {
                double here = fill(now, taken);
                if (here > bound + 1e-9) {
                    bound = here;
                    pays = now.clone();
                    idle = 0;
                } else if (++idle > PATIENCE) {
                    idle = 0;
                    stride /= 2;
                    now = pays.clone();
                    fill(now, taken);
                }
                int norm = 0;
                for (int times : taken) norm += (1 - times) * (1 - times);
                if (norm == 0) {
                    pays = now;
                    return solved(here);
                }
                if (bound > bestCost - LESS || pace.step() >= until) break;
                double length = stride * Math.max(1, bestCost - here) / norm;
                for (int j = 0; j < problem.jobs; j++) now[j] += length * (1 - taken[j]);
            }
            return bound;
        }

        /** Each agent takes what pays best. @param taken set to how many agents took each job @return the bound of these prices */
        private double fill(double[] now, int[] taken) {
            double sum = 0;
            for (int j = 0; j < problem.jobs; j++) {
                taken[j] = agents[j] == 1 ? 1 : 0;
                sum += now[j];
            }
            for (int i = 0; i < problem.agents; i++) {
                for (int j = 0; j < problem.jobs; j++)
                    if (may[i][j] && agents[j] == 1) sum += problem.cost[i][j] - now[j];
                var bag = filled(i, now, -1);
                sum += bag.value(left[i]);
                bag.unpack(taken);
            }
            return sum;
        }

        /** @return the agent's room filled with what pays best of all that it may still take, but for one job; -1 for none */
        private Knapsack filled(int i, double[] prices, int butFor) {
            var bag = new Knapsack(problem.cost[i], problem.use[i], prices, left[i]);
            for (int k = 0; k < opens[i]; k++) if (open[i][k] != butFor) bag.offer(open[i][k]);
            return bag;
        }

        /** Every job was taken once: that is an assignment, and none below this node is cheaper. */
        private double solved(double cost) {
            if (cost > bestCost - LESS) return cost;
            var found = new int[problem.jobs];
            for (int i = 0; i < problem.agents; i++) {
                var taken = new int[problem.jobs];
                filled(i, pays, -1).unpack(taken);
                for (int j = 0; j < problem.jobs; j++) if (taken[j] == 1 || may[i][j] && agents[j] == 1) found[j] = i;
            }
            best = found;
            bestCost = Math.round(cost);
            return cost;
        }

        /** Rules out what leads to nothing cheaper. @return whether every job still has an agent */
        private boolean ruleOut() {
            var without = new double[problem.agents][problem.jobs];
            for (int i = 0; i < problem.agents; i++) forced(i, dearer[i], without[i]);
            boolean all = true;
            for (int j = 0; j < problem.jobs; j++) {
                double nobody = 0;
                for (int i = 0; i < problem.agents; i++) if (may[i][j]) nobody += without[i][j];
                boolean some = false;
                for (int i = 0; i < problem.agents; i++) {
                    if (!may[i][j]) continue;
                    if (agents[j] > 1) dearer[i][j] += nobody - without[i][j];
                    may[i][j] = agents[j] == 1 || bound + dearer[i][j] <= bestCost - LESS;
                    some |= may[i][j];
                }
                all &= some;
            }
            count();
            return all;
        }

        /** What is lost where the agent has to take a job, or must not. */
        private void forced(int i, double[] with, double[] without) {
            var all = filled(i, pays, -1);
            double value = all.value(left[i]);
            for (int k = 0; k < opens[i]; k++) {
                int j = open[i][k];
                var others = problem.cost[i][j] < pays[j] ? filled(i, pays, j) : all;
                int rest = left[i] - problem.use[i][j];
                with[j] = rest < 0 ? IMPOSSIBLE : problem.cost[i][j] - pays[j] + others.value(rest) - value;
                without[j] = others.value(left[i]) - value;
            }
        }

        /** @return the job with the fewest agents to choose from, of these the one that has most to lose */
        private int closest() {
            int closest = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int j = 0; j < problem.jobs; j++) {
                if (agents[j] < 2) continue;
                double worst = 0;
                for (int i = 0; i < problem.agents; i++) if (may[i][j]) worst = Math.max(worst, dearer[i][j]);
                double rank = agents[j] - worst / (1 + worst);
                if (rank < least) {
                    least = rank;
                    closest = j;
                }
            }
            return closest;
        }

        private int[] agentsOf(int job) {
            return IntStream.range(0, problem.agents)
                    .filter(i -> may[i][job])
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> dearer[i][job]))
                    .mapToInt(i -> i)
                    .toArray();
        }
    }
}
