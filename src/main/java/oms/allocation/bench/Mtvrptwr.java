package oms.allocation.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import oms.allocation.search.Problem;
import oms.allocation.search.Problem.Stop;
import oms.allocation.search.Problem.Vehicle;

/** Several trips for each vehicle, time windows, and orders that can be loaded only from some time on (Yang, 2023). */
public final class Mtvrptwr extends RoutingBench {
    /** All figures are in tenths. */
    private static final int TENTHS = 10;

    public Mtvrptwr() {
        super(30, false);
    }

    @Override
    public String name() {
        return "mtvrptwr";
    }

    @Override
    public String about() {
        return "the search on problems with several trips and release times: FOLDER [--seconds N]";
    }

    @Override
    String ending() {
        return ".vrp";
    }

    @Override
    Instance read(Path file, String name) throws IOException {
        var best = Numbers.in(file.resolveSibling(name + ".sol")).behind("Cost").next();
        return new Instance(name, problem(file), best, 0);
    }

    private static Problem problem(Path file) throws IOException {
        int nodes = Numbers.in(file).behind("DIMENSION").whole();
        var points = table(Numbers.in(file).behind("NODE_COORD_SECTION"), nodes, 2);
        var demands = table(Numbers.in(file).behind("DEMAND_SECTION"), nodes, 1);
        var windows = table(Numbers.in(file).behind("TIME_WINDOW_SECTION"), nodes, 2);
        var releases = table(Numbers.in(file).behind("RELEASE_TIME_SECTION"), nodes, 1);
        double service = TENTHS * Numbers.in(file).behind("SERVICE_TIME").next();
        var places = new Places();
        var stops = new ArrayList<Stop>();
        for (int i = 1; i < nodes; i++) {
            places.add(points[i][0], points[i][1]);
            stops.add(new Stop(
                    (int) demands[i][0],
                    TENTHS * windows[i][0],
                    TENTHS * windows[i][1],
                    service,
                    Mdvrp.MISSING,
                    Problem.NEVER,
                    0,
                    i - 1));
        }
        places.add(points[0][0], points[0][1]);
        int home = stops.size();
        var vehicle = new Vehicle(
                Numbers.in(file).behind("CAPACITY").whole(),
                TENTHS * windows[0][0],
                TENTHS * windows[0][1],
                Problem.NEVER,
                stops.size(),
                home,
                home,
                List.of(0),
                0,
                0,
                0);
        return new Problem(
                stops,
                List.of(0.0),
                Collections.nCopies(Numbers.in(file).behind("VEHICLES").whole(), vehicle),
                List.of(places.travel(distance -> Math.floor(TENTHS * distance))),
                supply(releases),
                (v, stop) -> false);
    }

    private static Problem.Supply supply(double[][] releases) {
        return new Problem.Supply() {
            @Override
            public double price(int stop, int depot) {
                return 0;
            }

            @Override
            public double release(int stop, int depot) {
                return TENTHS * releases[stop + 1][0];
            }
        };
    }

    /** @return the values behind each node's number */
    private static double[][] table(Numbers numbers, int nodes, int values) {
        var table = new double[nodes][values];
        for (int i = 0; i < nodes; i++) {
            numbers.skip(1);
            for (int j = 0; j < values; j++) table[i][j] = numbers.next();
        }
        return table;
    }
}
