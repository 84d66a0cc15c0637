package oms.allocation.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Jobs go to agents as cheaply as trying everything would find. */
class AssignmentTest {
    private static final int AGENTS = 3;
    private static final int JOBS = 8;

    @Test
    void small_assignments_are_as_cheap_as_can_be() {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var cost = table(random, AGENTS, JOBS, 10, 25);
            var use = table(random, AGENTS, JOBS, 5, 20);
            int[] room = {35, 38, 41};
            var agents = new Assignment(cost, use, room).run(Limit.steps(6_000), seed, 2);
            var least = cheapest(cost, use, room.clone(), 0);
            assertThat(agents.length == 0 ? Integer.MAX_VALUE : price(cost, agents))
                    .as("seed %d", seed)
                    .isEqualTo(least);
        }
    }

    @Test
    void the_best_is_found_from_any_and_proven() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var cost = table(random, AGENTS, JOBS, 10, 25);
            var use = table(random, AGENTS, JOBS, 5, 20);
            int[] room = {35, 38, 41};
            var least = cheapest(cost, use, room.clone(), 0);
            if (least == Integer.MAX_VALUE) continue;
            var problem = new Assignment(cost, use, room);
            var given = new int[JOBS];
            for (int dearer : new int[] {0, 1, 2, 3, 6}) {
                var knapsacks = new Knapsacks(problem, given, least + dearer, new Pace(Limit.steps(100_000), 0), 1);
                assertThat(knapsacks.prove()).isTrue();
                assertThat(knapsacks.bestCost()).as("seed %d", seed).isEqualTo(least);
                if (dearer == 0) assertThat(knapsacks.best()).isSameAs(given);
                else assertCosts(least, knapsacks.best(), cost, use, room.clone());
            }
        }
    }

    @Test
    void what_is_proven_does_not_depend_on_what_was_known() {
        var random = new Random(31);
        var cost = table(random, 20, 200, 10, 50);
        var room = new int[20];
        Arrays.fill(room, 120);
        var problem = new Assignment(cost, table(random, 20, 200, 5, 25), room);
        for (int known = 2_322; known <= 2_325; known++)
            assertThat(proven(problem, known)).as("from %d", known).isEqualTo(2_322);
    }

    private static long proven(Assignment problem, long known) {
        var knapsacks = new Knapsacks(problem, new int[problem.jobs], known, new Pace(Limit.steps(1_000_000), 0), 1);
        assertThat(knapsacks.prove()).isTrue();
        return knapsacks.bestCost();
    }

    @Test
    void nothing_is_proven_when_time_is_over() {
        var random = new Random(3);
        var problem = new Assignment(
                table(random, AGENTS, JOBS, 10, 25), table(random, AGENTS, JOBS, 5, 20), new int[] {35, 38, 41});
        assertThat(new Knapsacks(problem, new int[JOBS], 1_000, new Pace(Limit.steps(1), 0), 1).prove())
                .isFalse();
    }

    private static void assertCosts(int price, int[] agents, int[][] cost, int[][] use, int[] left) {
        assertThat(price(cost, agents)).isEqualTo(price);
        for (int j = 0; j < JOBS; j++) left[agents[j]] -= use[agents[j]][j];
        for (int rest : left) assertThat(rest).isNotNegative();
    }

    @Test
    void what_does_not_fit_is_not_assigned() {
        int[][] cost = {{1, 1}};
        assertThat(new Assignment(cost, new int[][] {{3, 3}}, new int[] {5}).run(Limit.steps(100), 1, 1))
                .isEmpty();
    }

    private static int[][] table(Random random, int agents, int jobs, int least, int most) {
        var table = new int[agents][jobs];
        for (var row : table) for (int j = 0; j < jobs; j++) row[j] = least + random.nextInt(most - least);
        return table;
    }

    private static int price(int[][] cost, int[] agents) {
        int price = 0;
        for (int j = 0; j < agents.length; j++) price += cost[agents[j]][j];
        return price;
    }

    private static int cheapest(int[][] cost, int[][] use, int[] left, int job) {
        if (job == JOBS) return 0;
        int best = Integer.MAX_VALUE;
        for (int i = 0; i < AGENTS; i++) {
            if (left[i] < use[i][job]) continue;
            left[i] -= use[i][job];
            int rest = cheapest(cost, use, left, job + 1);
            if (rest < Integer.MAX_VALUE) best = Math.min(best, cost[i][job] + rest);
            left[i] += use[i][job];
        }
        return best;
    }
}
