package oms.travel.graphhopper;

import java.util.ArrayList;
import java.util.List;
import oms.travel.RoadGraph.Access;
import oms.travel.Tables;

/**
 * A point on a street between two junctions.
 *
 * @param street its number; -1 where there is none near
 * @param first the junction where it begins, and {@code last} where it ends
 * @param part how much of the street lies before the point, 0 to 1
 * @param there seconds along the whole street from first to last, and {@code back} the other way; infinite where that is forbidden
 * @param metres of the whole street
 */
record Place(int street, int first, int last, double part, double there, double back, double metres) {
    static final Place NOWHERE = new Place(-1, -1, -1, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0);

    /** @return junctions that are reached first when leaving */
    List<Access> leaving() {
        var ways = atJunction();
        if (Double.isFinite(there)) ways.add(new Access(last, (1 - part) * there, (1 - part) * metres));
        if (Double.isFinite(back)) ways.add(new Access(first, part * back, part * metres));
        return ways;
    }

    /** @return junctions from which it is reached */
    List<Access> arriving() {
        var ways = atJunction();
        if (Double.isFinite(there)) ways.add(new Access(first, part * there, part * metres));
        if (Double.isFinite(back)) ways.add(new Access(last, (1 - part) * back, (1 - part) * metres));
        return ways;
    }

    private List<Access> atJunction() {
        var ways = new ArrayList<Access>();
        if (street < 0) return ways;
        if (part == 0) ways.add(new Access(first, 0, 0));
        if (part == 1) ways.add(new Access(last, 0, 0));
        return ways;
    }

    /** Along one street no junction need be passed. */
    void straight(Place to, Tables.Table table, int row, int column) {
        if (street < 0 || street != to.street) return;
        double whole = part <= to.part ? there : back;
        double piece = Math.abs(to.part - part);
        double seconds = piece == 0 ? 0 : piece * whole;
        if (!Double.isFinite(seconds) || seconds >= table.seconds()[row][column]) return;
        table.seconds()[row][column] = seconds;
        table.metres()[row][column] = piece * metres;
    }
}
