package oms.allocation.planning;

import static oms.allocation.planning.City.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A day planned again: what was planned stays, what is delivered is gone, and nobody gives what he has not. */
class ReplayTest {
    private static final PlanSolver SOLVER = new PlanSolver(Duration.ofMillis(100), 30, 1);

    private static Replay.Person person(String code, int max) {
        return new Replay.Person(code, 0, max, NOW, TONIGHT, WH_NY, Set.of());
    }

    private static Replay.Town town(Rates rates, List<StockLevel> stock, Replay.Person... people) {
        return new Replay.Town(List.of(NY, NJ), List.of(people), stock, rates, TRAVEL);
    }

    private static Replay.Arrival arrival(int number, Instant at, int water, String... first) {
        var request = request("ord_" + number, line("WATER-5L", water, 2));
        return new Replay.Arrival(at, request, 1000, List.of(first));
    }

    private static Replayed run(Replay.Town town, List<Replay.Arrival> arrivals) {
        return Replay.run(SOLVER, town, arrivals, () -> false);
    }

    @Test
    void orders_take_from_the_shelves_and_the_vehicles_what_those_before_them_left() {
        var arrivals = new ArrayList<Replay.Arrival>();
        for (int n = 0; n < 6; n++) arrivals.add(arrival(n, NOW.plus(Duration.ofMinutes(20L * n)), 2));
        var day = run(town(Rates.USUAL, stock(4, 0), person("D1", 40)), arrivals);
        assertThat(day.filled()).as("four pieces in each of two warehouses").isEqualTo(4);
        assertThat(day.onTime()).isEqualTo(4);
        assertThat(day.earned()).isEqualTo(4000);
        assertThat(day.orders())
                .extracting(Replayed.Order::key)
                .filteredOn(key -> key == null)
                .hasSize(2);
        assertThat(day.metres()).isPositive();
        assertThat(day.cost(Rates.USUAL)).isGreaterThan(day.goods() + day.handling());
    }

    @Test
    void a_vehicle_that_has_delivered_has_room_again_and_who_waited_is_served() {
        var arrivals = List.of(
                arrival(0, NOW, 5), arrival(1, NOW.plusSeconds(60), 5), arrival(2, NOW.plus(Duration.ofHours(3)), 1));
        var day = run(town(Rates.USUAL, stock(50, 0), person("D1", 12)), arrivals);
        assertThat(day.filled()).isEqualTo(3);
        assertThat(day.shipments()).isEqualTo(3);
    }

    @Test
    void the_first_warehouse_that_has_it_all_binds_the_order() {
        var near = run(town(Rates.USUAL, stock(9, 0), person("D1", 40)), List.of(arrival(0, NOW, 2)));
        assertThat(near.orders().getFirst().key()).isEqualTo("WH-NY:D1");
        var bound =
                run(town(Rates.USUAL, stock(9, 0), person("D1", 40)), List.of(arrival(0, NOW, 2, "WH-NJ", "WH-NY")));
        assertThat(bound.orders().getFirst().key()).isEqualTo("WH-NJ:D1");
        var other = run(
                town(
                        Rates.USUAL,
                        List.of(new StockLevel("WH-NJ", "WATER-5L", 1, 1), new StockLevel("WH-NY", "WATER-5L", 9, 1)),
                        person("D1", 40)),
                List.of(arrival(0, NOW, 2, "WH-NJ", "WH-NY")));
        assertThat(other.orders().getFirst().key()).isEqualTo("WH-NY:D1");
    }

    @Test
    void the_same_question_has_the_same_answer_and_a_late_one_is_broken_off() {
        var arrivals = new ArrayList<Replay.Arrival>();
        for (int n = 0; n < 12; n++) arrivals.add(arrival(n, NOW.plus(Duration.ofMinutes(9L * n)), 1 + n % 3));
        var town = town(Rates.USUAL, stock(30, 0), person("D1", 20), person("D2", 20));
        assertThat(run(town, arrivals).filled()).isEqualTo(12);
        assertThatThrownBy(() -> Replay.run(SOLVER, town, arrivals, () -> true)).isInstanceOf(Replay.TooSlow.class);
        assertThat(run(town, List.of()).orders()).isEmpty();
    }
}
