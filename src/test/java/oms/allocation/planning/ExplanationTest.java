package oms.allocation.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import oms.allocation.planning.Explanation.Candidate;
import oms.allocation.planning.Explanation.Level;
import org.junit.jupiter.api.Test;

/** What is counted in numbers for the account of a choice is what the rules count, among drivers with a day of their own. */
class ExplanationTest {
    private static final PlanSolver SOLVER = new PlanSolver(Duration.ofSeconds(1), 50, 1);

    @Test
    void the_terms_sum_to_the_score_and_the_times_are_those_of_the_route() {
        for (var seed = 0; seed < 8; seed++) {
            var plan = SOLVER.solve(Crowds.crowd(seed, 10, 6));
            var why = Explanation.over(plan, plan.getDemands());
            for (var demand : plan.getDemands().subList(0, 3)) {
                var candidates = why.of(demand);
                assertThat(candidates).isEqualTo(Explanation.of(plan, demand));
                var inForce = demand.getOption();
                for (var option : demand.getOptions()) {
                    var candidate = candidates.stream()
                            .filter(c -> describes(c, option))
                            .findFirst()
                            .orElseThrow();
                    demand.setOption(null);
                    var without = SOLVER.score(plan);
                    demand.setOption(option);
                    var with = SOLVER.score(plan);
                    assertThat(without.hardScore() - with.hardScore()).isEqualTo(candidate.total(Level.HARD));
                    assertThat(without.mediumScore() + Costs.UNASSIGNED - with.mediumScore())
                            .isEqualTo(candidate.total(Level.MEDIUM));
                    assertThat(without.softScore() - with.softScore()).isEqualTo(candidate.total(Level.MONEY));
                    timesAreThoseOfTheRoute(plan, option, candidate);
                }
                demand.setOption(inForce);
            }
        }
    }

    @Test
    void where_nobody_is_asked_there_is_nothing_to_explain() {
        var demand = new Demand(City.example(), List.of(), null, false);
        assertThat(Explanation.of(new Plan(List.of(demand), List.of()), demand)).isEmpty();
        assertThat(SOLVER.solve(new Plan(List.of(demand), List.of()))
                        .getDemands()
                        .getFirst()
                        .getOption())
                .isNull();
    }

    private static boolean describes(Candidate candidate, Option option) {
        var items = option.legs().stream()
                .map(leg -> leg.picks().stream()
                        .map(pick -> new Explanation.Item(pick.sku(), pick.quantity()))
                        .toList())
                .toList();
        return candidate.key().equals(option.key())
                && items.equals(candidate.shipments().stream()
                        .map(Explanation.Shipment::items)
                        .toList());
    }

    private static void timesAreThoseOfTheRoute(Plan plan, Option option, Candidate candidate) {
        for (int n = 0; n < option.legs().size(); n++) {
            var leg = option.legs().get(n);
            var day = new ArrayList<Leg>();
            for (var demand : plan.getDemands())
                for (var other : demand.legs()) if (other.driver() == leg.driver()) day.add(other);
            var visit = new Route(leg.driver(), List.copyOf(day)).visit(leg);
            var told = candidate.shipments().get(n);
            assertThat(told.pickUpAt()).isEqualTo(visit.loadedFrom());
            assertThat(told.wave()).isEqualTo(visit.wave());
            assertThat(told.deliverAt()).isEqualTo(Route.promise(leg.driver().rates(), visit.done()));
        }
    }
}
