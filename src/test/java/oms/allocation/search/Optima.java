package oms.allocation.search;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import oms.allocation.bench.Snapshots;
import oms.allocation.planning.Numbered;
import oms.allocation.planning.PlanSolver;

/** Writes the proven optima of the snapshots, a line each; {@code Optima [FIRST LAST]}. */
final class Optima {
    private Optima() {}

    public static void main(String[] options) {
        int first = options.length > 0 ? Integer.parseInt(options[0]) : 1;
        int last = options.length > 1 ? Integer.parseInt(options[1]) : Snapshots.COUNT;
        PrintStream out = System.out;
        out.println("snapshot,orders,points,money,columns");
        var solver = new PlanSolver(Duration.ofSeconds(1), 100, 1);
        for (int number = first; number <= last; number++) {
            var began = System.nanoTime();
            var plan = Snapshots.of(number);
            var numbered = new Numbered(plan);
            var none = new int[plan.getDemands().size()];
            Arrays.fill(none, SharingSearch.NONE);
            var good = new SharingSearch(numbered.problem(), Limit.of(Duration.ofSeconds(3)), 1, 2).run(none);
            var optimum = new Optimum(numbered);
            int[] proven;
            try {
                proven = optimum.prove(good);
            } catch (IllegalStateException unproven) {
                System.err.println(number + ": " + unproven.getMessage());
                continue;
            }
            if (optimum.leftOut(proven) > 0)
                System.err.println("an order is left out that has a way: the proof has a hole");
            var score = Numbered.score(solver, numbered.plan(plan, proven));
            var ours = Numbered.score(solver, numbered.plan(plan, good));
            out.printf("%d,%d,%d,%d,%d%n", number, none.length, score[0], score[1], optimum.columns());
            System.err.printf(
                    Locale.ROOT,
                    "%d: %d orders, optimum %d points %d, ours %d points %d, %d columns, %.1f s%n",
                    number,
                    none.length,
                    score[0],
                    score[1],
                    ours[0],
                    ours[1],
                    optimum.columns(),
                    (System.nanoTime() - began) / 1e9);
        }
    }
}
