package oms.allocation.bench;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import oms.Bench;
import oms.allocation.planning.Customs;
import oms.allocation.planning.Plan;
import oms.allocation.planning.PlanSolver;

/**
 * How good the plans are that the product makes: on snapshots whose optima are proven, and on a day of Foodmart's sales against what
 * one does without a search. It runs the product's own solver.
 */
public final class AllocationBench implements Bench {
    /** Minor units that a point counts for where a gap is told. */
    private static final long POINT = 100_000;

    private static final double SNAPSHOT_SECONDS = 2;
    private static final double DAY_SECONDS = 60;
    private static final int PATIENCE = 4_000;

    @Override
    public String name() {
        return "allocation";
    }

    @Override
    public String about() {
        return "plans against proven optima; with a folder of Foodmart's JSON files also a day of 1,000 orders [--seconds N] [--only 1,2,day]";
    }

    private record Optimum(long points, long money) {
        double weighed() {
            return (double) points * POINT + money;
        }
    }

    /** @param hard what breaks a hard rule */
    private record Result(double gap, long hard) {}

    @Override
    public int run(List<String> options, PrintStream out) throws Exception {
        var folder = options.isEmpty() || options.getFirst().startsWith("--") ? null : options.getFirst();
        var words = new ArrayList<>(options);
        if (folder == null) words.addFirst(".");
        var asked = Request.of(words, 0.001);
        boolean own = words.contains("--seconds");
        double seconds = own ? asked.limit().nanos() / 1e9 : SNAPSHOT_SECONDS;
        var results = snapshots(asked, seconds, out);
        long hard = results.stream().mapToLong(Result::hard).sum();
        var gaps = results.stream().mapToDouble(Result::gap).summaryStatistics();
        var day = folder == null || !asked.wants("day")
                ? ""
                : "; " + day(Path.of(folder), asked, own ? seconds : DAY_SECONDS, out);
        out.printf(
                Locale.ROOT,
                "allocation: %d snapshots, mean %.2f %%, worst %.2f %%, %d hard violations%s%n",
                results.size(),
                gaps.getAverage(),
                results.isEmpty() ? 0 : gaps.getMax(),
                hard,
                day);
        return hard == 0 ? 0 : 1;
    }

    // ---- snapshots

    private static List<Result> snapshots(Request asked, double seconds, PrintStream out) throws IOException {
        var solver = new PlanSolver(duration(seconds), PATIENCE, asked.cores());
        var results = new ArrayList<Result>();
        out.printf(
                "%-10s %6s %8s %10s %8s %10s %8s %6s%n",
                "snapshot", "orders", "points", "money", "proven", "", "gap %", "hard");
        for (var entry : optima().entrySet()) {
            int number = entry.getKey();
            if (!asked.wants(String.valueOf(number))) continue;
            var plan = Snapshots.of(number);
            var score = score(solver.solve(plan));
            var found = new Optimum(-score.mediumScore(), -score.softScore());
            var result = new Result((found.weighed() / entry.getValue().weighed() - 1) * 100, -score.hardScore());
            results.add(result);
            out.printf(
                    Locale.ROOT,
                    "%-10d %6d %8d %10d %8d %10d %8.3f %6d%n",
                    number,
                    plan.getDemands().size(),
                    found.points(),
                    found.money(),
                    entry.getValue().points(),
                    entry.getValue().money(),
                    result.gap(),
                    result.hard());
        }
        return results;
    }

    private static TreeMap<Integer, Optimum> optima() throws IOException {
        var optima = new TreeMap<Integer, Optimum>();
        var file = Objects.requireNonNull(AllocationBench.class.getResourceAsStream("/allocation/optima.csv"));
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.readLine();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var cells = line.split(",");
                optima.put(Integer.parseInt(cells[0]), new Optimum(Long.parseLong(cells[2]), Long.parseLong(cells[3])));
            }
        }
        return optima;
    }

    // ---- a day

    private static String day(Path folder, Request asked, double seconds, PrintStream out) throws IOException {
        var plan = FoodmartDay.read(folder);
        var solver = new PlanSolver(duration(seconds), PATIENCE, asked.cores());
        var nearest = tell(out, "nearest warehouse first", solver, Customs.nearestWarehouseFirst(plan));
        var cheapest = tell(out, "cheapest insertion", solver, Customs.cheapestInsertion(plan));
        var ours = tell(out, "ours", solver, solver.solve(plan));
        return String.format(
                Locale.ROOT,
                "day: profit %.2f, nearest warehouse first %.2f, cheapest insertion %.2f",
                ours / 100.0,
                nearest / 100.0,
                cheapest / 100.0);
    }

    private static long tell(PrintStream out, String name, PlanSolver solver, Plan plan) {
        var score = solver.score(plan);
        var left = plan.getDemands().stream()
                .filter(demand -> demand.getOption() == null)
                .count();
        out.printf(
                Locale.ROOT,
                "%-24s %d orders, %d left out, profit %.2f, %d points, %d hard violations%n",
                name,
                plan.getDemands().size(),
                left,
                score.softScore() / 100.0,
                -score.mediumScore(),
                -score.hardScore());
        return score.softScore();
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    private static HardMediumSoftScore score(Plan plan) {
        return Objects.requireNonNull(plan.getScore());
    }
}
