package oms.allocation.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import oms.Bench;
import oms.allocation.search.Assignment;
import oms.allocation.search.Limit;

/**
 * Jobs to capacitated agents: the generalised assignment problem's classes a to e (Beasley's OR-Library; Chu and Beasley, 1997), as
 * cheap and as dear as can be. The gap is that to the proven bound.
 */
public final class Gap implements Bench {
    @Override
    public String name() {
        return "gap";
    }

    @Override
    public String about() {
        return "assignment of jobs to agents with little room: FOLDER [--seconds N]";
    }

    /**
     * One direction of an instance.
     *
     * @param bound that no assignment can pass
     * @param sign 1 where cheap is good, -1 where dear is
     */
    record Task(String name, int[][] cost, int[][] use, int[] room, long lower, long upper, int sign) {
        Result solve(Limit limit, long seed, int cores) {
            var signed = new int[cost.length][];
            for (int i = 0; i < cost.length; i++) {
                signed[i] = cost[i].clone();
                for (int j = 0; j < signed[i].length; j++) signed[i][j] *= sign;
            }
            var agents = new Assignment(signed, use, room).run(limit, seed, cores);
            return new Result(name, value(agents), sign > 0 ? lower : upper, sign > 0 ? upper : lower, holds(agents));
        }

        private long value(int[] agents) {
            long value = 0;
            for (int j = 0; j < agents.length; j++) value += cost[agents[j]][j];
            return value;
        }

        private boolean holds(int[] agents) {
            if (agents.length != cost[0].length) return false;
            var left = room.clone();
            for (int j = 0; j < agents.length; j++) left[agents[j]] -= use[agents[j]][j];
            for (int rest : left) if (rest < 0) return false;
            return true;
        }
    }

    /** @param known the best value known */
    record Result(String name, long value, long bound, long known, boolean feasible) {
        double gap() {
            return 100.0 * Math.abs(value - bound) / bound;
        }

        boolean optimal() {
            return feasible && value == known;
        }

        boolean isEasy() {
            return name.charAt(0) <= 'c';
        }
    }

    @Override
    public int run(List<String> options, PrintStream out) throws Exception {
        var request = Request.of(options, 10);
        var results = new ArrayList<Result>();
        out.printf("%-14s %12s %12s %12s %8s %5s%n", "instance", "value", "best known", "bound", "gap %", "holds");
        for (var task : tasks(request)) {
            var result = task.solve(request.limit(), request.seed(), request.cores());
            results.add(result);
            out.printf(
                    Locale.ROOT,
                    "%-14s %12d %12d %12d %8.3f %5s%n",
                    result.name(),
                    result.value(),
                    result.known(),
                    result.bound(),
                    result.gap(),
                    result.feasible() ? "yes" : "NO");
        }
        if (results.isEmpty()) throw new IllegalArgumentException("there is no such instance in " + request.folder());
        out.println(summary(results));
        return results.stream().allMatch(Result::feasible) ? 0 : 1;
    }

    private static String summary(List<Result> results) {
        var easy = results.stream().filter(Result::isEasy).toList();
        return String.format(
                Locale.ROOT,
                "gap: a-c optimal %d/%d, d-e mean %.2f %%, %d/%d feasible",
                easy.stream().filter(Result::optimal).count(),
                easy.size(),
                results.stream()
                        .filter(r -> !r.isEasy())
                        .mapToDouble(Result::gap)
                        .average()
                        .orElse(0),
                results.stream().filter(Result::feasible).count(),
                results.size());
    }

    private static List<Task> tasks(Request request) throws IOException {
        var bounds = new LinkedHashMap<String, long[]>();
        for (var line : Files.readAllLines(request.folder().resolve("bounds.txt"))) {
            var words = line.split("\\s+");
            if (words.length == 3)
                bounds.put(words[0], new long[] {Long.parseLong(words[1]), Long.parseLong(words[2])});
        }
        var tasks = new ArrayList<Task>();
        for (var bound : bounds.entrySet()) {
            var name = bound.getKey();
            var file = request.folder().resolve(name.substring(0, name.length() - 4));
            if (request.wants(name) && Files.exists(file))
                tasks.add(task(name, Numbers.in(file), bound.getValue()[0], bound.getValue()[1]));
        }
        return tasks;
    }

    static Task task(String name, Numbers numbers, long lower, long upper) {
        int agents = numbers.whole();
        int jobs = numbers.whole();
        var cost = rows(numbers, agents, jobs);
        var use = rows(numbers, agents, jobs);
        return new Task(name, cost, use, rows(numbers, 1, agents)[0], lower, upper, name.endsWith("_Min") ? 1 : -1);
    }

    private static int[][] rows(Numbers numbers, int rows, int columns) {
        var table = new int[rows][columns];
        for (var row : table) for (int j = 0; j < columns; j++) row[j] = numbers.whole();
        return table;
    }
}
