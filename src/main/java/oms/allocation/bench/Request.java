package oms.allocation.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import oms.allocation.search.Limit;

/**
 * What a bench was asked for.
 *
 * @param limit how long each instance may take
 * @param only names of instances, all when empty
 */
record Request(Path folder, Limit limit, List<String> only, int cores, long seed) {
    private static final String USAGE =
            "say the folder with the instances, then, if you like, --seconds N (or --steps N of each core), --only NAME,NAME, --cores N, --seed N";

    /** @param seconds for each instance unless the options say otherwise */
    static Request of(List<String> options, double seconds) {
        if (options.isEmpty() || options.size() % 2 == 0) throw new IllegalArgumentException(USAGE);
        var folder = Path.of(options.getFirst());
        if (!Files.isDirectory(folder)) throw new IllegalArgumentException(folder + " is no folder");
        var request = new Request(
                folder, duration(seconds), List.of(), Runtime.getRuntime().availableProcessors(), 1);
        for (int i = 1; i < options.size(); i += 2) request = request.with(options.get(i), options.get(i + 1));
        return request;
    }

    private Request with(String option, String value) {
        try {
            return switch (option) {
                case "--steps" ->
                    new Request(folder, Limit.steps(Math.max(1, Long.parseLong(value))), only, cores, seed);
                case "--seconds" -> new Request(folder, duration(Double.parseDouble(value)), only, cores, seed);
                case "--only" -> new Request(folder, limit, List.of(value.split(",")), cores, seed);
                case "--cores" -> new Request(folder, limit, only, Math.max(1, Integer.parseInt(value)), seed);
                case "--seed" -> new Request(folder, limit, only, cores, Long.parseLong(value));
                default -> throw new IllegalArgumentException(USAGE);
            };
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(option + " takes a number, not " + value, wrong);
        }
    }

    private static Limit duration(double seconds) {
        if (!(seconds > 0 && seconds <= 86_400))
            throw new IllegalArgumentException("--seconds takes more than 0 and at most a day");
        return Limit.of(Duration.ofNanos((long) (seconds * 1e9)));
    }

    boolean wants(String instance) {
        return only.isEmpty() || only.contains(instance);
    }
}
