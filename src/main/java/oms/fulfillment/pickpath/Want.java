package oms.fulfillment.pickpath;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is to be fetched, and where it lies.
 *
 * @param quantity pieces wanted
 * @param lots where it lies, in any order; perhaps too little in all
 */
public record Want(long quantity, List<Lot> lots) {
    /** So many lots at most are put together in every way. */
    private static final int MANY = 6;

    /** Pieces at one place. */
    public record Lot(Stop at, long quantity) {}

    public Want {
        lots = List.copyOf(lots);
        if (quantity < 1 || lots.isEmpty()) throw new IllegalArgumentException("Something is wanted from somewhere");
    }

    /** Whether {@link #ways} are all that come into question. */
    boolean isSmall() {
        return lots.size() <= MANY;
    }

    /**
     * @return sets of lots that hold enough and of which none can be left out, each a list of indexes; all lots where even they do
     *     not hold enough. Of many lots only single ones and, where none holds enough, the fullest.
     */
    List<List<Integer>> ways() {
        var ways = new ArrayList<List<Integer>>();
        if (isSmall())
            for (int set = 1; set < 1 << lots.size(); set++) {
                if (isTight(set)) ways.add(indexes(set));
            }
        else {
            for (int i = 0; i < lots.size(); i++) if (lots.get(i).quantity() >= quantity) ways.add(List.of(i));
            if (ways.isEmpty()) ways.add(fullest());
        }
        if (ways.isEmpty()) ways.add(indexes((1 << lots.size()) - 1));
        return ways;
    }

    private boolean isTight(int set) {
        var sum = 0L;
        var least = Long.MAX_VALUE;
        for (int i : indexes(set)) {
            sum += lots.get(i).quantity();
            least = Math.min(least, lots.get(i).quantity());
        }
        return sum >= quantity && sum - least < quantity;
    }

    private static List<Integer> indexes(int set) {
        var indexes = new ArrayList<Integer>();
        for (int i = 0; set >> i != 0; i++) if ((set >> i & 1) == 1) indexes.add(i);
        return indexes;
    }

    private List<Integer> fullest() {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < lots.size(); i++) order.add(i);
        order.sort(
                Comparator.comparingLong((Integer i) -> lots.get(i).quantity()).reversed());
        var sum = 0L;
        var taken = 0;
        while (taken < order.size() && sum < quantity)
            sum += lots.get(order.get(taken++)).quantity();
        return List.copyOf(order.subList(0, taken));
    }
}
