package oms.allocation.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import oms.allocation.search.Problem.Travel;

/** Points in the plane, in the order of a problem's places. */
final class Places {
    private final List<double[]> points = new ArrayList<>();

    void add(double x, double y) {
        points.add(new double[] {x, y});
    }

    /** @param rounding what becomes of a Euclidean distance @return a table in which cost and time are distance */
    Travel travel(DoubleUnaryOperator rounding) {
        var table = new ArrayList<double[]>();
        for (var a : points)
            table.add(points.stream()
                    .mapToDouble(b -> rounding.applyAsDouble(Math.hypot(a[0] - b[0], a[1] - b[1])))
                    .toArray());
        return new Travel(table, table);
    }
}
