package oms.allocation.search;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * Jobs that each go to one of several agents with little room: the generalised assignment problem, what is left of choosing a
 * driver where no way lies between the doors.
 */
public final class Assignment {
    final int[][] cost;
    final int[][] use;
    final int[] room;
    final int agents;
    final int jobs;
    /** What a unit of room is worth, by agent. */
    final double[] worth;

    /**
     * @param cost by agent and job
     * @param use of the agent's room, by agent and job
     * @param room by agent
     */
    public Assignment(int[][] cost, int[][] use, int[] room) {
        this.cost = cost;
        this.use = use;
        this.room = room;
        this.agents = room.length;
        this.jobs = cost[0].length;
        this.worth = AgentPrices.of(cost, use, room);
    }

    /** @return the agent by job; nothing where no assignment that fits was found */
    public int[] run(Limit limit, long seed, int cores) {
        var began = System.nanoTime();
        var work = new ArrayList<Callable<Shifts>>();
        for (int i = 0; i < cores; i++) {
            var shifts = new Shifts(this, new Dice(seed * 1_000 + i), new Pace(limit, began));
            work.add(shifts::run);
        }
        try (var threads = Executors.newFixedThreadPool(cores)) {
            Shifts best = null;
            for (var done : threads.invokeAll(work)) {
                var found = done.get();
                if (best == null || found.bestCost() < best.bestCost()) best = found;
            }
            return best == null ? new int[0] : best.best();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The search was interrupted", stop);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("The search broke off", broken.getCause());
        }
    }
}
