package oms.allocation.search;

import java.util.stream.IntStream;

/**
 * One thread's search for an assignment: a job is shifted to another agent, and mostly another one of that agent's goes on to a third,
 * or back (an ejection chain; Yagiura, Ibaraki and Glover, 2004), under simulated annealing. Too much load is allowed for a price
 * somewhat above what room is worth, so that the search passes through what does not fit, but does not stay there.
 */
final class Shifts {
    /** The part of the limit that is annealed, and in how many coolings, before jobs are dealt anew. */
    private static final double ANNEAL = 0.3;

    private static final double ROUNDS = 3;
    /** First and last temperature, as parts of what a job's second best agent costs more. */
    private static final double HOT = 0.4;

    private static final double COLD = 0.01;
    /** How many times what room is worth too much load costs at the beginning and at the end of a cooling. */
    private static final double OVER = 1.2;

    private static final double OVER_MORE = 30;
    /** Rounds over all jobs that there is always time for. */
    private static final int SWEEPS = 2_000;
    /** Agents that a job is shifted to, and the part of shifts that push another job out. */
    private static final int LIKELY = 6;

    private static final double CHAIN = 0.7;
    /** The part of the limit after which it is tried whether the best can be proven to be it, and until when. */
    private static final double PROVE = 0.6;

    private static final double PROVEN = 0.85;
    /** How many jobs a deal begins with, how many steps it may take, and how much dearer it may leave things for a while. */
    private static final double DEALT = 20;

    private static final int NODES = 5_000;
    private static final double DRIFT = 3e-4;
    /** Costs are whole numbers, so that better is better by one. */
    private static final double LESS = 0.999;

    private final Assignment problem;
    private final Dice dice;
    private final Pace pace;
    private final int[] agent;
    private final int[] load;
    private final double[] price;
    /** By agent its jobs; by job its place among them. */
    private final int[][] held;

    private final int[] holds;
    private final int[] slot;
    /** By job the agents where it is cheapest, room paid for. */
    private final int[][] likely;

    private double spread;
    private double over = 1;
    private double paid;
    /** How many agents' jobs are dealt again at once. */
    private double dealt;

    private int[] best = new int[0];
    private double bestCost = Double.POSITIVE_INFINITY;

    Shifts(Assignment problem, Dice dice, Pace pace) {
        this.problem = problem;
        this.dice = dice;
        this.pace = pace;
        this.agent = new int[problem.jobs];
        this.load = new int[problem.agents];
        this.price = new double[problem.agents];
        this.held = new int[problem.agents][problem.jobs];
        this.holds = new int[problem.agents];
        this.slot = new int[problem.jobs];
        this.likely = IntStream.range(0, problem.jobs).mapToObj(this::likely).toArray(int[][]::new);
    }

    int[] best() {
        return best;
    }

    double bestCost() {
        return bestCost;
    }

    private double reduced(int i, int j) {
        return problem.cost[i][j] + problem.worth[i] * problem.use[i][j];
    }

    private int[] likely(int job) {
        var order = IntStream.range(0, problem.agents)
                .boxed()
                .sorted((a, b) -> Double.compare(reduced(a, job), reduced(b, job)))
                .mapToInt(i -> i)
                .limit(LIKELY)
                .toArray();
        if (order.length > 1) spread += (reduced(order[1], job) - reduced(order[0], job)) / problem.jobs;
        return order;
    }

    Shifts run() {
        double worth = 0;
        for (double w : problem.worth) worth += w / problem.agents;
        for (int i = 0; i < problem.agents; i++)
            price[i] = Math.max(problem.worth[i], 0.2 * worth + 0.01 * spread) * OVER;
        for (int j = 0; j < problem.jobs; j++) give(j, likely[j][0]);
        for (int round = 1; round <= ROUNDS; round++) anneal(ANNEAL * (round - 1) / ROUNDS, ANNEAL * round / ROUNDS);
        insist();
        if (best.length > 0) improve();
        return this;
    }

    private void improve() {
        var redeal = new Redeal(problem);
        dealt = Math.max(2, DEALT * problem.agents / problem.jobs);
        if (redeal(redeal, PROVE)) return;
        var knapsacks = new Knapsacks(problem, best, Math.round(bestCost), pace, PROVEN);
        boolean proven = knapsacks.prove();
        best = knapsacks.best();
        bestCost = knapsacks.bestCost();
        if (!proven) redeal(redeal, 1);
    }

    /** Where time was too short to find anything that fits, there is a little more. */
    private void insist() {
        over = OVER_MORE;
        for (int i = 0; i < SWEEPS && best.length == 0; i++) sweep(spread * COLD);
    }

    private void sweep(double heat) {
        look();
        for (int k = 0; k < problem.jobs; k++) move(heat);
    }

    /** Deals again what few agents have; fewer of them where that takes too long, more where it does not. @return whether it is the best */
    private boolean redeal(Redeal redeal, double until) {
        var now = best.clone();
        double nowCost = bestCost;
        var some = IntStream.range(0, problem.agents).toArray();
        while (pace.step() < until) {
            int count = (int) Math.min(some.length, dealt + dice.part());
            draw(some, count);
            boolean onlyBetter = count == some.length || dice.below(3) > 0;
            double more = onlyBetter ? -LESS : bestCost + Math.max(1, Math.abs(bestCost) * DRIFT) - nowCost;
            boolean found = redeal.run(now, some, count, NODES, more, dice);
            if (found) nowCost = keep(now);
            dealt += redeal.gaveUp() ? -0.06 : 0.02;
            dealt = Math.max(2, Math.min(dealt, some.length));
            boolean whole = onlyBetter && nowCost == bestCost && count == some.length;
            if (whole && !found && !redeal.gaveUp()) return true;
        }
        return false;
    }

    private void draw(int[] some, int count) {
        for (int i = 0; i < count; i++) {
            int k = i + dice.below(some.length - i);
            int drawn = some[k];
            some[k] = some[i];
            some[i] = drawn;
        }
    }

    private long keep(int[] now) {
        long cost = 0;
        for (int j = 0; j < now.length; j++) cost += problem.cost[now[j]][j];
        if (cost < bestCost) {
            best = now.clone();
            bestCost = cost;
        }
        return cost;
    }

    private void anneal(double from, double until) {
        double hot = Math.max(0.5, spread * HOT);
        double cold = Math.max(0.1, spread * COLD);
        double cooling = Math.log(cold / hot);
        for (double at = pace.step(); at < until; at = pace.step()) {
            double done = Math.max(0, Math.min(1, (at - from) / (until - from)));
            over = 1 + (OVER_MORE - 1) * done * done;
            double heat = hot * Math.exp(cooling * done);
            sweep(heat);
        }
    }

    private void give(int job, int to) {
        agent[job] = to;
        load[to] += problem.use[to][job];
        paid += problem.cost[to][job];
        slot[job] = holds[to];
        held[to][holds[to]++] = job;
    }

    private void take(int job) {
        int from = agent[job];
        load[from] -= problem.use[from][job];
        paid -= problem.cost[from][job];
        int last = held[from][--holds[from]];
        held[from][slot[job]] = last;
        slot[last] = slot[job];
    }

    private double over(int i, int load) {
        return load > problem.room[i] ? (load - problem.room[i]) * price[i] * over : 0;
    }

    private void move(double heat) {
        int j = dice.below(problem.jobs);
        int a = agent[j];
        int b = likely[j][dice.below(likely[j].length)];
        if (a == b) return;
        double allowed = -heat * Math.log(1 - dice.part());
        var cost = problem.cost;
        var use = problem.use;
        double first = cost[b][j] - cost[a][j];
        int la = load[a] - use[a][j];
        int lb = load[b] + use[b][j];
        if (holds[b] == 0 || dice.part() > CHAIN) {
            if (first + over(a, la) - over(a, load[a]) + over(b, lb) - over(b, load[b]) > allowed) return;
            take(j);
            give(j, b);
            look();
            return;
        }
        int k = held[b][dice.below(holds[b])];
        int c = dice.below(2) == 0 ? a : likely[k][dice.below(likely[k].length)];
        if (c == b) return;
        lb -= use[b][k];
        double delta = first + cost[c][k] - cost[b][k] + over(b, lb) - over(b, load[b]);
        if (c == a) delta += over(a, la + use[a][k]) - over(a, load[a]);
        else delta += over(a, la) - over(a, load[a]) + over(c, load[c] + use[c][k]) - over(c, load[c]);
        if (delta > allowed) return;
        take(j);
        take(k);
        give(j, b);
        give(k, c);
        look();
    }

    private void look() {
        if (paid >= bestCost) return;
        for (int i = 0; i < problem.agents; i++) if (load[i] > problem.room[i]) return;
        best = agent.clone();
        bestCost = paid;
    }
}
