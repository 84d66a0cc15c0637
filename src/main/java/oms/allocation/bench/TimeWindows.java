package oms.allocation.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import oms.allocation.search.Problem;
import oms.allocation.search.Problem.Stop;
import oms.allocation.search.Problem.Vehicle;

/** What Solomon's instances and those of Li and Lim share: one depot, equal vehicles, one time window for each place. */
final class TimeWindows {
    /** Which stop belongs to this one: its partner, or itself. */
    interface Partner {
        int of(double[] row, int own);
    }

    private TimeWindows() {}

    /** @return the depot, then a row for each place: number, x, y, demand, ready, due, service, and what more there is */
    static List<double[]> rows(Numbers numbers, int columns) {
        var rows = new ArrayList<double[]>();
        do {
            var row = new double[columns];
            for (int i = 0; i < columns; i++) row[i] = numbers.next();
            rows.add(row);
        } while (numbers.more());
        return rows;
    }

    /** @param rows the depot first */
    static Problem problem(int most, int capacity, List<double[]> rows, Partner partner) {
        var depot = rows.getFirst();
        var places = new Places();
        var stops = new ArrayList<Stop>();
        for (var row : rows.subList(1, rows.size())) {
            places.add(row[1], row[2]);
            stops.add(new Stop(
                    (int) row[3],
                    row[4],
                    row[5],
                    row[6],
                    Mdvrp.MISSING,
                    Problem.NEVER,
                    0,
                    partner.of(row, stops.size())));
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
}
