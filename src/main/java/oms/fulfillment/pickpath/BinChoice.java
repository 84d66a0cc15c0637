package oms.fulfillment.pickpath;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * From which places to take what lies in several, so that the walk is shortest. Each want is changed while that helps, with the
 * exact walk as the judge; then all combinations are tried that could still be shorter: as no walk gets shorter by another stop,
 * the walk past what is chosen already says which cannot. Exact where that ends within {@link #STEPS} walks.
 */
public final class BinChoice {
    private static final int STEPS = 2_000;

    /**
     * What to take from where.
     *
     * @param lots for each want the indexes of the lots to take from
     * @param isShortest whether no other choice has a shorter walk, proven
     */
    public record Chosen(List<List<Integer>> lots, Tour tour, boolean isShortest) {}

    private final Floor floor;
    private final List<Want> wants;
    private final List<List<List<Integer>>> ways;
    private final int[] order;
    private int[] best;
    private long length;
    private int steps;

    private BinChoice(Floor floor, List<Want> wants) {
        this.floor = floor;
        this.wants = wants;
        this.ways = wants.stream().map(Want::ways).toList();
        this.order = IntStream.range(0, wants.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> ways.get(i).size()))
                .mapToInt(i -> i)
                .toArray();
        this.best = new int[wants.size()];
    }

    /** @throws IllegalArgumentException when something lies outside of the floor */
    public static Chosen shortest(Floor floor, List<Want> wants) {
        var choice = new BinChoice(floor, wants);
        choice.begin();
        choice.change();
        var choices = choice.ways.stream().anyMatch(ways -> ways.size() > 1);
        if (choices) choice.tryAll(new int[wants.size()], 0);
        var tour = PickPath.shortest(floor, choice.stops(choice.best, wants.size()));
        var all = wants.stream().allMatch(Want::isSmall) && choice.steps < STEPS && tour.isShortest();
        return new Chosen(choice.lots(), tour, all && floor.isTwoWay());
    }

    private List<List<Integer>> lots() {
        return IntStream.range(0, best.length)
                .mapToObj(i -> ways.get(i).get(best[i]))
                .toList();
    }

    /** One want after the other, those without a choice first. */
    private void begin() {
        for (int depth = 0; depth < order.length; depth++) {
            length = Long.MAX_VALUE;
            choose(order[depth], depth + 1);
        }
        if (order.length == 0) length = 0;
    }

    private void change() {
        for (var before = Long.MAX_VALUE; length < before; ) {
            before = length;
            for (var want : order) choose(want, order.length);
        }
    }

    private void choose(int want, int depth) {
        if (ways.get(want).size() == 1 && depth < order.length) return;
        var other = best.clone();
        for (int way = 0; way < ways.get(want).size(); way++) {
            other[want] = way;
            keepIfShorter(other, measured(other, depth));
        }
    }

    private void keepIfShorter(int[] choice, long its) {
        if (its >= length) return;
        best = choice.clone();
        length = its;
    }

    private void tryAll(int[] choice, int depth) {
        if (steps >= STEPS) return;
        var its = depth == 0 ? 0 : measured(choice, depth);
        steps++;
        if (its >= length) return;
        if (depth == order.length) keepIfShorter(choice, its);
        else
            for (int way = 0; way < ways.get(order[depth]).size(); way++) {
                choice[order[depth]] = way;
                tryAll(choice, depth + 1);
            }
    }

    private long measured(int[] choice, int depth) {
        return PickPath.length(floor, stops(choice, depth));
    }

    private List<Stop> stops(int[] choice, int depth) {
        var stops = new ArrayList<Stop>();
        for (int d = 0; d < depth; d++) {
            var want = order[d];
            for (var lot : ways.get(want).get(choice[want]))
                stops.add(wants.get(want).lots().get(lot).at());
        }
        return stops;
    }
}
