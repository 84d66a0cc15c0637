package oms.allocation.search;

/**
 * What room is worth at each agent: the multipliers of the capacity constraints' Lagrangian relaxation, by subgradients (Fisher,
 * 1981, The Lagrangian Relaxation Method for Solving Integer Programming Problems).
 */
final class AgentPrices {
    private static final int STEPS = 1_500;
    private static final int PATIENCE = 30;

    private AgentPrices() {}

    /** @return a price by agent for each unit of room */
    static double[] of(int[][] cost, int[][] use, int[] room) {
        return of(cost, use, room, new double[room.length], STEPS);
    }

    /** @param start prices to go on from */
    static double[] of(int[][] cost, int[][] use, int[] room, double[] start, int steps) {
        int agents = room.length;
        var price = start.clone();
        var best = price.clone();
        double bestBound = Double.NEGATIVE_INFINITY;
        double pace = 1;
        int idle = 0;
        var over = new double[agents];
        for (int step = 0; step < steps; step++) {
            double bound = bound(cost, use, room, price, over);
            if (bound > bestBound + 1e-9) {
                bestBound = bound;
                best = price.clone();
                idle = 0;
            } else if (++idle > PATIENCE) {
                pace /= 2;
                idle = 0;
                price = best.clone();
                bound(cost, use, room, price, over);
            }
            double norm = 0;
            for (double o : over) norm += o * o;
            if (norm == 0 || pace < 1e-6) break;
            double length = pace * Math.max(1, 0.02 * Math.abs(bestBound)) / norm;
            for (int i = 0; i < agents; i++) price[i] = Math.max(0, price[i] + length * over[i]);
        }
        return best;
    }

    /** @param over is set to the load beyond the room at each agent when every job goes where it is cheapest */
    private static double bound(int[][] cost, int[][] use, int[] room, double[] price, double[] over) {
        double bound = 0;
        for (int i = 0; i < room.length; i++) {
            bound -= price[i] * room[i];
            over[i] = -room[i];
        }
        for (int j = 0; j < cost[0].length; j++) {
            int least = 0;
            double leastPrice = Double.POSITIVE_INFINITY;
            for (int i = 0; i < room.length; i++) {
                double here = cost[i][j] + price[i] * use[i][j];
                if (here < leastPrice) {
                    leastPrice = here;
                    least = i;
                }
            }
            bound += leastPrice;
            over[least] += use[least][j];
        }
        return bound;
    }
}
