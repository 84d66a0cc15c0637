package oms.allocation.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import oms.allocation.search.Limit;
import oms.allocation.search.Sharing;
import oms.allocation.search.SharingSearch;
import org.junit.jupiter.api.Test;

/** The search counts as the model counts, and the model takes from it only what is better. */
class SearchPhaseTest {
    private static final PlanSolver SOLVER = new PlanSolver(Duration.ofSeconds(5), 100, 1);

    @Test
    void a_day_in_numbers_costs_what_the_rules_say_whatever_the_driver_is_committed_to() {
        for (var seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            var plan = Crowds.crowd(seed, 12, 6);
            var legs = new ArrayList<Leg>();
            for (var demand : plan.getDemands())
                for (var option : demand.getOptions())
                    for (var leg : option.legs()) if (!legs.contains(leg)) legs.add(leg);
            var drivers = legs.stream().map(Leg::driver).distinct().toList();
            var days = new DayCosts(new Numbers(drivers, legs));
            for (int d = 0; d < drivers.size(); d++) {
                var driver = drivers.get(d);
                var own = IntStream.range(0, legs.size())
                        .filter(p -> legs.get(p).driver() == driver)
                        .boxed()
                        .toList();
                for (int tries = 0; tries < 8; tries++) {
                    var parts = own.stream()
                            .filter(p -> random.nextInt(own.size()) < 4)
                            .mapToInt(p -> p)
                            .toArray();
                    if (parts.length == 0) continue;
                    var day = new Route(
                            driver, IntStream.of(parts).mapToObj(legs::get).toList());
                    assertThat(days.price(d, parts, parts.length))
                            .as("seed %d, %s with %d legs", seed, driver, parts.length)
                            .isEqualTo(byTheRules(day));
                }
            }
        }
    }

    private static long byTheRules(Route day) {
        if (Costs.overload(day) > 0 || Costs.overtime(day) > 0) return Sharing.NEVER;
        return (Costs.late(day) + Costs.emptySeats(day)) * Sharing.POINT
                + Costs.driving(day)
                + Costs.risk(day)
                + Costs.brokenPromises(day)
                + Costs.balance(day);
    }

    @Test
    void what_the_search_counts_for_a_plan_is_the_models_score() {
        for (var seed = 0; seed < 15; seed++) {
            var plan = Crowds.crowd(seed, 20, 6);
            var sharing = new SharingOf(plan);
            var found = new SharingSearch(sharing.problem(), Limit.steps(300), seed, 1).run(sharing.start());
            var demands = new ArrayList<Demand>();
            for (int j = 0; j < found.length; j++) {
                var demand = plan.getDemands().get(j);
                demands.add(new Demand(demand.request(), demand.getOptions(), sharing.option(j, found[j]), false));
            }
            var score = SOLVER.score(new Plan(demands, plan.getStock()));
            assertThat(score.hardScore()).isZero();
            assertThat(SharingSearch.check(sharing.problem(), found).cost())
                    .as("seed %d", seed)
                    .isEqualTo(-score.mediumScore() * Sharing.POINT - score.softScore());
        }
    }

    @Test
    void a_plan_in_force_is_never_replaced_by_a_worse_one_and_pinned_orders_stay() {
        for (var seed = 0; seed < 6; seed++) {
            var first = SOLVER.solve(Crowds.crowd(seed, 16, 5));
            var pinned = new ArrayList<Demand>();
            for (var demand : first.getDemands())
                pinned.add(
                        new Demand(demand.request(), demand.getOptions(), demand.getOption(), pinned.size() % 3 == 0));
            var before = Objects.requireNonNull(first.getScore());
            var after = SOLVER.solve(new Plan(pinned, first.getStock()));
            assertThat(Objects.requireNonNull(after.getScore())).isGreaterThanOrEqualTo(before);
            for (int j = 0; j < pinned.size(); j += 3)
                assertThat(after.getDemands().get(j).getOption())
                        .isSameAs(pinned.get(j).getOption());
        }
    }

    @Test
    void a_plan_that_no_longer_holds_is_mended() {
        var good = SOLVER.solve(Crowds.crowd(3, 16, 5));
        var empty = good.getStock().stream()
                .map(level -> new StockLevel(level.warehouse(), level.sku(), level.quantity() / 4, level.unitCost()))
                .toList();
        var broken = new Plan(List.copyOf(good.getDemands()), empty);
        assertThat(SOLVER.score(broken).hardScore()).isNegative();
        assertThat(Objects.requireNonNull(SOLVER.solve(broken).getScore()).hardScore())
                .isZero();
    }
}
