package oms.fulfillment.batching;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** When batches are back: the most urgent first, each taken by the picker who is free first. */
final class Shifts {
    /** So many batches at most are shared out among the pickers in every way. */
    private static final int FEW = 9;

    private record Round(long effort, long[] dues) {
        long due() {
            return dues.length == 0 ? Demand.ANY_TIME : dues[0];
        }

        long late(long back) {
            var late = 0L;
            for (var due : dues) late += Math.max(0, back - due);
            return late;
        }
    }

    private final List<Round> rounds;
    private final long[] free;
    private long best = Long.MAX_VALUE;

    private Shifts(List<Round> rounds, int pickers) {
        this.rounds = rounds;
        this.free = new long[pickers];
    }

    /** @return how much later than their deadlines the orders come, all together */
    static long late(List<Demand> demands, List<BitSet> batches, long[] efforts, int pickers) {
        var rounds = new java.util.ArrayList<Round>();
        for (int i = 0; i < efforts.length; i++)
            rounds.add(new Round(
                    efforts[i],
                    batches.get(i).stream()
                            .mapToLong(o -> demands.get(o).due())
                            .filter(due -> due < Demand.ANY_TIME)
                            .sorted()
                            .toArray()));
        if (rounds.stream().allMatch(r -> r.dues().length == 0)) return 0;
        rounds.sort(Comparator.comparingLong(Round::due));
        var shifts = new Shifts(rounds, pickers);
        if (rounds.size() <= FEW) shifts.share(0, 0);
        else shifts.inTurn();
        return shifts.best;
    }

    private void inTurn() {
        var late = 0L;
        for (var round : rounds) {
            Arrays.sort(free);
            free[0] += round.effort();
            late += round.late(free[0]);
        }
        best = late;
    }

    private void share(int i, long late) {
        if (late >= best) return;
        if (i == rounds.size()) {
            best = late;
            return;
        }
        for (int p = 0; p < free.length && best > 0; p++) {
            if (p > 0 && free[p] == free[p - 1]) continue;
            free[p] += rounds.get(i).effort();
            share(i + 1, late + rounds.get(i).late(free[p]));
            free[p] -= rounds.get(i).effort();
        }
    }
}
