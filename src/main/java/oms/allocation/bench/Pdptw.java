package oms.allocation.bench;

import java.io.IOException;
import java.nio.file.Path;
import oms.allocation.search.Problem;

/** Pick-up and delivery with time windows, fewest vehicles first (Li and Lim, 2001). */
public final class Pdptw extends RoutingBench {
    public Pdptw() {
        super(10, true);
    }

    @Override
    public String name() {
        return "pdptw";
    }

    @Override
    public String about() {
        return "the search on Li and Lim's pick-up and delivery problems, vehicles first: FOLDER [--seconds N]";
    }

    @Override
    String ending() {
        return ".txt";
    }

    @Override
    Instance read(Path file, String name) throws IOException {
        var known = Known.of(file, name);
        return new Instance(
                name,
                problem(Numbers.in(file)),
                Known.cost(known),
                known.required("solved_with_vehicles").intValue());
    }

    /** The last two columns are the pick-up of a delivery and the delivery of a pick-up, 0 for neither. */
    static Problem problem(Numbers numbers) {
        int most = numbers.whole();
        int capacity = numbers.whole();
        numbers.skip(1);
        return TimeWindows.problem(
                most, capacity, TimeWindows.rows(numbers, 9), (row, own) -> (int) (row[7] > 0 ? row[7] : row[8]) - 1);
    }
}
