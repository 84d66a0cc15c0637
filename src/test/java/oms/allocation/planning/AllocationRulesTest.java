package oms.allocation.planning;

import static oms.allocation.planning.City.*;

import ai.timefold.solver.core.api.score.stream.test.ConstraintVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import oms.geo.GeoPoint;
import org.junit.jupiter.api.Test;

/** Every rule of the plan once broken and once kept. */
class AllocationRulesTest {
    private final ConstraintVerifier<AllocationRules, Plan> rules =
            ConstraintVerifier.build(new AllocationRules(), Plan.class, Demand.class);

    @Test
    void stock_counts_over_all_orders_at_once() {
        var one = planned(request("ord_1", line("PHONE-X", 1, 1)), NY, driver("D1", 0, 10));
        var two = planned(request("ord_2", line("PHONE-X", 2, 1)), NY, driver("D2", 0, 10));
        rules.verifyThat(AllocationRules::stock)
                .given(one, two, new StockLevel("WH-NY", "PHONE-X", 2, 300))
                .penalizesBy(1);
        rules.verifyThat(AllocationRules::stock)
                .given(one, two, new StockLevel("WH-NY", "PHONE-X", 3, 300))
                .hasNoImpact();
        rules.verifyThat(AllocationRules::stock)
                .given(one, two, new StockLevel("WH-NJ", "PHONE-X", 0, 300), new StockLevel("WH-NY", "PHONE-X", 9, 300))
                .hasNoImpact();
    }

    @Test
    void a_vehicle_takes_no_more_than_its_maximum() {
        rules.verifyThat(AllocationRules::maxCapacity)
                .given(planned(example(), NY, driver("D2", 8, 10)))
                .penalizesBy(3);
        rules.verifyThat(AllocationRules::maxCapacity)
                .given(planned(example(), NY, driver("D1", 3, 10)))
                .hasNoImpact();
    }

    @Test
    void two_orders_share_one_vehicle() {
        var driver = driver("D1", 3, 10);
        var two = planned(request("ord_2", line("WATER-5L", 2, 2)), NY, driver);
        rules.verifyThat(AllocationRules::maxCapacity)
                .given(planned(example(), NY, driver), two)
                .penalizesBy(2);
    }

    @Test
    void the_last_door_lies_within_the_shift() {
        var short_ = driver("D1", 0, 10, 2, Set.of(), WAVE.plus(Duration.ofMinutes(30)));
        rules.verifyThat(AllocationRules::shift)
                .given(planned(example(), NY, short_))
                .penalizesBy(13);
        rules.verifyThat(AllocationRules::shift)
                .given(planned(example(), NY, driver("D1", 0, 10)))
                .hasNoImpact();
    }

    @Test
    void a_bound_order_stays_with_its_warehouse() {
        var bound = with(example(), null, "WH-NY", 0, null, null);
        rules.verifyThat(AllocationRules::boundWarehouse)
                .given(planned(bound, NJ, driver("D1", 0, 10)))
                .penalizesBy(1);
        rules.verifyThat(AllocationRules::boundWarehouse)
                .given(planned(bound, NY, driver("D1", 0, 10)))
                .hasNoImpact();
        rules.verifyThat(AllocationRules::boundWarehouse)
                .given(planned(example(), NJ, driver("D1", 0, 10)))
                .hasNoImpact();
    }

    @Test
    void goods_that_need_a_skill_go_with_who_has_it() {
        var frozen = request("ord_1", new Request.Line("ICE", 1, 1, "FROZEN"));
        rules.verifyThat(AllocationRules::skills)
                .given(planned(frozen, NY, driver("D1", 0, 10)))
                .penalizesBy(1);
        var skilled = driver("D2", 0, 10, 2, Set.of("FROZEN"), TONIGHT);
        rules.verifyThat(AllocationRules::skills)
                .given(planned(frozen, NY, skilled))
                .hasNoImpact();
    }

    @Test
    void an_order_without_a_plan_is_the_worst_of_the_medium_points() {
        var none = new Demand(example(), List.of(), null, false);
        rules.verifyThat(AllocationRules::unassigned).given(none).penalizesBy(Costs.UNASSIGNED);
        rules.verifyThat(AllocationRules::unassigned)
                .given(planned(example(), NY, driver("D1", 0, 10)))
                .hasNoImpact();
    }

    @Test
    void a_delivery_after_its_deadline_costs_points_by_the_minute() {
        var soon = with(example(), WAVE.plus(Duration.ofMinutes(33)), null, 0, null, null);
        rules.verifyThat(AllocationRules::sla)
                .given(planned(soon, NY, driver("D1", 0, 10)))
                .penalizesBy(20);
        rules.verifyThat(AllocationRules::sla)
                .given(planned(example(), NY, driver("D1", 0, 10)))
                .hasNoImpact();
    }

    @Test
    void a_door_on_the_way_that_makes_what_is_planned_already_late_costs_points_too() {
        var due = bound(TONIGHT).baseline().end();
        rules.verifyThat(AllocationRules::sla)
                .given(planned(example(), NY, bound(due)))
                .penalizesBy(21);
        rules.verifyThat(AllocationRules::sla)
                .given(planned(example(), NY, bound(due.plus(Duration.ofMinutes(11)))))
                .hasNoImpact();
        rules.verifyThat(AllocationRules::sla)
                .given(planned(example(), NY, bound(due.minus(Duration.ofHours(1)))))
                .penalizesBy(11);
    }

    /** @return a driver who is to be at a door beyond the customer's by then */
    private static Driver bound(Instant deadline) {
        var door = new GeoPoint(40.7000, -74.0100);
        var commitment = new Commitment("shp_1", door, NY, WAVE, deadline, null);
        return new Driver("D1", 0, 20, 3, NOW, TONIGHT, WH_NY, Set.of(), List.of(commitment), Rates.USUAL, TRAVEL);
    }

    @Test
    void a_driver_leaves_only_with_the_minimum_on_board() {
        var one = request("ord_1", line("PHONE-X", 1, 1));
        rules.verifyThat(AllocationRules::minCapacity)
                .given(planned(one, NY, driver("D1", 0, 10)))
                .penalizesBy(1);
        rules.verifyThat(AllocationRules::minCapacity)
                .given(planned(example(), NY, driver("D1", 0, 10)))
                .hasNoImpact();
    }

    @Test
    void unless_the_sla_forces_the_trip() {
        var urgent =
                with(request("ord_1", line("PHONE-X", 1, 1)), WAVE.plus(Duration.ofMinutes(80)), null, 0, null, null);
        rules.verifyThat(AllocationRules::minCapacity)
                .given(planned(urgent, NY, driver("D1", 0, 10)))
                .hasNoImpact();
    }

    @Test
    void goods_cost_what_they_cost_at_that_warehouse() {
        rules.verifyThat(AllocationRules::goods)
                .given(planned(example(), NY, driver("D1", 0, 10)))
                .penalizesBy(900);
        rules.verifyThat(AllocationRules::goods)
                .given(new Demand(example(), List.of(), null, false))
                .hasNoImpact();
    }

    @Test
    void every_shipment_costs_its_handling() {
        rules.verifyThat(AllocationRules::handling)
                .given(planned(example(), NY, driver("D1", 0, 10)))
                .penalizesBy(150);
        rules.verifyThat(AllocationRules::handling)
                .given(new Demand(example(), List.of(), null, false))
                .hasNoImpact();
    }

    @Test
    void driving_costs_kilometres_and_hours_beyond_what_is_driven_anyway() {
        // 7.48 km × 45 + 17.96 min × 2400 / 60
        rules.verifyThat(AllocationRules::driving)
                .given(planned(example(), NY, driver("D1", 0, 10)))
                .penalizesBy(1055);
        rules.verifyThat(AllocationRules::driving)
                .given(planned(example(), NY, driver("D1", 3, 10)))
                .penalizesByLessThan(300);
        rules.verifyThat(AllocationRules::driving)
                .given(planned(at(WH_NY), NY, driver("D1", 0, 10)))
                .hasNoImpact();
    }

    @Test
    void every_further_shipment_of_an_order_costs_a_split() {
        var request = example();
        var legs = List.of(
                option(request, NY, driver("D1", 0, 10)).legs().getFirst(),
                option(request, NJ, driver("D2", 0, 10)).legs().getFirst());
        rules.verifyThat(AllocationRules::split)
                .given(new Demand(request, List.of(), new Option(legs), false))
                .penalizesBy(400);
        rules.verifyThat(AllocationRules::split)
                .given(planned(request, NY, driver("D1", 0, 10)))
                .hasNoImpact();
    }

    @Test
    void coming_near_a_deadline_has_a_price() {
        var tight = with(example(), WAVE.plus(Duration.ofMinutes(120)), null, 0, null, null);
        // done after 42.96 minutes, comfortable until 30
        rules.verifyThat(AllocationRules::latenessRisk)
                .given(planned(tight, NY, driver("D1", 0, 10)))
                .penalizesBy(130);
        rules.verifyThat(AllocationRules::latenessRisk)
                .given(planned(example(), NY, driver("D1", 0, 10)))
                .hasNoImpact();
    }

    @Test
    void a_vehicle_that_fills_up_costs_more_than_an_empty_one() {
        rules.verifyThat(AllocationRules::balance)
                .given(planned(example(), NY, driver("D1", 0, 10)))
                .penalizesBy(75);
        rules.verifyThat(AllocationRules::balance)
                .given(planned(example(), NY, driver("D1", 3, 10)))
                .penalizesBy(165);
        rules.verifyThat(AllocationRules::balance)
                .given(new Demand(example(), List.of(), null, false))
                .hasNoImpact();
    }

    @Test
    void another_plan_than_the_one_in_force_has_a_price() {
        var kept = with(example(), null, null, 0, null, "WH-NY:D1");
        rules.verifyThat(AllocationRules::change)
                .given(planned(kept, NY, driver("D2", 0, 10)))
                .penalizesBy(150);
        rules.verifyThat(AllocationRules::change)
                .given(planned(kept, NY, driver("D1", 0, 10)))
                .hasNoImpact();
    }

    @Test
    void a_promise_that_is_missed_has_a_price_by_the_minute() {
        var promised = with(example(), null, null, 0, WAVE.plus(Duration.ofMinutes(30)), null);
        rules.verifyThat(AllocationRules::brokenPromises)
                .given(planned(promised, NY, driver("D1", 0, 10)))
                .penalizesBy(65);
        var kept = with(example(), null, null, 0, WAVE.plus(Duration.ofMinutes(90)), null);
        rules.verifyThat(AllocationRules::brokenPromises)
                .given(planned(kept, NY, driver("D1", 0, 10)))
                .hasNoImpact();
    }

    @Test
    void serving_an_order_earns_its_revenue_where_margins_are_weighed() {
        rules.verifyThat(AllocationRules::revenue)
                .given(planned(with(example(), null, null, 5000, null, null), NY, driver("D1", 0, 10)))
                .rewardsWith(5000);
        rules.verifyThat(AllocationRules::revenue)
                .given(planned(example(), NY, driver("D1", 0, 10)))
                .hasNoImpact();
    }

    private static Request at(GeoPoint door) {
        return new Request("ord_1", door, example().lines(), null, null, TONIGHT, 0, null, null);
    }
}
