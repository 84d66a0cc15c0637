package oms.allocation.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import oms.allocation.search.Problem;
import oms.allocation.search.Problem.Stop;
import oms.allocation.search.Problem.Vehicle;

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

    static Problem problem(Numbers numbers) {
        int most = numbers.whole();
        int capacity = numbers.whole();
        numbers.skip(1);
        var depot = task(numbers);
        var tasks = new ArrayList<double[]>();
        while (numbers.more()) tasks.add(task(numbers));
        var places = new Places();
        var stops = new ArrayList<Stop>();
        for (var t : tasks) {
            places.add(t[1], t[2]);
            int other = (int) (t[7] > 0 ? t[7] : t[8]) - 1;
            stops.add(new Stop((int) t[3], t[4], t[5], t[6], Mdvrp.MISSING, Problem.NEVER, 0, other));
        }
        places.add(depot[1], depot[2]);
        int home = stops.size();
        var vehicle = new Vehicle(capacity, depot[4], depot[5], Problem.NEVER, 1, home, home, List.of(0), 0, 0, 0);
        return new Problem(
                stops,
                List.of(0.0),
                Collections.nCopies(most, vehicle),
                List.of(places.travel(distance -> distance)),
                Problem.EVERYWHERE,
                (v, stop) -> false);
    }

    /** @return number, x, y, demand, ready, due, service, its pick-up, its delivery */
    private static double[] task(Numbers numbers) {
        var task = new double[9];
        for (int i = 0; i < task.length; i++) task[i] = numbers.next();
        return task;
    }
}
