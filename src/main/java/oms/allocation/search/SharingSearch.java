package oms.allocation.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Shares jobs out on several cores: islands that search by themselves and, in the second half, go on from the best. */
public final class SharingSearch {
    /** A job that is left out. */
    public static final int NONE = -1;

    private static final int ROUNDS = 10;
    private static final double MEET = 0.5;

    private final Sharing problem;
    private final Limit limit;
    private final long seed;
    private final int cores;

    public SharingSearch(Sharing problem, Limit limit, long seed, int cores) {
        this.problem = problem;
        this.limit = limit;
        this.seed = seed;
        this.cores = cores;
    }

    /**
     * @param start by job the way in force, {@link #NONE} where there is none; as much of it as holds is kept to begin with
     * @return by job its way, {@link #NONE} where it is left out; found to hold and, where {@code start} does, not to cost more
     */
    public int[] run(int[] start) {
        var began = System.nanoTime();
        var islands = new ArrayList<Sharer>();
        for (int i = 0; i < cores; i++) islands.add(new Sharer(problem, seed * 1_000 + i));
        var from = start.clone();
        for (int j = 0; j < from.length; j++) if (from[j] >= 0) from[j] += problem.firstWay[j];
        var first = islands.getFirst();
        first.become(from);
        first.construct();
        for (var island : islands) if (island != first) island.become(first.best());
        if (cores == 1) rounds(null, islands, began);
        else
            try (var threads = Executors.newFixedThreadPool(cores)) {
                rounds(threads, islands, began);
            }
        return accept(start, numbers(best(islands)));
    }

    private void rounds(@org.jspecify.annotations.Nullable ExecutorService threads, List<Sharer> islands, long began) {
        var scale = Math.max(1, islands.getFirst().shares.dayMoney() / Math.max(1, problem.jobs));
        var paces = islands.stream().map(any -> new Pace(limit, began)).toList();
        for (int round = 1; round <= ROUNDS; round++) {
            double until = (double) round / ROUNDS;
            var work = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < islands.size(); i++) {
                var island = islands.get(i);
                var pace = paces.get(i);
                work.add(() -> {
                    island.cheapen(pace, until, scale);
                    return true;
                });
            }
            run(threads, work);
            if (until < MEET) continue;
            var best = best(islands);
            for (var island : islands) if (island.best() != best) island.become(best);
        }
    }

    private static void run(@org.jspecify.annotations.Nullable ExecutorService threads, List<Callable<Boolean>> work) {
        try {
            if (threads == null) for (var one : work) one.call();
            else for (var done : threads.invokeAll(work)) done.get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The search was interrupted", stop);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("The search broke off", broken.getCause());
        } catch (RuntimeException broken) {
            throw broken;
        } catch (Exception broken) {
            throw new IllegalStateException("The search broke off", broken);
        }
    }

    private static int[] best(List<Sharer> islands) {
        var best = islands.getFirst();
        for (var island : islands) if (island.bestCost() < best.bestCost()) best = island;
        return best.best();
    }

    private int[] numbers(int[] ways) {
        var numbers = ways.clone();
        for (int j = 0; j < numbers.length; j++) if (numbers[j] >= 0) numbers[j] -= problem.firstWay[j];
        return numbers;
    }

    private int[] accept(int[] start, int[] found) {
        var account = check(problem, found);
        var before = check(problem, start);
        if (before.holds() && (!account.holds() || account.cost() > before.cost())) return start.clone();
        if (!account.holds()) throw new IllegalStateException("The search broke a rule: " + account.faults());
        return found;
    }

    /** @param cost points and money of a choice that holds */
    public record Account(long cost, List<String> faults) {
        public boolean holds() {
            return faults.isEmpty();
        }
    }

    /** Counts a choice again from what was given, by nothing that the search uses. */
    public static Account check(Sharing problem, int[] ways) {
        var given = problem.given;
        var faults = new ArrayList<String>();
        var taken = new HashMap<Integer, Integer>();
        var parts = new HashMap<Integer, List<Integer>>();
        long cost = 0;
        for (int j = 0; j < ways.length; j++) {
            var job = given.jobs().get(j);
            if (ways[j] == NONE) {
                cost += job.price();
                continue;
            }
            var way = job.ways().get(ways[j]);
            cost += way.price();
            for (var take : way.takes()) taken.merge(take.shelf(), take.pieces(), Integer::sum);
            for (var load : way.loads())
                parts.computeIfAbsent(load.agent(), any -> new ArrayList<>()).addAll(load.parts());
        }
        taken.forEach((shelf, pieces) -> {
            if (pieces > given.room()[shelf]) faults.add("shelf " + shelf + " gives " + pieces);
        });
        var days = given.days().get();
        for (var day : parts.entrySet()) {
            var list = day.getValue().stream().sorted().mapToInt(p -> p).toArray();
            long price = days.price(day.getKey(), list, list.length);
            if (price >= Sharing.NEVER) faults.add("the day of agent " + day.getKey() + " does not hold");
            else cost += price;
        }
        return new Account(cost, List.copyOf(faults));
    }
}
