package oms.allocation.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import oms.Bench;
import oms.allocation.planning.Demand;
import oms.allocation.planning.Explanation;
import oms.allocation.planning.Plan;
import oms.allocation.planning.PlanSolver;

/**
 * How long an answer takes in a city of 1,000 open orders, 8 warehouses and 60 drivers: a quote (what would this order get now, and
 * why), and the first plan of a batch of new orders with the product's default settings. It measures planning itself; reading the
 * city from the database comes on top.
 */
public final class QuoteBench implements Bench {
    private static final int OPEN = 1_000;
    private static final int BATCH = 25;
    private static final int FEW = 3;
    private static final int SETTLING = 250;
    private static final int SOON = 10;
    private static final int MINUTE = 60;
    private static final int WITHOUT_END = 1_000_000_000;
    private static final int WARM = 300;
    private static final int QUOTES = 500;
    private static final int PLANS = 20;

    private Town town = new Town(0);
    /** As the product's settings have it. */
    private final PlanSolver solver = new PlanSolver(
            Duration.ofMillis(600), 400, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    @Override
    public String name() {
        return "quote";
    }

    @Override
    public String about() {
        return "how long a quote and a first plan take with 1,000 open orders and 60 drivers [--quotes N]; "
                + "how near a plan is to its best after 10 s: --settle [--orders N] [--seconds N]";
    }

    @Override
    public int run(List<String> options, PrintStream out) {
        if (!options.isEmpty() && options.getFirst().equals("--settle")) {
            var more = options.subList(1, options.size());
            return settle(number(more, "--orders", SETTLING), number(more, "--seconds", SOON), out);
        }
        town = new Town(OPEN);
        int quotes = number(options, "--quotes", QUOTES);
        for (int i = 0; i < Math.min(WARM, quotes); i++) quote(i);
        var times = new long[quotes];
        long before = cpu();
        for (int i = 0; i < quotes; i++) times[i] = quote(i);
        long each = (cpu() - before) / quotes;
        Arrays.sort(times);
        var first = plans(BATCH, Math.min(PLANS, quotes));
        var few = plans(FEW, Math.min(PLANS, quotes));
        out.printf(Locale.ROOT, "first plan of %d orders: %s%n", FEW, few.text());
        out.printf(
                Locale.ROOT,
                "quote: p50 %.1f ms, p99 %.1f ms, longest %.1f ms, %.1f ms of a core each; first plan of %d orders: %s%n",
                times[times.length / 2] / 1e6,
                times[Math.min(times.length - 1, times.length * 99 / 100)] / 1e6,
                times[times.length - 1] / 1e6,
                each / 1e6,
                BATCH,
                first.text());
        return 0;
    }

    /** Of several plans. @param cpu of each, all threads together */
    private record Took(long median, long longest, long cpu) {
        String text() {
            return String.format(
                    Locale.ROOT,
                    "p50 %.0f ms, longest %.0f ms, %.0f ms of a core each",
                    median / 1e6,
                    longest / 1e6,
                    cpu / 1e6);
        }
    }

    private Took plans(int orders, int count) {
        var times = new long[count];
        long began = cpu();
        for (int i = 0; i < count; i++) times[i] = town.planned(solver, i * orders, orders);
        long each = (cpu() - began) / count;
        Arrays.sort(times);
        return new Took(times[count / 2], times[count - 1], each);
    }

    private static long cpu() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return system.getProcessCpuTime();
    }

    /** The same orders planned for some seconds and for a minute: what the longer one gains. */
    private int settle(int orders, int seconds, PrintStream out) {
        var soon = weighed(orders, seconds);
        var late = weighed(orders, MINUTE);
        double behind = (late - soon) / Math.abs(late) * 100;
        out.printf(
                Locale.ROOT,
                "settle: %d orders, profit %.2f after %d s, %.2f after %d s: within %.3f %%%n",
                orders,
                soon / 100,
                seconds,
                late / 100,
                MINUTE,
                behind);
        return behind <= 1 ? 0 : 1;
    }

    /** @return profit in minor units, a point taken off as 1,000.00 */
    private double weighed(int orders, int seconds) {
        var demands = new ArrayList<Demand>();
        for (int n = 0; n < orders; n++) demands.add(town.demand(n));
        var solved = new PlanSolver(Duration.ofSeconds(seconds), WITHOUT_END).solve(new Plan(demands, town.stock()));
        var score = Objects.requireNonNull(solved.getScore());
        if (score.hardScore() != 0) throw new IllegalStateException("breaks a hard rule: " + score);
        return score.mediumScore() * 100_000.0 + score.softScore();
    }

    private static int number(List<String> options, String name, int otherwise) {
        int at = options.indexOf(name);
        if (at < 0 && options.isEmpty()) return otherwise;
        if (at < 0 && options.size() == 2 && options.getFirst().startsWith("--") && !name.equals("--quotes"))
            return otherwise;
        if (at >= 0 && at + 1 < options.size() && options.get(at + 1).matches("[1-9]\\d{0,5}"))
            return Integer.parseInt(options.get(at + 1));
        throw new IllegalArgumentException(
                "it takes --quotes N, or --settle [--orders N] [--seconds N], numbers from 1");
    }

    private long quote(int number) {
        var began = System.nanoTime();
        var solved = solver.solve(new Plan(List.of(town.demand(number)), town.stock()));
        Explanation.of(solved, solved.getDemands().getFirst());
        return System.nanoTime() - began;
    }
}
