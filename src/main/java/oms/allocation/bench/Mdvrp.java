package oms.allocation.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import oms.allocation.search.Problem;
import oms.allocation.search.Problem.Stop;
import oms.allocation.search.Problem.Vehicle;

/** Several depots, capacity, and now and then a longest tour (Cordeau, Gendreau and Laporte, 1997). */
public final class Mdvrp extends RoutingBench {
    /** What leaving a stop out costs in all benches: more than any tour. */
    static final double MISSING = 1e7;

    /** Values that the list has wrong: p02's solution is known and costs 473.53. */
    private static final double P02 = 473.53;

    public Mdvrp() {
        super(30, false);
    }

    @Override
    public String name() {
        return "mdvrp";
    }

    @Override
    public String about() {
        return "the search on Cordeau's multi-depot problems: FOLDER [--seconds N]";
    }

    @Override
    String ending() {
        return ".txt";
    }

    @Override
    Instance read(Path file, String name) throws IOException {
        var best = name.equals("p02") ? P02 : Known.cost(Known.of(file, name));
        return new Instance(name, problem(Numbers.in(file)), best, 0);
    }

    static Problem problem(Numbers numbers) {
        numbers.skip(1);
        int each = numbers.whole();
        int stops = numbers.whole();
        int depots = numbers.whole();
        var limits = new double[depots][];
        for (int d = 0; d < depots; d++) limits[d] = new double[] {numbers.next(), numbers.next()};
        var places = new Places();
        var list = new ArrayList<Stop>();
        for (int i = 0; i < stops + depots; i++) {
            numbers.skip(1);
            places.add(numbers.next(), numbers.next());
            double service = numbers.next();
            int demand = numbers.whole();
            numbers.skip(1);
            numbers.skip(numbers.whole());
            if (i < stops) list.add(new Stop(demand, 0, Problem.NEVER, service, MISSING, Problem.NEVER, 0, i));
        }
        var vehicles = new ArrayList<Vehicle>();
        for (int d = 0; d < depots; d++)
            for (int k = 0; k < each; k++)
                vehicles.add(new Vehicle(
                        (int) limits[d][1],
                        0,
                        Problem.NEVER,
                        limits[d][0] > 0 ? limits[d][0] : Problem.NEVER,
                        1,
                        stops + d,
                        stops + d,
                        List.of(d),
                        0,
                        0,
                        0));
        return new Problem(
                list,
                Collections.nCopies(depots, 0.0),
                vehicles,
                List.of(places.travel(distance -> distance)),
                Problem.EVERYWHERE,
                (vehicle, stop) -> false);
    }
}
