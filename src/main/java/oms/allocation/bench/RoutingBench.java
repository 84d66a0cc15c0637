package oms.allocation.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import oms.Bench;
import oms.allocation.search.Checker;
import oms.allocation.search.Search;

/** Runs the search over a folder of instances and tells how far from the best known values it ends. */
abstract class RoutingBench implements Bench {
    private final double seconds;
    private final boolean fewestFirst;

    /**
     * @param seconds for each instance unless somebody says otherwise
     * @param fewestFirst whether fewer vehicles are worth any way
     */
    RoutingBench(double seconds, boolean fewestFirst) {
        this.seconds = seconds;
        this.fewestFirst = fewestFirst;
    }

    /** @return the ending of the files that are instances */
    abstract String ending();

    abstract Instance read(Path file, String name) throws IOException;

    /** One line of the table. */
    record Result(double value, double best, int vehicles, int bestVehicles, boolean feasible) {
        double gap() {
            return (value / best - 1) * 100;
        }

        boolean asFew() {
            return feasible && (bestVehicles == 0 || vehicles <= bestVehicles);
        }
    }

    @Override
    public int run(List<String> options, PrintStream out) throws Exception {
        var request = Request.of(options, seconds);
        var results = new ArrayList<Result>();
        out.printf("%-14s %12s %12s %8s %9s %5s%n", "instance", "value", "best known", "gap %", "vehicles", "holds");
        for (var name : names(request)) {
            var instance = read(request.folder().resolve(name + ending()), name);
            var result = solve(instance, request);
            results.add(result);
            out.printf(
                    Locale.ROOT,
                    "%-14s %12.2f %12.2f %8.3f %9s %5s%n",
                    name,
                    result.value(),
                    result.best(),
                    result.gap(),
                    result.vehicles() + (result.bestVehicles() > 0 ? "/" + result.bestVehicles() : ""),
                    result.feasible() ? "yes" : "NO");
        }
        if (results.isEmpty()) throw new IllegalArgumentException("there is no such instance in " + request.folder());
        out.println(summary(results));
        return results.stream().allMatch(Result::feasible) ? 0 : 1;
    }

    private List<String> names(Request request) throws IOException {
        try (var files = Files.list(request.folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ending()))
                    .map(file -> file.substring(0, file.length() - ending().length()))
                    .filter(request::wants)
                    .sorted()
                    .toList();
        }
    }

    private Result solve(Instance instance, Request request) {
        var problem = instance.problem();
        var schedule = new Search(problem, request.limit(), request.seed(), request.cores(), fewestFirst).run(null);
        var account = Checker.check(problem, schedule);
        return new Result(
                account.way(),
                instance.best(),
                account.vehicles(),
                instance.vehicles(),
                account.holds() && account.leftOut() == 0);
    }

    private String summary(List<Result> results) {
        var holding = results.stream().filter(Result::feasible).count();
        var compared =
                results.stream().filter(Result::asFew).mapToDouble(Result::gap).summaryStatistics();
        var fleets = fewestFirst
                ? String.format(Locale.ROOT, "best known vehicles %d/%d, ", compared.getCount(), results.size())
                : "";
        return String.format(
                Locale.ROOT,
                "%s: %smean %.2f %%, worst %.1f %%, %d/%d feasible",
                name(),
                fleets,
                compared.getAverage(),
                compared.getMax(),
                holding,
                results.size());
    }
}
