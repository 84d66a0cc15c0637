package oms.allocation.search;

import java.util.PriorityQueue;

/**
 * One thread's search for shares: regret insertion, then strings of near jobs are taken out of a few agents' days and put back where
 * they are cheapest, under simulated annealing (after Christiaens and Vanden Berghe, 2020). Now and then all jobs of a day go, or
 * those that want the same goods.
 */
final class Sharer {
    /** Temperatures at the beginning and the end, as parts of what a job costs on average. */
    private static final double HOT = 1;

    private static final double COLD = 0.01;
    /**
     * Money that a point is worth at the beginning and the end, as parts of the same. Where jobs are put back it is anything in
     * between: a day that is worth beginning only with two jobs has to be begun with one.
     */
    private static final double LENIENT = 0.3;

    private static final double STRICT = 1e5;
    private static final double BLINK = 0.01;
    private static final int AVERAGE = 8;
    private static final int LONGEST = 10;
    private static final double SPARE = 0.2;
    private static final double WHOLE_DAY = 0.1;
    private static final double SAME_GOODS = 0.1;
    /** Left-out jobs that are tried again at each step. */
    private static final int TRIED_AGAIN = 12;

    final Shares shares;
    private final Sharing problem;
    private final Dice dice;
    private final int[] quota;
    private final int[] quotaRound;
    private int round;
    private int[] removed = new int[64];
    private int removedCount;
    private final int[] order;
    private final double[] keys;
    private final boolean[] wanted;
    private int[] best;
    private long bestCost;
    private int untilBlink = Integer.MAX_VALUE;

    Sharer(Sharing problem, long seed) {
        this.problem = problem;
        this.dice = new Dice(seed);
        this.shares = new Shares(problem);
        this.quota = new int[problem.agents];
        this.quotaRound = new int[problem.agents];
        this.order = new int[problem.jobs];
        this.keys = new double[problem.jobs];
        this.wanted = new boolean[problem.jobs];
        this.best = shares.way.clone();
        this.bestCost = shares.cost();
    }

    int[] best() {
        return best;
    }

    long bestCost() {
        return bestCost;
    }

    void become(int[] ways) {
        shares.become(ways);
        keep();
    }

    private void keep() {
        best = shares.way.clone();
        bestCost = shares.cost();
    }

    // ---- construction

    private record Wish(long regret, int job) {}

    /** The job that loses most if it does not get its best way now goes first; what it would lose is looked at again before it goes. */
    void construct() {
        untilBlink = Integer.MAX_VALUE;
        var wishes = new PriorityQueue<Wish>((a, b) -> Long.compare(b.regret(), a.regret()));
        for (int i = 0; i < shares.absentCount; i++) wishes.add(wish(shares.absent[i]));
        while (!wishes.isEmpty()) {
            var first = wishes.poll();
            var again = wish(first.job());
            if (!wishes.isEmpty() && again.regret() < wishes.peek().regret()) wishes.add(again);
            else insertBest(first.job(), Sharing.POINT);
        }
        shares.mark();
        keep();
    }

    private Wish wish(int job) {
        long first = problem.skipPrice[job];
        long second = first;
        int agent = -1;
        for (int w = problem.firstWay[job]; w < problem.firstWay[job + 1]; w++) {
            long added = shares.added(w);
            int with = problem.loadAgent[problem.wayLoads[w][0]];
            if (added < first) {
                if (with != agent) second = first;
                first = added;
                agent = with;
            } else if (added < second && with != agent) second = added;
        }
        return new Wish(second - first, job);
    }

    // ---- ruin and recreate

    /** Searches until the pace is at {@code until}. @param scale what a job costs on average */
    void cheapen(Pace pace, double until, double scale) {
        double cooling = Math.log(COLD / HOT);
        double hardening = Math.log(STRICT / LENIENT);
        untilBlink = pause();
        for (double at = pace.step(); at < until; at = pace.step()) {
            double heat = scale * HOT * Math.exp(cooling * at);
            long point = Math.min(Sharing.POINT, 1 + Math.round(scale * LENIENT * Math.exp(hardening * at)));
            long before = shares.cost();
            shares.mark();
            if (!ruin()) {
                shares.takeBack();
                continue;
            }
            double lenient = LENIENT * Math.exp(hardening * dice.part());
            recreate(Math.min(Sharing.POINT, 1 + Math.round(scale * lenient)));
            double more = worth(shares.cost() - before, point);
            if (more > -heat * Math.log(1 - dice.part())) shares.takeBack();
            else if (shares.cost() < bestCost) keep();
        }
        shares.mark();
    }

    /** @return a cost in money, a point being worth so much */
    private static double worth(long cost, long point) {
        long points = Shares.points(cost);
        return (double) points * point + (cost - points * Sharing.POINT);
    }

    private boolean ruin() {
        removedCount = 0;
        int seed = dice.below(problem.jobs);
        double kind = dice.part();
        if (kind < WHOLE_DAY) wholeDays(seed);
        else if (kind < WHOLE_DAY + SAME_GOODS && shares.way[seed] >= 0) sameGoods(seed);
        else strings(seed);
        return shares.settle();
    }

    private void remove(int job) {
        if (removedCount == removed.length) removed = java.util.Arrays.copyOf(removed, 2 * removedCount);
        removed[removedCount++] = job;
        shares.remove(job);
    }

    private int agent(int job) {
        int[] loads = problem.wayLoads[shares.way[job]];
        return problem.loadAgent[loads[loads.length == 1 ? 0 : dice.below(loads.length)]];
    }

    private boolean isThere(int job) {
        return shares.way[job] >= 0 && !problem.fixed[job];
    }

    private void strings(int seed) {
        round++;
        int strings = 1 + dice.below(4 * AVERAGE / (1 + LONGEST / 2));
        int open = 0;
        for (int job : problem.near[seed]) {
            if (!isThere(job)) continue;
            int a = agent(job);
            if (quotaRound[a] == round) {
                if (quota[a] == 0 || dice.part() < SPARE) continue;
                if (--quota[a] == 0) open--;
            } else {
                if (strings == 0) {
                    if (open == 0) return;
                    continue;
                }
                strings--;
                quotaRound[a] = round;
                quota[a] = dice.below(LONGEST);
                if (quota[a] > 0) open++;
            }
            remove(job);
        }
    }

    private void wholeDays(int seed) {
        round++;
        int days = 1 + dice.below(2);
        int marked = 0;
        for (int job : problem.near[seed]) {
            if (!isThere(job)) continue;
            int a = agent(job);
            if (quotaRound[a] != round) {
                if (marked == days) continue;
                marked++;
                quotaRound[a] = round;
            }
            remove(job);
        }
    }

    private void sameGoods(int seed) {
        int[] shelves = problem.takeShelf[shares.way[seed]];
        if (shelves.length == 0) return;
        int[] takers = problem.takers[shelves[dice.below(shelves.length)]];
        int most = 2 + dice.below(AVERAGE);
        for (int i = 0; i < most; i++) {
            int job = takers[dice.below(takers.length)];
            if (isThere(job)) remove(job);
        }
    }

    private void recreate(long point) {
        int count = sort();
        for (int i = 0; i < count; i++) insertBest(order[i], point);
    }

    private void insertBest(int job, long point) {
        double least = worth(problem.skipPrice[job], point);
        int best = -1;
        long bestAdded = 0;
        for (int w = problem.firstWay[job]; w < problem.firstWay[job + 1]; w++) {
            if (blink()) continue;
            long added = shares.added(w);
            if (added >= Sharing.NEVER) continue;
            double worth = worth(added, point);
            if (worth >= least) continue;
            least = worth;
            best = w;
            bestAdded = added;
        }
        if (best >= 0) shares.insert(best, bestAdded);
    }

    private boolean blink() {
        if (untilBlink-- > 0) return false;
        untilBlink = pause();
        return true;
    }

    private int pause() {
        return (int) Math.min(1e9, Math.log(1 - dice.part()) / Math.log1p(-BLINK));
    }

    /** @return how many: what was taken out, and some of what was left out before */
    private int sort() {
        int way = dice.below(6);
        int count = 0;
        for (int i = 0; i < removedCount; i++) count = put(removed[i], way, count);
        int before = shares.absentCount - removedCount;
        for (int i = 0; i < Math.min(TRIED_AGAIN, before); i++) {
            int job = shares.absent[before <= TRIED_AGAIN ? i : dice.below(shares.absentCount)];
            if (!wanted[job]) count = put(job, way, count);
        }
        for (int i = 0; i < count; i++) wanted[order[i]] = false;
        return count;
    }

    private int put(int job, int way, int count) {
        wanted[job] = true;
        double key = key(job, way);
        int j = count;
        for (; j > 0 && keys[j - 1] > key; j--) {
            keys[j] = keys[j - 1];
            order[j] = order[j - 1];
        }
        keys[j] = key;
        order[j] = job;
        return count + 1;
    }

    private double key(int job, int way) {
        return switch (way) {
            case 0 -> -problem.size[job];
            case 1 -> problem.due[job];
            case 2 -> problem.firstWay[job + 1] - problem.firstWay[job];
            default -> dice.part();
        };
    }
}
