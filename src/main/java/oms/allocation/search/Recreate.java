package oms.allocation.search;

/** Puts what is left out back in, each stop where it is cheapest, in an order that is drawn anew each time. */
final class Recreate {
    private static final double BLINK = 0.01;

    private final Problem problem;
    private final Tours tours;
    private final Seek seek;
    private final Dice dice;
    private final int[] order;
    private final double[] keys;
    private final double[] far;
    private final int[] weights;
    private final int weight;

    Recreate(Tours tours, Seek seek, Dice dice) {
        this.problem = tours.problem;
        this.tours = tours;
        this.seek = seek;
        this.dice = dice;
        this.order = new int[problem.stops];
        this.keys = new double[problem.stops];
        this.far = far(problem);
        // at random, by demand, far first, near first; with times also: narrow windows, early, late first
        this.weights = problem.timed ? new int[] {4, 4, 2, 1, 2, 2, 2} : new int[] {4, 4, 2, 1};
        int sum = 0;
        for (int w : weights) sum += w;
        this.weight = sum;
        seek.blinks(BLINK);
    }

    private static double[] far(Problem problem) {
        var far = new double[problem.stops];
        for (int i = 0; i < problem.stops; i++) {
            far[i] = Double.POSITIVE_INFINITY;
            for (int d = 0; d < problem.depots; d++) far[i] = Math.min(far[i], problem.cost[0][problem.stops + d][i]);
        }
        return far;
    }

    void run() {
        int count = sort();
        for (int i = 0; i < count; i++) if (seek.anywhere(order[i])) tours.insert(order[i], seek.room);
    }

    private int sort() {
        int way = way();
        int count = 0;
        for (int i = 0; i < tours.absentCount; i++) {
            int stop = tours.absent[i];
            if (!problem.leads[stop]) continue;
            double key = key(stop, way);
            int j = count++;
            for (; j > 0 && keys[j - 1] > key; j--) {
                keys[j] = keys[j - 1];
                order[j] = order[j - 1];
            }
            keys[j] = key;
            order[j] = stop;
        }
        return count;
    }

    private int way() {
        int drawn = dice.below(weight);
        int way = 0;
        while (drawn >= weights[way]) drawn -= weights[way++];
        return way;
    }

    private double key(int stop, int way) {
        return switch (way) {
            case 0 -> dice.part();
            case 1 -> -problem.demand[stop];
            case 2 -> -far[stop];
            case 3 -> far[stop];
            case 4 -> problem.closes[stop] - problem.opens[stop];
            case 5 -> problem.opens[stop];
            default -> -problem.closes[stop];
        };
    }
}
