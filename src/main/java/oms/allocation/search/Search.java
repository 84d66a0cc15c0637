package oms.allocation.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Solves a problem on several cores: islands that search by themselves and, at the end of each round, hand round the best. */
public final class Search {
    /** Rounds between which islands meet. */
    private static final int ROUNDS = 20;
    /** The part of the limit that goes into fewer vehicles where these come first. */
    private static final double FLEET = 0.3;
    /** The part of it after which who is behind goes on from the best. */
    private static final double MEET = 0.5;

    private final Problem problem;
    private final Limit limit;
    private final long seed;
    private final int cores;
    private final boolean fewestFirst;

    /** @param fewestFirst whether a vehicle less is worth any way */
    public Search(Problem problem, Limit limit, long seed, int cores, boolean fewestFirst) {
        this.problem = problem;
        this.limit = limit;
        this.seed = seed;
        this.cores = cores;
        this.fewestFirst = fewestFirst;
    }

    /**
     * @param start a plan to go on from, if there is one; it must hold
     * @return a schedule that the checker found to hold and not to cost more than {@code start}
     */
    public Schedule run(@Nullable Schedule start) {
        var began = System.nanoTime();
        var islands = islands(start);
        try (var threads = Executors.newFixedThreadPool(cores)) {
            double part = 0;
            if (fewestFirst) {
                rounds(threads, islands, limit.part(FLEET), began, true);
                for (var island : islands) island.settle();
                part = FLEET;
                began += (long) (limit.nanos() * part);
            }
            rounds(threads, islands, limit.part(1 - part), began, false);
        }
        return accept(start, best(islands));
    }

    private List<Island> islands(@Nullable Schedule start) {
        var near = Ruin.neighbours(problem);
        var islands = new ArrayList<Island>();
        for (int i = 0; i < cores; i++) islands.add(new Island(problem, seed * 1_000 + i, near));
        var places = start == null ? construct() : start.places(problem);
        for (var island : islands) island.become(places);
        return islands;
    }

    private int[][] construct() {
        var tours = new Tours(problem);
        new Regret(tours, new Seek(tours, new Dice(seed))).run();
        return tours.places();
    }

    private void rounds(ExecutorService threads, List<Island> islands, Limit limit, long began, boolean reduce) {
        var scale = islands.getFirst().tours.wayCost() / problem.stops;
        var paces = islands.stream().map(any -> new Pace(limit, began)).toList();
        for (int round = 1; round <= ROUNDS; round++) {
            double until = (double) round / ROUNDS;
            var work = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < islands.size(); i++) {
                var island = islands.get(i);
                var pace = paces.get(i);
                work.add(() -> {
                    if (reduce) island.reduce(pace, until, scale);
                    else island.cheapen(pace, until, scale);
                    return true;
                });
            }
            run(threads, work);
            meet(islands, reduce, until);
        }
    }

    private static void run(ExecutorService threads, List<Callable<Boolean>> work) {
        try {
            for (var done : threads.invokeAll(work)) done.get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The search was interrupted", stop);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("The search broke off", broken.getCause());
        }
    }

    /** Who is behind goes on from the best. */
    private void meet(List<Island> islands, boolean reduce, double progress) {
        var best = best(islands);
        for (var island : islands) {
            if (island.best() == best) continue;
            if (reduce) {
                if (used(island.best()) > used(best)) {
                    island.become(best);
                    island.seek.open();
                }
            } else if (progress >= MEET) island.become(best);
        }
    }

    private int[][] best(List<Island> islands) {
        var best = islands.getFirst();
        for (var island : islands) if (compare(island, best) < 0) best = island;
        return best.best();
    }

    private int compare(Island a, Island b) {
        int fewer = fewestFirst ? Integer.compare(used(a.best()), used(b.best())) : 0;
        return fewer != 0 ? fewer : Double.compare(a.bestCost(), b.bestCost());
    }

    private static int used(int[][] places) {
        int used = 0;
        for (var day : places) if (day.length > 0) used++;
        return used;
    }

    private Schedule accept(@Nullable Schedule start, int[][] found) {
        var schedule = Schedule.of(problem, found);
        var account = Checker.check(problem, schedule);
        if (start != null) {
            var before = Checker.check(problem, start);
            if (before.holds() && (!account.holds() || account.cost() > before.cost())) return start;
        }
        if (!account.holds()) throw new IllegalStateException("The search broke a rule: " + account.faults());
        return schedule;
    }
}
