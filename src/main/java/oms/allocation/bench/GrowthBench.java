package oms.allocation.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongBiFunction;
import java.util.stream.IntStream;
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
        var counts =
                IntStream.iterate(1, count -> count <= most, count -> 2 * count).toArray();
        var merchants = Arrays.stream(counts)
                .mapToObj(count -> Town.of(towns.subList(0, count)))
                .toList();
        medians(merchants, WARM, this::quote);
        var quotes = medians(merchants, QUOTES, this::quote);
        medians(merchants, 1, this::plan);
        var plans = medians(merchants, PLANS, this::plan);
        for (int i = 0; i < counts.length; i++)
            out.printf(
                    Locale.ROOT,
                    "%-20s quote p50 %7.1f ms, plan of %d orders p50 %7.0f ms%n",
                    i == 0 ? "a region of its own" : counts[i] + " towns as one",
                    quotes[i] / 1e6,
                    BATCH,
                    plans[i] / 1e6);
        int last = counts.length - 1;
        out.printf(
                Locale.ROOT,
                "growth: %d towns as one: a quote takes %.1f times as long as in a region of its own, a plan of %d orders %.1f times%n",
                counts[last],
                (double) quotes[last] / quotes[0],
                BATCH,
                (double) plans[last] / plans[0]);
        return 0;
    }

    private static int most(List<String> options) {
        if (options.isEmpty()) return MOST;
        if (options.size() == 2
                && options.getFirst().equals("--towns")
                && options.getLast().matches("[1-9]\\d?")) return Integer.parseInt(options.getLast());
        throw new IllegalArgumentException("it takes --towns N, from 1 to 99");
    }

    /** Of each in turn, so that what changes on the machine meanwhile changes it for all. @return nanoseconds, by merchant */
    private static long[] medians(List<Town> merchants, int times, ToLongBiFunction<Town, Integer> work) {
        var took = new long[merchants.size()][times];
        for (int n = 0; n < times; n++)
            for (int m = 0; m < took.length; m++) took[m][n] = work.applyAsLong(merchants.get(m), n);
        return Arrays.stream(took).mapToLong(GrowthBench::median).toArray();
    }

    private static long median(long[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }

    private long quote(Town town, int number) {
        return town.planned(solver, number, 1);
    }

    private long plan(Town town, int number) {
        return town.planned(solver, number * BATCH, BATCH);
    }
}
