package oms.fulfillment.batching;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import oms.Bench;

/**
 * {@code ./oms bench batching <folder> [--seconds N]}: every instance file of the folder against the best value known in the CSV
 * files beside it, with so many seconds each.
 */
public final class BatchingBench implements Bench {
    private static final Pattern FOODMART = Pattern.compile("instances_d(\\d+)_ord(\\d+)_.*");
    private static final Pattern TIMED = Pattern.compile("instances_(\\d+)_(\\d+)\\.txt");

    @Override
    public String name() {
        return "batching";
    }

    @Override
    public String about() {
        return "<folder> [--seconds N]  orders onto trolleys, against proven optima";
    }

    @Override
    public int run(List<String> options, PrintStream out) throws IOException {
        if (options.size() != 1 && (options.size() != 3 || !options.get(1).equals("--seconds")))
            throw new IllegalArgumentException("Name the folder with the instances, and perhaps --seconds N");
        var folder = Path.of(options.getFirst());
        var seconds = options.size() == 3 ? Integer.parseInt(options.getLast()) : 10;
        var optima = optima(folder);
        var reached = 0;
        var all = 0;
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                var optimum = optima.get(key(file.getFileName().toString()));
                if (optimum == null) continue;
                all++;
                if (solve(file, optimum, seconds, out)) reached++;
            }
        }
        out.println("batching: %d/%d proven optima reached, %d s each at most".formatted(reached, all, seconds));
        return all > 0 && reached == all ? 0 : 1;
    }

    private static boolean solve(Path file, double optimum, int seconds, PrintStream out) throws IOException {
        var instance = Published.read(file);
        var begun = System.nanoTime();
        var end = begun + seconds * 1_000_000_000L;
        var plan = Batches.plan(instance.demands(), instance.crew(), instance::effort, () -> System.nanoTime() > end);
        var took = (System.nanoTime() - begun) / 1e9;
        var value = plan.effort() / (double) Published.SCALE;
        out.println(String.format(
                Locale.ROOT,
                "%-28s %2d batches  value %.2f  optimum %.2f  gap %.2f %%  late %d  %s in %.1f s",
                file.getFileName(),
                plan.batches().size(),
                value,
                optimum,
                100 * (value / optimum - 1),
                plan.late(),
                plan.isBest() ? "proven" : "found",
                took));
        return plan.late() == 0 && Math.abs(value - optimum) < 0.02;
    }

    /** @return the proven optima by {@link #key} */
    private static Map<String, Double> optima(Path folder) throws IOException {
        var optima = new HashMap<String, Double>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(f -> f.toString().endsWith(".csv")).toList())
                for (var line : Files.readAllLines(file)) {
                    var fields = line.split(",");
                    if (line.contains("proven optimum"))
                        optima.put("d%s_ord%s".formatted(fields[0], fields[1]), Double.parseDouble(fields[3]));
                    else if (fields.length > 12 && fields[0].matches("\\d+\\.0") && isProven(fields))
                        optima.put(whole(fields[0]) + "_" + whole(fields[1]), Double.parseDouble(fields[11]));
                }
        }
        return optima;
    }

    private static boolean isProven(String[] fields) {
        return fields[11].matches("\\d+(\\.\\d+)?");
    }

    private static String whole(String number) {
        return number.substring(0, number.indexOf('.'));
    }

    private static String key(String file) {
        var foodmart = FOODMART.matcher(file);
        if (foodmart.matches()) return "d%s_ord%s".formatted(foodmart.group(1), foodmart.group(2));
        var timed = TIMED.matcher(file);
        return timed.matches() ? timed.group(1) + "_" + timed.group(2) : "";
    }
}
