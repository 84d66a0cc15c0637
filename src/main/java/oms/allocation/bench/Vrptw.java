package oms.allocation.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import oms.allocation.search.Problem;
import oms.allocation.search.Problem.Stop;
import oms.allocation.search.Problem.Vehicle;

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
        var depot = customer(numbers);
        var customers = new ArrayList<double[]>();
        while (numbers.more()) customers.add(customer(numbers));
        var places = new Places();
        var stops = new ArrayList<Stop>();
        for (var c : customers) {
            places.add(c[1], c[2]);
            stops.add(new Stop((int) c[3], c[4], c[5], c[6], Mdvrp.MISSING, Problem.NEVER, 0, stops.size()));
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

    /** @return number, x, y, demand, ready, due, service */
    private static double[] customer(Numbers numbers) {
        var customer = new double[7];
        for (int i = 0; i < customer.length; i++) customer[i] = numbers.next();
        return customer;
    }
}
