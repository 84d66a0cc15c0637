package oms.allocation.planning;

import static oms.allocation.planning.City.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import oms.geo.GeoPoint;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class ImprovementsTest {
    private static final PlanSolver SOLVER = new PlanSolver(Duration.ofSeconds(1), 300);

    /** The law: whichever change is taken, together with those before it or alone, the plan is better than it was. */
    @RepeatedTest(10)
    void every_change_is_better_than_what_it_replaces_whatever_becomes_of_the_others(RepetitionInfo seed) {
        var plan = badlyPlanned(new Random(seed.getCurrentRepetition()));
        var before = SOLVER.score(plan);
        var improvements = Improvements.of(SOLVER, plan, SOLVER.solve(plan));
        assertThat(improvements).isNotEmpty();
        var last = before;
        for (var improvement : improvements) {
            var then = SOLVER.score(improvement.plan());
            assertThat(then).isGreaterThan(last);
            assertThat(then.mediumScore() - last.mediumScore()).isEqualTo(improvement.points());
            assertThat(then.softScore() - last.softScore()).isEqualTo(improvement.money());
            assertThat(SOLVER.score(alone(plan, improvement))).isGreaterThan(before);
            last = then;
        }
        assertThat(last.hardScore()).isZero();
    }

    private static Plan alone(Plan plan, Improvements.Improvement improvement) {
        var demands = plan.getDemands().stream()
                .map(d -> improvement.changed().stream()
                        .filter(changed -> changed.getId().equals(d.getId()))
                        .findFirst()
                        .orElse(d))
                .toList();
        return new Plan(demands, plan.getStock());
    }

    /** Eight orders, each with whichever driver came first to mind. */
    private static Plan badlyPlanned(Random random) {
        var drivers = List.of(driver("D1", 0, 60), driver("D2", 0, 60), driver("D3", 0, 60), driver("D4", 0, 60));
        var stock = stock(100, 100);
        var sourcing = new Sourcing(List.of(NY), drivers, stock, NOW);
        var demands = new ArrayList<Demand>();
        for (var n = 0; n < 8; n++) {
            var door = new GeoPoint(40.70 + random.nextDouble() / 10, -74.00 + random.nextDouble() / 10);
            var lines = List.of(line("WATER-5L", 1 + random.nextInt(3), 2));
            var free = new Request("ord_" + n, door, lines, null, null, TONIGHT, 0, null, null);
            var options = sourcing.choices(free).options();
            var current = options.get(random.nextInt(options.size()));
            var request = new Request("ord_" + n, door, lines, null, null, TONIGHT, 0, TONIGHT, current.key());
            var known = sourcing.choices(request).options();
            var same = known.stream()
                    .filter(option -> option.key().equals(current.key()))
                    .findFirst()
                    .orElseThrow();
            demands.add(new Demand(request, known, same, false));
        }
        return new Plan(demands, stock);
    }
}
