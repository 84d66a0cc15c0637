package oms.allocation.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import oms.allocation.bench.Snapshots;
import oms.allocation.planning.Numbered;
import oms.allocation.planning.PlanSolver;
import org.junit.jupiter.api.Test;

/** The optima that bench allocation compares with can be proven again, line by line. */
class OptimumTest {
    private static final int SNAPSHOT = 6;

    @Test
    void a_snapshots_optimum_is_proven_anew() throws Exception {
        var plan = Snapshots.of(SNAPSHOT);
        var numbered = new Numbered(plan);
        var none = new int[plan.getDemands().size()];
        Arrays.fill(none, SharingSearch.NONE);
        var good = new SharingSearch(numbered.problem(), Limit.steps(2_000), 1, 1).run(none);
        var proven = numbered.plan(plan, new Optimum(numbered).prove(good));
        var score = Numbered.score(new PlanSolver(Duration.ofSeconds(1), 100, 1), proven);
        assertThat("%d,%d,%d,%d".formatted(SNAPSHOT, none.length, score[0], score[1]))
                .isEqualTo(line());
    }

    private static String line() throws Exception {
        var file = Objects.requireNonNull(OptimumTest.class.getResourceAsStream("/allocation/optima.csv"));
        try (var lines = new BufferedReader(new InputStreamReader(file))) {
            return lines.lines()
                    .filter(line -> line.startsWith(SNAPSHOT + ","))
                    .map(line -> line.substring(0, line.lastIndexOf(',')))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
