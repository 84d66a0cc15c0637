package oms.fulfillment.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import oms.fulfillment.pickpath.Floor;
import oms.fulfillment.pickpath.PickPath;
import oms.fulfillment.pickpath.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchesTest {
    private static final Floor FLOOR = Floor.even(10, 4, List.of(0L, 15L, 30L), 2);

    @Test
    void neighbours_are_picked_together() {
        var orders = List.of(new Stop(0, 5), new Stop(9, 5), new Stop(0, 6), new Stop(9, 6));
        var plan = plan(open(orders.size()), new Crew(2, 1), orders);
        assertThat(plan.batches()).containsExactlyInAnyOrder(List.of(0, 2), List.of(1, 3));
        assertThat(plan.isBest()).isTrue();
    }

    @Test
    void no_trolley_is_overfilled_and_every_order_is_picked_once() {
        for (int seed = 0; seed < 12; seed++) {
            var random = new Random(seed);
            var orders = stops(random, 5 + 3 * seed);
            var demands = orders.stream()
                    .map(_ -> new Demand(1 + random.nextInt(4), Demand.ANY_TIME))
                    .toList();
            var plan = plan(demands, new Crew(6, 2), orders);
            assertThat(plan.batches().stream().flatMap(List::stream))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, orders.size()).boxed().toList());
            assertThat(plan.batches())
                    .allMatch(b ->
                            b.stream().mapToInt(o -> demands.get(o).totes()).sum() <= 6);
            assertThat(plan.effort())
                    .isEqualTo(plan.batches().stream()
                            .mapToLong(b ->
                                    walk(orders, b.stream().mapToInt(o -> o).toArray()))
                            .sum());
            assertThat(plan(demands, new Crew(6, 2), orders))
                    .as("the same again")
                    .isEqualTo(plan);
        }
    }

    @Test
    void the_search_finds_what_is_proven_for_few_orders() {
        for (int seed = 0; seed < 8; seed++) {
            var orders = stops(new Random(seed), 9);
            var exact = plan(open(9), new Crew(3, 1), orders);
            var late = Collections.nCopies(9, new Demand(1, 1_000_000));
            assertThat(exact.isBest()).isTrue();
            assertThat(plan(late, new Crew(3, 1), orders).effort())
                    .as("deadlines that bind nobody")
                    .isEqualTo(exact.effort());
        }
    }

    @Test
    void what_is_due_first_is_walked_first_though_it_costs_steps() {
        var orders = List.of(new Stop(0, 28), new Stop(9, 28), new Stop(0, 29), new Stop(9, 29));
        var due = walk(orders, 0, 1);
        var demands = List.of(new Demand(1, due), new Demand(1, due), whenever(), whenever());
        var plan = plan(demands, new Crew(2, 1), orders);
        assertThat(plan.late()).isZero();
        assertThat(plan.batches().getFirst()).containsExactly(0, 1);
        assertThat(plan(demands, new Crew(2, 2), orders).late()).isZero();
    }

    @Test
    void an_order_too_large_for_a_trolley_is_refused() {
        assertThatThrownBy(() -> plan(List.of(new Demand(7, 1)), new Crew(6, 1), List.of(new Stop(0, 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_published_file_is_read_with_its_depot_apart_from_the_aisles(@TempDir Path folder) throws IOException {
        var file = folder.resolve("instances_d1_ord2_X.txt");
        Files.writeString(file, """
                //NbLocations
                7
                //K: NbBoxesTrolley
                2
                //Idx Location Volume
                1 1 1
                2 2 1
                //Idx M NbProdInOrder ProdIdx1 Qty1 ProdIdx2 Qty2 ...
                1 1 1 1 2
                2 1 1 2 1
                //DepartingDepot
                0
                //Start End Distance
                0 3 2.5
                0 5 5.59
                3 1 4
                1 3 4
                1 4 6
                4 1 6
                3 5 5
                5 3 5
                4 6 5
                6 4 5
                5 2 7
                2 5 7
                2 6 3
                6 2 3
                //Vertices coordinates LocationName
                3 0 0 "intersection aisle 0 bloc 0 rank 0"
                4 0 0 "intersection aisle 0 bloc 1 rank 1"
                5 0 0 "intersection aisle 1 bloc 0 rank 0"
                6 0 0 "intersection aisle 1 bloc 1 rank 1"
                """);
        Files.writeString(folder.resolve("best.csv"), "1,2,2,33.09,optimal,proven optimum\n");
        var instance = Published.read(file);
        var plan = Batches.plan(instance.demands(), instance.crew(), instance::effort, () -> true);
        assertThat(plan.effort()).as("once round by both ways to the depot").isEqualTo(3309);
        var out = new java.io.ByteArrayOutputStream();
        assertThat(new BatchingBench().run(List.of(folder.toString()), new java.io.PrintStream(out)))
                .isZero();
        assertThat(out.toString()).contains("batching: 1/1 proven optima reached");
    }

    private static Demand whenever() {
        return new Demand(1, Demand.ANY_TIME);
    }

    private static List<Demand> open(int orders) {
        return Collections.nCopies(orders, new Demand(1, Demand.ANY_TIME));
    }

    private static Plan plan(List<Demand> demands, Crew crew, List<Stop> orders) {
        return Batches.plan(demands, crew, batch -> walk(orders, batch.stream().toArray()), times(300));
    }

    private static BooleanSupplier times(int times) {
        var count = new int[] {0};
        return () -> count[0]++ >= times;
    }

    private static long walk(List<Stop> orders, int... which) {
        return PickPath.length(FLOOR, IntStream.of(which).mapToObj(orders::get).toList());
    }

    private static List<Stop> stops(Random random, int n) {
        return IntStream.range(0, n)
                .mapToObj(_ -> new Stop(random.nextInt(10), random.nextInt(31)))
                .toList();
    }
}
