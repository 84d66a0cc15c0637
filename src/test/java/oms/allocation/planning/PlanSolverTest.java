package oms.allocation.planning;

import static oms.allocation.planning.City.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import oms.allocation.planning.Explanation.Level;
import oms.geo.GeoPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanSolverTest {
    private static final PlanSolver SOLVER = new PlanSolver(Duration.ofSeconds(5), 500);

    @ParameterizedTest
    @ValueSource(strings = {"2026-05-06T17:10:00Z", "2026-05-06T17:15:00Z", "2026-05-06T17:20:00Z"})
    void the_example_order_goes_with_D1_from_New_York_at_14_00_for_15_30(String now) {
        var d1 = driver("D1", 3, 10);
        var d2 = driver("D2", 8, 10);
        var sourcing = new Sourcing(List.of(NY), List.of(d1, d2), stock(100, 100), Instant.parse(now));
        var request = example();
        var demand = new Demand(request, sourcing.choices(request).options(), null, false);

        var plan = SOLVER.solve(new Plan(List.of(demand), stock(100, 100)));
        var candidates = Explanation.of(plan, plan.demand("ord_1"));

        var chosen = candidates.getFirst();
        assertThat(chosen.chosen()).isTrue();
        assertThat(chosen.key()).isEqualTo("WH-NY:D1");
        assertThat(chosen.shipments().getFirst().pickUpAt()).isEqualTo("2026-05-06T18:00:00Z");
        assertThat(chosen.shipments().getFirst().deliverAt()).isEqualTo("2026-05-06T19:30:00Z");
        assertThat(candidates.get(1).refusals()).containsExactly("D2: load 8 + 5 = 13 > max 10");
    }

    @Test
    void an_empty_vehicle_gets_the_same_promise() {
        var candidates = solved(example(), List.of(NY), List.of(driver("D1", 0, 10)), stock(9, 9));
        assertThat(candidates.getFirst().shipments().getFirst().deliverAt()).isEqualTo("2026-05-06T19:30:00Z");
    }

    @Test
    void a_far_warehouse_with_cheap_goods_wins_only_when_it_saves_more_than_the_way_costs() {
        var drivers = List.of(driver("D1", 0, 10));
        var near = List.of(new StockLevel("WH-NY", "PHONE-X", 5, 3000), new StockLevel("WH-NJ", "PHONE-X", 5, 2900));
        var far = List.of(new StockLevel("WH-NY", "PHONE-X", 5, 9000), new StockLevel("WH-NJ", "PHONE-X", 5, 2900));
        var request = request("ord_1", line("PHONE-X", 2, 1));
        assertThat(solved(request, List.of(NY, NJ), drivers, near).getFirst().key())
                .isEqualTo("WH-NY:D1");
        assertThat(solved(request, List.of(NY, NJ), drivers, far).getFirst().key())
                .isEqualTo("WH-NJ:D1");
    }

    @Test
    void an_order_that_no_warehouse_has_whole_is_split() {
        var stock = List.of(new StockLevel("WH-NY", "WATER-5L", 9, 250), new StockLevel("WH-NJ", "PHONE-X", 9, 2900));
        var best = solved(example(), List.of(NY, NJ), List.of(driver("D1", 0, 10), driver("D2", 0, 10)), stock)
                .getFirst();
        assertThat(best.possible()).isTrue();
        assertThat(best.shipments())
                .extracting(Explanation.Shipment::warehouse)
                .containsExactlyInAnyOrder("WH-NY", "WH-NJ");
    }

    @Test
    void an_order_too_big_for_one_vehicle_goes_with_two() {
        var big = request("ord_1", line("WATER-5L", 6, 2));
        var best = solved(big, List.of(NY), List.of(driver("D1", 0, 10), driver("D2", 0, 10)), stock(9, 9))
                .getFirst();
        assertThat(best.shipments()).extracting(Explanation.Shipment::units).containsExactlyInAnyOrder(10, 2);
    }

    @Test
    void nothing_is_planned_when_nothing_fits() {
        var request = example();
        var sourcing = new Sourcing(List.of(NY), List.of(driver("D2", 8, 10)), stock(9, 9), NOW);
        var demand = new Demand(request, sourcing.choices(request).options(), null, false);
        assertThat(SOLVER.solve(new Plan(List.of(demand), stock(9, 9)))
                        .demand("ord_1")
                        .getOption())
                .isNull();
    }

    @Test
    void the_terms_of_every_candidate_sum_to_what_it_does_to_the_score() {
        for (var seed = 0; seed < 20; seed++) {
            var plan = SOLVER.solve(crowd(new Random(seed), 6));
            var demand = plan.getDemands().get(seed % 6);
            var candidates = Explanation.of(plan, demand);
            assertThat(candidates).isNotEmpty();
            for (var candidate : candidates) {
                demand.setOption(null);
                var without = SOLVER.score(plan);
                demand.setOption(demand.getOptions().stream()
                        .filter(option -> same(option, candidate))
                        .findFirst()
                        .orElseThrow());
                var with = SOLVER.score(plan);
                assertThat(without.hardScore() - with.hardScore()).isEqualTo(candidate.total(Level.HARD));
                assertThat(without.mediumScore() + Costs.UNASSIGNED - with.mediumScore())
                        .isEqualTo(candidate.total(Level.MEDIUM));
                assertThat(without.softScore() - with.softScore()).isEqualTo(candidate.total(Level.MONEY));
                assertThat(candidate.possible()).isEqualTo(candidate.total(Level.HARD) == 0);
            }
        }
    }

    @Test
    void a_crowd_of_orders_never_takes_more_than_there_is() {
        for (var seed = 0; seed < 5; seed++) {
            var plan = SOLVER.solve(crowd(new Random(seed), 30));
            assertThat(Objects.requireNonNull(plan.getScore()).hardScore()).isZero();
        }
    }

    @Test
    void searching_on_never_makes_a_plan_worse() {
        var first = SOLVER.solve(crowd(new Random(7), 12));
        var before = SOLVER.score(first);
        var after = Objects.requireNonNull(SOLVER.solve(first).getScore());
        assertThat(after).isGreaterThanOrEqualTo(before);
    }

    @Test
    void the_best_candidate_of_a_lone_order_is_the_one_chosen() {
        for (var seed = 0; seed < 20; seed++) {
            var plan = SOLVER.solve(crowd(new Random(seed), 1));
            assertThat(Explanation.of(plan, plan.getDemands().getFirst())
                            .getFirst()
                            .chosen())
                    .isTrue();
        }
    }

    private static boolean same(Option option, Explanation.Candidate candidate) {
        return option.key().equals(candidate.key())
                && option.legs().stream()
                        .map(leg -> leg.picks().stream()
                                .map(pick -> new Explanation.Item(pick.sku(), pick.quantity()))
                                .toList())
                        .toList()
                        .equals(candidate.shipments().stream()
                                .map(Explanation.Shipment::items)
                                .toList());
    }

    private static List<Explanation.Candidate> solved(
            Request request, List<Warehouse> warehouses, List<Driver> drivers, List<StockLevel> stock) {
        var demand = new Demand(
                request,
                new Sourcing(warehouses, drivers, stock, NOW).choices(request).options(),
                null,
                false);
        var plan = SOLVER.solve(new Plan(List.of(demand), stock));
        return Explanation.of(plan, plan.demand(request.id()));
    }

    /** Orders all over the city, with little stock and few drivers. */
    private static Plan crowd(Random random, int orders) {
        var drivers = new ArrayList<Driver>();
        for (var d = 0; d < 6; d++)
            drivers.add(driver(
                    "D" + d,
                    random.nextInt(6),
                    12,
                    random.nextInt(4),
                    d % 2 == 0 ? Set.of("FROZEN") : Set.of(),
                    TONIGHT.minus(Duration.ofHours(random.nextInt(5)))));
        var stock = stock(5 + random.nextInt(20), 3 + random.nextInt(9));
        var sourcing = new Sourcing(List.of(NY, NJ), drivers, stock, NOW);
        var demands = new ArrayList<Demand>();
        for (var n = 0; n < orders; n++) {
            var door = new GeoPoint(40.65 + random.nextDouble() * 0.15, -74.1 + random.nextDouble() * 0.2);
            var lines = List.of(
                    new Request.Line("WATER-5L", 1 + random.nextInt(2), 2, null),
                    new Request.Line("PHONE-X", 1, 1, random.nextInt(4) == 0 ? "FROZEN" : null));
            var deadline = WAVE.plus(Duration.ofMinutes(30 + random.nextInt(400)));
            var promised = random.nextBoolean() ? WAVE.plus(Duration.ofMinutes(45)) : null;
            var request = new Request(
                    "ord_" + n,
                    door,
                    lines,
                    null,
                    null,
                    deadline,
                    random.nextInt(9000),
                    promised,
                    random.nextBoolean() ? "WH-NY:D1" : null);
            demands.add(new Demand(request, sourcing.choices(request).options(), null, false));
        }
        return new Plan(demands, stock);
    }
}
