package oms.allocation.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import oms.allocation.search.Problem;

/** Time windows, one depot, distance alone (Solomon, 1987). */
public final class Vrptw extends RoutingBench {
    public Vrptw() {
        super(10, false);
    }

    @Override
    public String name() {
        return "vrptw";
    }

    @Override
    public String about() {
        return "the search on Solomon's problems with time windows, distance alone: FOLDER [--seconds N]";
    }

    @Override
    String ending() {
        return ".txt";
    }

    @Override
    Instance read(Path file, String name) throws IOException {
        return new Instance(name, problem(Numbers.in(file)), reference(file, name), 0);
    }

    /** @return the value to compare with, the sixth column of the table of references */
    private static double reference(Path file, String name) throws IOException {
        for (var line : Files.readAllLines(file.resolveSibling("distance_reference.csv")))
            if (line.startsWith(name + ",")) return Double.parseDouble(line.split(",")[5]);
        throw new IllegalArgumentException("distance_reference.csv says nothing about " + name);
    }

    static Problem problem(Numbers numbers) {
        numbers.behind("CAPACITY");
        int most = numbers.whole();
        int capacity = numbers.whole();
        return TimeWindows.problem(most, capacity, TimeWindows.rows(numbers, 7), (row, own) -> own);
    }
}
