package oms.allocation.search;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/** What one does without a search: each job, as it comes, takes the cheapest way that is left to it, and keeps it. */
public final class FirstCome {
    private FirstCome() {}

    /**
     * @param rank of a way, by job and way: one of a lower rank is taken before any of a higher one, whatever it costs
     * @return by job its way, {@link SharingSearch#NONE} where none is left
     */
    public static int[] run(Sharing problem, IntBinaryOperator rank) {
        var shares = new Shares(problem);
        var ways = new int[problem.jobs];
        Arrays.fill(ways, SharingSearch.NONE);
        for (int j = 0; j < problem.jobs; j++) {
            long least = problem.skipPrice[j];
            int lowest = Integer.MAX_VALUE;
            for (int w = problem.firstWay[j]; w < problem.firstWay[j + 1]; w++) {
                long added = shares.added(w);
                int number = w - problem.firstWay[j];
                int of = rank.applyAsInt(j, number);
                if (added >= problem.skipPrice[j] || of > lowest || of == lowest && added >= least) continue;
                lowest = of;
                least = added;
                ways[j] = number;
            }
            if (ways[j] >= 0) shares.insert(problem.firstWay[j] + ways[j], least);
        }
        return ways;
    }
}
