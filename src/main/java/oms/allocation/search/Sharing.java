package oms.allocation.search;

import java.util.List;
import java.util.function.Supplier;

/**
 * Jobs that are shared out among agents, each by one of its ways: with one agent or with several, taking pieces from shelves that
 * all jobs take from. What an agent's day costs depends on all its parts together and is the caller's to say ({@link Days}), so that
 * rules about whole days (balance, the least load, capped lateness, the order of doors) need no formula of the search's own. The
 * ways of a job are all there are: whom skills, zones or a shopper's choice rule out is not among them.
 *
 * <p>Costs have two levels: {@link #POINT}s, of which one is worth more than any money, and money.
 */
public final class Sharing {
    /** One point; money stays well below half of it. */
    public static final long POINT = 1L << 36;

    /** What breaks a rule. */
    public static final long NEVER = 1L << 60;

    /** What days cost. Used by one thread. */
    public interface Days {
        /**
         * @param parts of the agent's day, in any order; the array belongs to the search
         * @param count how many of them
         * @return points and money, 0 for a day without parts; {@link #NEVER} where it breaks a rule
         */
        long price(int agent, int[] parts, int count);
    }

    /** What one agent has to do for a job that goes this way: parts, numbered by the caller. */
    public record Load(int agent, List<Integer> parts) {}

    /** Pieces of a shelf. */
    public record Take(int shelf, int pieces) {}

    /**
     * One way to do a job.
     *
     * @param price of the way, whatever else its agents do
     * @param loads one for each of its agents
     * @param takes one for each of its shelves
     */
    public record Way(long price, List<Load> loads, List<Take> takes) {}

    /**
     * @param price of leaving it out
     * @param fixed whether it keeps the way it starts with
     * @param size how much there is of it, and {@code due} when it should be done: orders to try jobs in
     */
    public record Job(long price, boolean fixed, int size, double due, List<Way> ways) {}

    /** As they were given, for the checker. */
    record Given(List<Job> jobs, int[] room, Supplier<Days> days) {}

    final Given given;
    final int jobs;
    final int agents;
    final int shelves;
    /** By job, the jobs near it, itself first. */
    final int[][] near;

    final long[] skipPrice;
    final boolean[] fixed;
    final int[] size;
    final double[] due;
    /** By job its first way; the ways of all jobs are numbered through. */
    final int[] firstWay;

    final long[] wayPrice;
    final int[] wayJob;
    final int[][] wayLoads;
    final int[][] takeShelf;
    final int[][] takePieces;
    final int[] loadAgent;
    final int[][] loadParts;
    final int[] room;
    /** By shelf the jobs that may take from it. */
    final int[][] takers;

    /**
     * @param room pieces on each shelf
     * @param near by job, the jobs near it, itself first
     * @param days makes what prices days, one for each thread
     */
    public Sharing(List<Job> jobs, int agents, int[] room, int[][] near, Supplier<Days> days) {
        this.given = new Given(List.copyOf(jobs), room.clone(), days);
        this.jobs = jobs.size();
        this.agents = agents;
        this.shelves = room.length;
        this.room = room.clone();
        this.near = near;
        this.skipPrice = jobs.stream().mapToLong(Job::price).toArray();
        this.size = jobs.stream().mapToInt(Job::size).toArray();
        this.due = jobs.stream().mapToDouble(Job::due).toArray();
        this.fixed = new boolean[this.jobs];
        this.firstWay = new int[this.jobs + 1];
        for (int j = 0; j < this.jobs; j++) {
            fixed[j] = jobs.get(j).fixed();
            firstWay[j + 1] = firstWay[j] + jobs.get(j).ways().size();
        }
        int ways = firstWay[this.jobs];
        this.wayPrice = new long[ways];
        this.wayJob = new int[ways];
        this.wayLoads = new int[ways][];
        this.takeShelf = new int[ways][];
        this.takePieces = new int[ways][];
        var loads = new Loads();
        for (int j = 0; j < this.jobs; j++)
            for (int w = firstWay[j]; w < firstWay[j + 1]; w++)
                set(w, j, jobs.get(j).ways().get(w - firstWay[j]), loads);
        this.loadAgent = loads.agents();
        this.loadParts = loads.parts();
        this.takers = takers();
    }

    private void set(int w, int job, Way way, Loads loads) {
        wayPrice[w] = way.price();
        wayJob[w] = job;
        wayLoads[w] = way.loads().stream().mapToInt(loads::number).toArray();
        takeShelf[w] = way.takes().stream().mapToInt(Take::shelf).toArray();
        takePieces[w] = way.takes().stream().mapToInt(Take::pieces).toArray();
    }

    private int[][] takers() {
        var takers = new java.util.ArrayList<java.util.LinkedHashSet<Integer>>();
        for (int s = 0; s < shelves; s++) takers.add(new java.util.LinkedHashSet<>());
        for (int w = 0; w < wayJob.length; w++)
            for (int shelf : takeShelf[w]) takers.get(shelf).add(wayJob[w]);
        return takers.stream()
                .map(set -> set.stream().mapToInt(j -> j).toArray())
                .toArray(int[][]::new);
    }

    /** Ways of a job often differ in one of their loads only: what is the same gets the same number. */
    private static final class Loads {
        private final java.util.LinkedHashMap<Load, Integer> numbers = new java.util.LinkedHashMap<>();

        int number(Load load) {
            return numbers.computeIfAbsent(load, any -> numbers.size());
        }

        int[] agents() {
            return numbers.keySet().stream().mapToInt(Load::agent).toArray();
        }

        int[][] parts() {
            return numbers.keySet().stream()
                    .map(load -> load.parts().stream().mapToInt(p -> p).toArray())
                    .toArray(int[][]::new);
        }
    }
}
