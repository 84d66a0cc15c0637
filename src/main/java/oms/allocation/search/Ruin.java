package oms.allocation.search;

import java.util.stream.IntStream;

/**
 * Takes strings of neighbouring stops out of trips that lie near each other, so that there is room in the same place in several of
 * them (Christiaens and Vanden Berghe, 2020).
 */
final class Ruin {
    /** As published: stops taken out on average, the longest string, and how often one is split, and how readily further. */
    private static final int AVERAGE = 10;

    private static final int LONGEST = 10;
    private static final double SPLIT = 0.5;
    private static final double SPLIT_FURTHER = 0.99;

    private final Tours tours;
    private final Dice dice;
    private final int[][] near;
    private final int[] removed;
    private int count;
    private final int[][] ruined;
    private int round;

    Ruin(Tours tours, Dice dice, int[][] near) {
        this.tours = tours;
        this.dice = dice;
        this.near = near;
        this.removed = new int[tours.problem.stops];
        this.ruined = new int[tours.days.length][0];
    }

    /** @return by stop, itself and the others, the nearest first */
    static int[][] neighbours(Problem problem) {
        var costs = problem.cost[0];
        int most = Math.min(problem.stops, 400);
        return IntStream.range(0, problem.stops)
                .mapToObj(i -> IntStream.range(0, problem.stops)
                        .boxed()
                        .sorted((a, b) -> a == i ? -1 : b == i ? 1 : Double.compare(costs[i][a], costs[i][b]))
                        .limit(most)
                        .mapToInt(j -> j)
                        .toArray())
                .toArray(int[][]::new);
    }

    void run() {
        run(AVERAGE);
    }

    void run(int average) {
        int stops = tours.problem.stops;
        int present = stops - tours.absentCount;
        if (present == 0) return;
        count = 0;
        round++;
        double meanTrip = (double) present / Math.max(1, tours.trips());
        double longest = Math.min(LONGEST, Math.max(1, meanTrip));
        double mostStrings = 4.0 * average / (1 + longest) - 1;
        int strings = (int) (1 + dice.part() * mostStrings);
        for (int stop : near[dice.below(stops)]) {
            if (strings == 0) break;
            int v = tours.vehicle[stop];
            if (v < 0) continue;
            var day = tours.days[v];
            int at = tours.position[stop];
            int trip = day.trip[at];
            if (isRuined(v, trip)) continue;
            string(day, at, trip, longest);
            ruined[v][trip] = round;
            strings--;
        }
        tours.remove(removed, count);
    }

    private boolean isRuined(int v, int trip) {
        if (ruined[v].length <= trip) ruined[v] = java.util.Arrays.copyOf(ruined[v], tours.days[v].size + 8);
        return ruined[v][trip] == round;
    }

    private void string(Day day, int at, int trip, double longest) {
        int end = trip + 1;
        while (day.place[end] < tours.problem.stops) end++;
        int stops = end - trip - 1;
        int length = (int) (1 + dice.part() * Math.min(stops, longest));
        length = Math.min(length, stops);
        int spared = 0;
        if (length > 1 && length < stops && dice.part() < SPLIT) {
            spared = 1;
            while (length + spared < stops && dice.part() > SPLIT_FURTHER) spared++;
        }
        int whole = length + spared;
        int first = Math.max(trip + 1, at - whole + 1);
        int last = Math.min(at, end - whole);
        int from = first + dice.below(last - first + 1);
        int skip = spared == 0 ? 0 : 1 + dice.below(length - 1);
        for (int i = 0; i < whole; i++) {
            if (spared > 0 && i >= skip && i < skip + spared) continue;
            removed[count++] = day.place[from + i];
        }
    }
}
