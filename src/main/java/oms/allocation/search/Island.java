package oms.allocation.search;

import java.util.Arrays;

/** One thread's search: ruin, recreate, and simulated annealing's say in whether the result is kept. */
final class Island {
    /** Temperatures at the beginning and the end, as parts of what a stop costs on average. */
    private static final double HOT = 3;

    private static final double COLD = 0.05;

    final Tours tours;
    private final Problem problem;
    private final Dice dice;
    final Seek seek;
    private final Ruin ruin;
    private final Recreate recreate;
    private int[][] best;
    private double bestCost;
    private final long[] absences;

    Island(Problem problem, long seed, int[][] near) {
        this.problem = problem;
        this.dice = new Dice(seed);
        this.tours = new Tours(problem);
        this.seek = new Seek(tours, dice);
        this.ruin = new Ruin(tours, dice, near);
        this.recreate = new Recreate(tours, seek, dice);
        this.best = tours.places();
        this.bestCost = tours.cost();
        this.absences = new long[problem.stops];
    }

    /** Goes on from this plan; it is also the best so far. */
    void become(int[][] places) {
        tours.become(places);
        best = places;
        bestCost = tours.cost();
    }

    int[][] best() {
        return best;
    }

    double bestCost() {
        return bestCost;
    }

    /** Searches until the pace is at {@code until}. @param scale what a stop costs on average */
    void cheapen(Pace pace, double until, double scale) {
        double cooling = Math.log(COLD / HOT);
        for (double at = pace.step(); at < until; at = pace.step()) {
            double heat = scale * HOT * Math.exp(cooling * at);
            double before = tours.cost();
            tours.mark();
            ruin.run();
            recreate.run();
            double cost = tours.cost();
            if (cost >= before - heat * Math.log(1 - dice.part())) tours.takeBack();
            else if (cost < bestCost - Tours.TINY) keep();
        }
    }

    private void keep() {
        best = tours.places();
        bestCost = tours.cost();
    }

    /**
     * Empties one vehicle after the other: the one whose stops were left out least often is closed, and the search goes on until all
     * its stops have room elsewhere; a stop that was often left out weighs more (Christiaens and Vanden Berghe, 2020, section 5.3).
     * What is best is the last plan without absences.
     */
    void reduce(Pace pace, double until, double scale) {
        for (double at = pace.step(); at < until; at = pace.step()) {
            if (tours.absentCount == 0) {
                keep();
                closeOne();
            }
            double before = tours.cost();
            long weight = absentWeight();
            int count = tours.absentCount;
            tours.mark();
            ruin.run();
            recreate.run();
            long then = absentWeight();
            for (int i = 0; i < tours.absentCount; i++) absences[tours.absent[i]]++;
            boolean fewer = then < weight || tours.absentCount == 0;
            boolean same = then == weight
                    && tours.absentCount == count
                    && tours.cost() < before - scale * HOT * Math.log(1 - dice.part());
            if (!fewer && !same) tours.takeBack();
        }
    }

    private long absentWeight() {
        long weight = 0;
        for (int i = 0; i < tours.absentCount; i++) weight += absences[tours.absent[i]];
        return weight;
    }

    private void closeOne() {
        int lightest = -1;
        long least = Long.MAX_VALUE;
        for (var day : tours.days) {
            if (day.size == 0) {
                seek.close(day.vehicle);
                continue;
            }
            long weight = 0;
            for (int i = 1; i < day.size - 1; i++) if (day.place[i] < problem.stops) weight += absences[day.place[i]];
            if (weight < least) {
                least = weight;
                lightest = day.vehicle;
            }
        }
        if (lightest < 0) return;
        tours.mark();
        tours.empty(lightest);
        seek.close(lightest);
        tours.mark();
    }

    /** From now on only the vehicles of the best plan are used. */
    void settle() {
        become(best);
        seek.open();
        for (var day : tours.days) if (day.size == 0) seek.close(day.vehicle);
        Arrays.fill(absences, 0);
    }
}
