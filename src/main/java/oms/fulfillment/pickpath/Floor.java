package oms.fulfillment.pickpath;

import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A warehouse as the walker sees it: parallel aisles, and cross aisles that meet them all. Two cross aisles enclose one block,
 * three enclose two. The walk begins and ends at the depot, where an aisle meets a cross aisle.
 *
 * @param aisles how far right each aisle lies, rising
 * @param crossAisles how far from the front each cross aisle lies, rising; at least two
 * @param ways which way each aisle may be walked
 * @param depotAisle counted from 0
 * @param depotCross the cross aisle of the depot, counted from 0
 */
public record Floor(List<Long> aisles, List<Long> crossAisles, List<Way> ways, int depotAisle, int depotCross) {
    /** Which way an aisle may be walked. */
    public enum Way {
        BOTH,
        /** From the front to the back only. */
        UP,
        /** From the back to the front only. */
        DOWN
    }

    public Floor {
        aisles = List.copyOf(aisles);
        crossAisles = List.copyOf(crossAisles);
        ways = List.copyOf(ways);
        if (aisles.isEmpty() || crossAisles.size() < 2 || ways.size() != aisles.size())
            throw new IllegalArgumentException("A floor has an aisle, a way for each, and two cross aisles");
        if (!rises(aisles) || !rises(crossAisles))
            throw new IllegalArgumentException("Aisles and cross aisles lie one after the other");
        if (ways.stream().allMatch(way -> way == Way.UP) || ways.stream().allMatch(way -> way == Way.DOWN))
            throw new IllegalArgumentException("There must be a way to the back and a way to the front");
        if (depotAisle < 0 || depotAisle >= aisles.size() || depotCross < 0 || depotCross >= crossAisles.size())
            throw new IllegalArgumentException("The depot is where an aisle meets a cross aisle");
    }

    /** A floor on which every aisle may be walked both ways. */
    public Floor(List<Long> aisles, List<Long> crossAisles, int depotAisle, int depotCross) {
        this(aisles, crossAisles, Collections.nCopies(aisles.size(), Way.BOTH), depotAisle, depotCross);
    }

    /** Aisles at equal distances, the depot at the front of one of them. */
    public static Floor even(int aisles, long gap, List<Long> crossAisles, int depotAisle) {
        return new Floor(LongStream.range(0, aisles).mapToObj(i -> i * gap).toList(), crossAisles, depotAisle, 0);
    }

    private static boolean rises(List<Long> values) {
        for (int i = 1; i < values.size(); i++) if (values.get(i) <= values.get(i - 1)) return false;
        return true;
    }

    Stop depot() {
        return new Stop(depotAisle, crossAisles.get(depotCross));
    }

    /** @return as if every aisle could be walked both ways, by three cross aisles at most: no walk is longer there but for those left out */
    public Floor open() {
        var rows = crossAisles.size() <= Frontier.MOST_ROWS
                ? crossAisles
                : LongStream.of(crossAisles.getFirst(), crossAisles.get(depotCross), crossAisles.getLast())
                        .distinct()
                        .boxed()
                        .toList();
        return new Floor(aisles, rows, depotAisle, rows.indexOf(crossAisles.get(depotCross)));
    }

    boolean isTwoWay() {
        return ways.stream().allMatch(way -> way == Way.BOTH);
    }

    boolean has(Stop stop) {
        return stop.aisle() >= 0
                && stop.aisle() < aisles.size()
                && stop.at() >= crossAisles.getFirst()
                && stop.at() <= crossAisles.getLast();
    }

    /** @return the block in which a place lies; at a crossing the one behind it, as far as there is one */
    int block(long at) {
        var block = crossAisles.size() - 2;
        while (block > 0 && at < crossAisles.get(block)) block--;
        return block;
    }
}
