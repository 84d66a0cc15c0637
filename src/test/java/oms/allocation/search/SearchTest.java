package oms.allocation.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import oms.allocation.search.Problem.Stop;
import oms.allocation.search.Problem.Travel;
import oms.allocation.search.Problem.Vehicle;
import oms.allocation.search.Schedule.Drive;
import oms.allocation.search.Schedule.Trip;
import org.junit.jupiter.api.Test;

/** The search keeps every rule and counts as the checker counts, whatever the problem has in it. */
class SearchTest {
    private static final Limit SHORT = Limit.steps(1_500);

    @Test
    void what_the_search_counts_is_what_the_checker_counts() {
        for (int seed = 0; seed < 40; seed++) {
            for (var problem : List.of(RandomProblems.rich(seed, 30, 6), RandomProblems.pairs(seed, 12, 4))) {
                var island = new Island(problem, seed, Ruin.neighbours(problem));
                for (int leg = 1; leg <= 5; leg++) {
                    island.cheapen(new Pace(Limit.steps(100), 0), 1, 20);
                    assertSame(problem, island.tours, seed);
                }
            }
        }
    }

    private static void assertSame(Problem problem, Tours tours, int seed) {
        var account = Checker.check(problem, Schedule.of(problem, tours.places()));
        assertThat(account.faults()).as("seed %d", seed).isEmpty();
        assertThat(account.cost()).as("seed %d", seed).isCloseTo(tours.cost(), within(1e-6));
        assertThat(account.leftOut()).isEqualTo(tours.absentCount);
    }

    @Test
    void the_price_of_a_room_is_what_the_plan_costs_more_when_it_is_taken() {
        for (int seed = 0; seed < 60; seed++) {
            for (var problem : List.of(RandomProblems.rich(seed, 25, 5), RandomProblems.pairs(seed, 10, 4))) {
                var tours = new Tours(problem);
                var seek = new Seek(tours, new Dice(seed));
                for (int stop = 0; stop < problem.stops; stop++) {
                    if (!problem.leads[stop] || !seek.anywhere(stop)) continue;
                    double expected = tours.cost() + seek.room.price - seek.worth(stop);
                    tours.insert(stop, seek.room);
                    assertThat(tours.cost()).as("seed %d stop %d", seed, stop).isCloseTo(expected, within(1e-6));
                }
            }
        }
    }

    @Test
    void what_is_taken_back_is_as_it_was() {
        var problem = RandomProblems.rich(3, 40, 6);
        var island = new Island(problem, 3, Ruin.neighbours(problem));
        island.cheapen(new Pace(Limit.steps(50), 0), 1, 20);
        var places = island.tours.places();
        double cost = island.tours.cost();
        var ruin = new Ruin(island.tours, new Dice(5), Ruin.neighbours(problem));
        for (int i = 0; i < 100; i++) {
            island.tours.mark();
            ruin.run();
            island.tours.takeBack();
        }
        assertThat(island.tours.places()).isDeepEqualTo(places);
        assertThat(island.tours.cost()).isEqualTo(cost);
    }

    @Test
    void the_same_seed_and_steps_give_the_same_schedule() {
        var problem = RandomProblems.rich(7, 40, 8);
        var once = new Search(problem, SHORT, 1, 2, false).run(null);
        assertThat(new Search(problem, SHORT, 1, 2, false).run(null)).isEqualTo(once);
    }

    @Test
    void nothing_comes_out_worse_than_it_went_in() {
        var problem = RandomProblems.rich(11, 40, 8);
        var start = new Search(problem, Limit.steps(4_000), 1, 2, false).run(null);
        var before = Checker.check(problem, start).cost();
        for (int seed = 2; seed < 6; seed++) {
            var after = new Search(problem, Limit.steps(20), seed, 2, false).run(start);
            assertThat(Checker.check(problem, after).cost()).isLessThanOrEqualTo(before);
        }
    }

    @Test
    void fewest_vehicles_come_first_where_that_is_asked() {
        // two deliveries lie on opposite sides, and each would be cheaper with a vehicle of its own from there
        var square = square(new double[][] {{10, 0}, {-10, 0}, {0, 0}, {9, 0}, {-9, 0}});
        var stops = List.of(stop(1, 0), stop(1, 1));
        var right = vehicle(5, 3);
        var left = vehicle(5, 4);
        var problem = new Problem(
                stops, List.of(0.0), List.of(right, left), List.of(square), Problem.EVERYWHERE, (v, s) -> false);
        assertThat(new Search(problem, SHORT, 1, 1, true).run(null).days()).hasSize(1);
    }

    @Test
    void a_trip_waits_for_its_goods_and_the_vehicle_comes_back_for_more() {
        var table = square(new double[][] {{10, 0}, {12, 0}, {0, 0}});
        var late = new Problem.Supply() {
            @Override
            public double price(int stop, int depot) {
                return 0;
            }

            @Override
            public double release(int stop, int depot) {
                return stop == 1 ? 30 : 0;
            }
        };
        var stops = List.of(new Stop(1, 0, 15, 0, 1e6, Problem.NEVER, 0, 0), stop(1, 1));
        var van = new Vehicle(5, 0, 100, Problem.NEVER, 2, 2, 2, List.of(0), 0, 0, 0);
        var problem = new Problem(stops, List.of(0.0), List.of(van), List.of(table), late, (v, s) -> false);
        var found = new Search(problem, SHORT, 1, 1, false).run(null);
        assertThat(found.days().getFirst().trips()).containsExactly(new Trip(0, List.of(0)), new Trip(0, List.of(1)));
    }

    @Test
    void a_stop_that_costs_more_than_it_is_worth_is_left_out() {
        var table = square(new double[][] {{10, 0}, {500, 0}, {0, 0}});
        var stops = List.of(stop(1, 0), new Stop(1, 0, Problem.NEVER, 0, 99, Problem.NEVER, 0, 1));
        var problem = new Problem(
                stops, List.of(0.0), List.of(vehicle(5, 2)), List.of(table), Problem.EVERYWHERE, (v, s) -> false);
        var found = new Search(problem, SHORT, 1, 1, false).run(null);
        assertThat(found.leftOut(2)).containsExactly(1);
    }

    @Test
    void the_checker_finds_each_broken_rule() {
        var table = square(new double[][] {{10, 0}, {20, 0}, {0, 0}});
        var stops = List.of(new Stop(3, 0, 15, 1, 9, Problem.NEVER, 0, 0), new Stop(3, 30, 40, 1, 9, 30, 2, 1));
        var van = new Vehicle(5, 0, 60, 50, 1, 2, 2, List.of(0), 7, 0, 0);
        var problem = new Problem(
                stops, List.of(0.0), List.of(van, van), List.of(table), Problem.EVERYWHERE, (v, s) -> v == 1 && s == 0);

        assertThat(faults(problem, day(0, 0)).holds()).isTrue();
        assertThat(faults(problem, day(0, 0)).cost()).isEqualTo(7 + 20 + 9);
        assertThat(faults(problem, day(0, 0, 1)).faults()).containsExactly("vehicle 0 carries 6");
        assertThat(faults(problem, day(0, 1, 0)).faults()).anyMatch(f -> f.startsWith("stop 0 begins at 41"));
        assertThat(faults(problem, day(1, 0)).faults()).containsExactly("stop 0 is barred to 1");
        assertThat(faults(problem, day(0, 0), day(0, 1)).faults()).contains("vehicle 0 has two days");
        var twice = new Drive(0, List.of(new Trip(0, List.of(0)), new Trip(0, List.of(1))));
        assertThat(faults(problem, twice).faults())
                .contains("vehicle 0 makes 2 trips", "vehicle 0 ends at 62.000", "vehicle 0 works 62.000");
        assertThat(faults(problem, day(0, 0), day(1, 0)).faults()).contains("stop 0 is served twice");
    }

    @Test
    void the_checker_wants_a_pair_whole_and_in_its_order() {
        var problem = RandomProblems.pairs(1, 2, 2);
        assertThat(faults(problem, day(1, 1, 0)).faults()).contains("stop 1 goes before 0");
        assertThat(faults(problem, day(1, 2)).faults()).contains("stop 2 goes without 3");
    }

    private static Checker.Account faults(Problem problem, Drive... days) {
        return Checker.check(problem, new Schedule(List.of(days)));
    }

    private static Drive day(int vehicle, Integer... stops) {
        return new Drive(vehicle, List.of(new Trip(0, List.of(stops))));
    }

    private static Stop stop(int demand, int number) {
        return new Stop(demand, 0, Problem.NEVER, 0, 1e6, Problem.NEVER, 0, number);
    }

    private static Vehicle vehicle(int capacity, int start) {
        return new Vehicle(capacity, 0, Problem.NEVER, Problem.NEVER, 1, start, start, List.of(0), 0, 0, 0);
    }

    private static Travel square(double[][] points) {
        var table = new ArrayList<double[]>();
        for (var a : points) {
            var row = new double[points.length];
            for (int j = 0; j < row.length; j++) row[j] = Math.hypot(a[0] - points[j][0], a[1] - points[j][1]);
            table.add(Objects.requireNonNull(row));
        }
        return new Travel(table, table);
    }
}
