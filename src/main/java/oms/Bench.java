package oms;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * What {@code ./oms bench <name>} measures: a public class without parameters, listed in {@code META-INF/services/oms.Bench} by the
 * module that offers it, so that all of them can be told without anything being started.
 */
public interface Bench {
    /** The word after {@code ./oms bench}. */
    String name();

    /** What it measures, in one line. */
    String about();

    /** Whether it measures the running application; what does not runs without server and database. */
    default boolean needsApplication() {
        return false;
    }

    /**
     * Measures, and says what it saw.
     *
     * @param options the words after the name
     * @return the exit status of the process
     * @throws IllegalArgumentException where the options make no sense, saying what would
     */
    int run(List<String> options, PrintStream out) throws Exception;

    /** @param options the words after {@code bench} @return the one that they name, if there is one */
    static Optional<Bench> named(List<String> options) {
        return options.isEmpty()
                ? Optional.empty()
                : all().stream()
                        .filter(bench -> bench.name().equals(options.getFirst()))
                        .findFirst();
    }

    /** @return what can be measured, a line each */
    static String list() {
        return all().stream()
                .map(bench -> "\n  %-18s %s".formatted(bench.name(), bench.about()))
                .collect(Collectors.joining("", "oms bench: what is to be measured?", ""));
    }

    private static List<Bench> all() {
        return ServiceLoader.load(Bench.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Bench::name))
                .toList();
    }
}
