package oms.allocation.search;

import java.util.Arrays;

/** One agent's room, filled with what pays best: the knapsack problem by room, a job at a time. */
final class Knapsack {
    private final int[] cost;
    private final int[] use;
    private final double[] pays;
    /** By room, what the best choice costs. */
    private final double[] value;

    private int[] jobs = new int[16];
    private boolean[][] took = new boolean[16][];
    private int offered;

    /**
     * @param cost by job, what it costs the agent
     * @param use by job, of the agent's room
     * @param pays by job
     */
    Knapsack(int[] cost, int[] use, double[] pays, int room) {
        this.cost = cost;
        this.use = use;
        this.pays = pays;
        this.value = new double[room + 1];
    }

    /** Takes the job along wherever that pays. */
    void offer(int job) {
        double price = cost[job] - pays[job];
        int needed = use[job];
        if (price >= 0 || needed >= value.length) return;
        if (offered == jobs.length) {
            jobs = Arrays.copyOf(jobs, 2 * offered);
            took = Arrays.copyOf(took, 2 * offered);
        }
        var takes = new boolean[value.length];
        for (int room = value.length - 1; room >= needed; room--) {
            double with = value[room - needed] + price;
            if (with < value[room]) {
                value[room] = with;
                takes[room] = true;
            }
        }
        jobs[offered] = job;
        took[offered++] = takes;
    }

    /** @return what the best choice for the room costs, at most 0 */
    double value(int room) {
        return value[room];
    }

    /** @param taken by job, counted up for what is in it */
    void unpack(int[] taken) {
        int room = value.length - 1;
        for (int k = offered - 1; k >= 0; k--) {
            if (!took[k][room]) continue;
            taken[jobs[k]]++;
            room -= use[jobs[k]];
        }
    }
}
