package oms.allocation.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import oms.Bench;
import oms.allocation.planning.PlanSolver;

/**
 * What growth costs: the same orders of one town answered while the merchant works in one, two, four, eight towns of 1,000 open orders,
 * 8 warehouses and 60 drivers each; planned as one, and with every town a planning region of its own.
 */
public final class GrowthBench implements Bench {
    private static final int OPEN = 1_000;
    private static final int MOST = 8;
    private static final int WARM = 150;
    private static final int QUOTES = 200;
    private static final int BATCH = 25;
    private static final int PLANS = 5;

    /** As the product's settings have it, but that a plan takes as many steps as it takes. */
    private final PlanSolver solver = new PlanSolver(
            Duration.ofMinutes(5), 400, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    /** Medians, nanoseconds. */
    private record Took(long quote, long plan) {}

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String about() {
        return "what a quote and a plan cost when a merchant grows from one town to eight, with planning regions and without [--towns N]";
    }

    @Override
    public int run(List<String> options, PrintStream out) {
        int most = most(options);
        var towns = IntStream.range(0, most).mapToObj(n -> new Town(n, OPEN)).toList();
        for (int i = 0; i < WARM; i++) quote(towns.getFirst(), i);
        var alone = measured(towns.getFirst());
        print(out, "a region of its own", alone);
        var last = alone;
        for (int count = 1; count <= most; count *= 2) {
            last = measured(Town.of(towns.subList(0, count)));
            print(out, count + (count == 1 ? " town" : " towns") + " as one", last);
        }
        out.printf(
                Locale.ROOT,
                "growth: %d towns as one: a quote takes %.1f times as long as in a region of its own, a plan of %d orders %.1f times%n",
                most,
                (double) last.quote() / alone.quote(),
                BATCH,
                (double) last.plan() / alone.plan());
        return 0;
    }

    private static int most(List<String> options) {
        if (options.isEmpty()) return MOST;
        if (options.size() == 2
                && options.getFirst().equals("--towns")
                && options.getLast().matches("[1-9]\\d?")) return Integer.parseInt(options.getLast());
        throw new IllegalArgumentException("it takes --towns N, from 1 to 99");
    }

    private static void print(PrintStream out, String what, Took took) {
        out.printf(
                Locale.ROOT,
                "%-20s quote p50 %7.1f ms, plan of %d orders p50 %7.0f ms%n",
                what,
                took.quote() / 1e6,
                BATCH,
                took.plan() / 1e6);
    }

    private Took measured(Town town) {
        return new Took(
                median(IntStream.range(0, QUOTES).mapToLong(i -> quote(town, i))),
                median(IntStream.range(0, PLANS).mapToLong(i -> plan(town, i))));
    }

    private static long median(LongStream times) {
        var sorted = times.toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private long quote(Town town, int number) {
        return town.planned(solver, number, 1);
    }

    private long plan(Town town, int number) {
        return town.planned(solver, number * BATCH, BATCH);
    }
}
