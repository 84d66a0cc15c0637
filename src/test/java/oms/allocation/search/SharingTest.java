package oms.allocation.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import oms.allocation.search.Sharing.Job;
import oms.allocation.search.Sharing.Load;
import oms.allocation.search.Sharing.Take;
import oms.allocation.search.Sharing.Way;
import org.junit.jupiter.api.Test;

/** Whole days have a price of their own, shelves are everybody's, and both are kept through every change and back. */
class SharingTest {
    @Test
    void what_the_search_counts_is_what_the_check_counts_and_what_is_taken_back_is_as_it_was() {
        for (int seed = 0; seed < 30; seed++) {
            var problem = problem(seed, 25, 5);
            var sharer = new Sharer(problem, seed);
            sharer.construct();
            for (int leg = 0; leg < 5; leg++) {
                sharer.cheapen(new Pace(Limit.steps(80), 0), 1, 20);
                var account = SharingSearch.check(problem, numbers(problem, sharer.shares.way));
                assertThat(account.faults()).as("seed %d", seed).isEmpty();
                assertThat(account.cost()).as("seed %d", seed).isEqualTo(sharer.shares.cost());
            }
        }
    }

    @Test
    void small_problems_are_solved_to_the_optimum() {
        for (int seed = 0; seed < 25; seed++) {
            var problem = problem(seed, 6, 3);
            var none = new int[6];
            Arrays.fill(none, SharingSearch.NONE);
            var found = new SharingSearch(problem, Limit.steps(3_000), 1, 1).run(none);
            assertThat(SharingSearch.check(problem, found).cost())
                    .as("seed %d", seed)
                    .isEqualTo(cheapest(problem, none.clone(), 0));
        }
    }

    private static long cheapest(Sharing problem, int[] ways, int job) {
        if (job == ways.length) {
            var account = SharingSearch.check(problem, ways);
            return account.holds() ? account.cost() : Long.MAX_VALUE;
        }
        long least = Long.MAX_VALUE;
        for (int w = -1; w < problem.given.jobs().get(job).ways().size(); w++) {
            ways[job] = w;
            least = Math.min(least, cheapest(problem, ways, job + 1));
        }
        return least;
    }

    @Test
    void goods_for_one_go_to_the_one_who_cannot_do_without() {
        var days = days(1, new int[] {1, 1, 1, 1}, new int[] {9, 9});
        var either = new Job(
                1_000, false, 1, 0, List.of(way(0, 0, 0, 0), new Way(5, List.of(new Load(1, List.of(1))), List.of())));
        var only = new Job(1_000, false, 1, 0, List.of(way(3, 0, 2, 0)));
        var problem = new Sharing(List.of(either, only), 2, new int[] {1}, new int[][] {{0, 1}, {1, 0}}, () -> days);
        assertThat(new SharingSearch(problem, Limit.steps(200), 1, 1).run(new int[] {0, -1}))
                .containsExactly(1, 0);
    }

    @Test
    void fixed_jobs_stay_and_the_least_load_is_worth_a_detour() {
        // a day with fewer than two parts costs a point for each that is missing
        Sharing.Days days = (agent, parts, count) -> count == 0 ? 0 : Math.max(0, 2 - count) * Sharing.POINT + count;
        var fixed = new Job(Sharing.POINT, true, 1, 0, List.of(way(0, 0, 0)));
        var free = new Job(
                9 * Sharing.POINT,
                false,
                1,
                0,
                List.of(new Way(0, List.of(new Load(1, List.of(1))), List.of()), way(700, 0, 2)));
        var problem = new Sharing(List.of(fixed, free), 2, new int[0], new int[][] {{0, 1}, {1, 0}}, () -> days);
        assertThat(new SharingSearch(problem, Limit.steps(200), 1, 1).run(new int[] {0, -1}))
                .containsExactly(0, 1);
    }

    @Test
    void the_same_seed_and_steps_give_the_same_shares() {
        var problem = problem(4, 30, 6);
        var none = new int[30];
        Arrays.fill(none, SharingSearch.NONE);
        assertThat(new SharingSearch(problem, Limit.steps(500), 1, 2).run(none))
                .isEqualTo(new SharingSearch(problem, Limit.steps(500), 1, 2).run(none));
    }

    // ---- problems

    private static Way way(long price, int agent, int part, int... shelves) {
        return new Way(
                price,
                List.of(new Load(agent, List.of(part))),
                IntStream.of(shelves).mapToObj(shelf -> new Take(shelf, 1)).toList());
    }

    private static int[] numbers(Sharing problem, int[] ways) {
        var numbers = ways.clone();
        for (int j = 0; j < numbers.length; j++) if (numbers[j] >= 0) numbers[j] -= problem.firstWay[j];
        return numbers;
    }

    /** A day costs the square of its load, and a point for each unit above a comfortable one; too much is too much. */
    private static Sharing.Days days(long factor, int[] units, int[] most) {
        return (agent, parts, count) -> {
            long load = 0;
            for (int i = 0; i < count; i++) load += units[parts[i]];
            if (load > most[agent]) return Sharing.NEVER;
            return Math.max(0, load - most[agent] / 2) * Sharing.POINT + factor * load * load;
        };
    }

    private static Sharing problem(long seed, int jobs, int agents) {
        var random = new Random(seed);
        var units = new ArrayList<Integer>();
        var list = new ArrayList<Job>();
        for (int j = 0; j < jobs; j++) {
            var ways = new ArrayList<Way>();
            for (int w = 1 + random.nextInt(4); w > 0; w--) {
                int agent = random.nextInt(agents);
                var loads = new ArrayList<Load>();
                loads.add(new Load(agent, List.of(part(units, random))));
                if (random.nextInt(4) == 0)
                    loads.add(new Load((agent + 1) % agents, List.of(part(units, random), part(units, random))));
                ways.add(new Way(
                        random.nextInt(40) - 10,
                        loads,
                        random.nextBoolean()
                                ? List.of(new Take(random.nextInt(3), 1 + random.nextInt(2)))
                                : List.of()));
            }
            list.add(new Job(5 * Sharing.POINT, false, random.nextInt(9), random.nextInt(9), ways));
        }
        var near = new int[jobs][];
        for (int j = 0; j < jobs; j++) {
            int first = j;
            near[j] = IntStream.range(0, jobs).map(k -> (first + k) % jobs).toArray();
        }
        var most = IntStream.range(0, agents).map(a -> 8 + random.nextInt(8)).toArray();
        var of = units.stream().mapToInt(u -> u).toArray();
        return new Sharing(list, agents, new int[] {4, 6, 8}, near, () -> days(2, of, most));
    }

    private static int part(List<Integer> units, Random random) {
        units.add(1 + random.nextInt(4));
        return units.size() - 1;
    }
}
