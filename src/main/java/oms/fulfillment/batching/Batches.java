package oms.fulfillment.batching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Orders onto trolleys so that deadlines are kept and, then, the least is walked. Up to {@link #FEW} orders without deadlines
 * exactly, by a dynamic program over sets of orders; more by taking a few orders out and putting each back where it costs least,
 * again and again (G. Schrimpf et al., "Record breaking optimization results using the ruin and recreate principle", 2000), a worse
 * plan being kept as in simulated annealing for a while.
 */
public final class Batches {
    static final int FEW = 13;

    final List<Demand> demands;
    final Crew crew;
    private final Effort effort;
    private final Map<BitSet, Long> known = new HashMap<>();

    private Batches(List<Demand> demands, Crew crew, Effort effort) {
        this.demands = demands;
        this.crew = crew;
        this.effort = effort;
    }

    /**
     * @param enough asked again and again, until it says yes, how long to go on; a count gives the same answer every time
     * @throws IllegalArgumentException when an order alone fills more than a trolley
     */
    public static Plan plan(List<Demand> demands, Crew crew, Effort effort, BooleanSupplier enough) {
        for (var demand : demands)
            if (demand.totes() > crew.totes())
                throw new IllegalArgumentException(
                        "An order of %d totes is too much for a trolley of %d".formatted(demand.totes(), crew.totes()));
        var batches = new Batches(demands, crew, effort);
        var open = demands.stream().allMatch(d -> d.due() == Demand.ANY_TIME);
        if (demands.size() <= FEW) {
            var exact = batches.told(new Subsets(batches).best(), true);
            if (open || exact.late() == 0) return exact;
        }
        return batches.told(new Recreation(batches).best(enough), false);
    }

    long effort(BitSet batch) {
        if (batch.isEmpty()) return 0;
        var is = known.get(batch);
        if (is != null) return is;
        var asked = effort.of((BitSet) batch.clone());
        known.put((BitSet) batch.clone(), asked);
        return asked;
    }

    int totes(BitSet batch) {
        return batch.stream().map(o -> demands.get(o).totes()).sum();
    }

    long late(List<BitSet> batches) {
        return Shifts.late(
                demands, batches, batches.stream().mapToLong(this::effort).toArray(), crew.pickers());
    }

    private Plan told(List<BitSet> batches, boolean isBest) {
        var inOrder = new ArrayList<>(batches);
        inOrder.sort(Comparator.comparingLong(this::due).thenComparingInt(b -> b.nextSetBit(0)));
        return new Plan(
                inOrder.stream().map(b -> b.stream().boxed().toList()).toList(),
                batches.stream().mapToLong(this::effort).sum(),
                late(batches),
                isBest);
    }

    private long due(BitSet batch) {
        return batch.stream().mapToLong(o -> demands.get(o).due()).min().orElse(Demand.ANY_TIME);
    }

    /** @return the orders, the fullest first */
    int[] largestFirst() {
        return IntStream.range(0, demands.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer o) -> demands.get(o).totes())
                        .reversed())
                .mapToInt(o -> o)
                .toArray();
    }
}
