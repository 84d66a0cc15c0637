package oms.allocation.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import oms.Bench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each bench reads its format and finds the optimum of an instance small enough to be solved by hand. */
class BenchesTest {
    @TempDir
    Path folder;

    @Test
    void two_depots_serve_the_doors_on_their_side() throws Exception {
        file("BKS.json", """
            {"t1": {"best_known_cost": 45.0}}""");
        file("t1.txt", """
            2 1 4 2
            0 10
            60 10
            1 10 0 0 5 1 2 1 2
            2 12 0 0 5 1 2 1 2
            3 90 0 1 5 1 2 1 2
            4 90 1 1 5 1 2 1 2
            5 0 0 0 0 0 0
            6 100 0 0 0 0 0
            """);
        var said = run(new Mdvrp());
        assertThat(said).contains("t1 ").endsWith("mdvrp: mean 0.11 %, worst 0.1 %, 1/1 feasible\n");
    }

    @Test
    void windows_say_who_comes_first() throws Exception {
        file("distance_reference.csv", """
            instance,listed,other,vehicles,gap,reference_to_use,note
            W1,1,1,1,0,60.0,
            """);
        file("W1.txt", """
            W1

            VEHICLE
            NUMBER     CAPACITY
              2         10

            CUSTOMER
            CUST NO.   XCOORD.   YCOORD.    DEMAND   READY TIME   DUE DATE   SERVICE TIME

                0       0   0   0   0  100   0
                1      10   0   4  40   50   1
                2      20   0   4   0   20   1
                3       0  10   4   0  100   1
            """);
        assertThat(run(new Vrptw())).endsWith("vrptw: mean 0.00 %, worst 0.0 %, 1/1 feasible\n");
    }

    @Test
    void pairs_go_together_and_fewer_vehicles_come_first() throws Exception {
        file("BKS.json", """
            {"l1": {"best_known_cost": 40.0, "solved_with_vehicles": 1}}""");
        file("l1.txt", """
            3 10 1
            0 0 0 0 0 200 0 0 0
            1 10 0 6 0 200 1 0 3
            2 20 0 -6 0 200 1 4 0
            3 20 0 -6 0 200 1 1 0
            4 10 0 6 0 200 1 0 2
            """);
        assertThat(run(new Pdptw()))
                .contains("60.00")
                .endsWith("pdptw: best known vehicles 1/1, mean 50.00 %, worst 50.0 %, 1/1 feasible\n");
    }

    @Test
    void what_is_released_late_goes_with_a_second_trip() throws Exception {
        file("m1.sol", "Route #1: 1 0 2\nCost: 400\nOptimal: True\n");
        file("m1.vrp", """
            NAME: m1
            DIMENSION: 3
            VEHICLES: 1
            CAPACITY: 10
            SERVICE_TIME: 1
            NODE_COORD_SECTION
            1 0 0
            2 10 0
            3 0 10
            DEMAND_SECTION
            1 0
            2 2
            3 2
            TIME_WINDOW_SECTION
            1 0 100
            2 0 15
            3 0 100
            RELEASE_TIME_SECTION
            1 0
            2 0
            3 30
            EOF
            """);
        assertThat(run(new Mtvrptwr())).endsWith("mtvrptwr: mean 0.00 %, worst 0.0 %, 1/1 feasible\n");
    }

    @Test
    void jobs_go_to_the_agents_that_have_room_for_them() throws Exception {
        file("bounds.txt", """
            a1_Max 9 9
            a1_Min 6 6""");
        file("a1", """
            2 3
            1 2 4
            2 3 3
            2 2 2
            2 2 2
            4 4
            """);
        assertThat(run(new Gap())).endsWith("gap: a-c optimal 2/2, d-e mean 0.00 %, 2/2 feasible\n");
    }

    @Test
    void the_products_plans_come_near_proven_optima_and_break_no_rule() throws Exception {
        var said = new ByteArrayOutputStream();
        int status = new AllocationBench()
                .run(List.of("--only", "6,10", "--seconds", "3", "--cores", "1"), new PrintStream(said));
        assertThat(status).isZero();
        assertThat(said.toString()).contains("allocation: 2 snapshots, mean 0.").contains("0 hard violations");
    }

    @Test
    void a_days_profit_is_told_beside_what_one_earns_without_a_search() throws Exception {
        var sites = new StringBuilder();
        for (int w = 1; w <= 8; w++) sites.append("{\"warehouse_id\":%d}\n".formatted(w));
        file("warehouse.json", sites.toString());
        var sales = new StringBuilder();
        for (int n = 0; n < 40; n++)
            sales.append(
                    "{\"product_id\":%d,\"time_id\":1081,\"customer_id\":%d,\"store_sales\":90.5,\"store_cost\":30.2,\"unit_sales\":3.0}\n"
                            .formatted(n % 7, n / 2));
        file("sales_fact_dec_1998.json", sales.toString());
        var said = new ByteArrayOutputStream();
        int status = new AllocationBench()
                .run(
                        List.of(folder.toString(), "--only", "day", "--seconds", "0.5", "--cores", "1"),
                        new PrintStream(said));
        assertThat(status).isZero();
        assertThat(said.toString())
                .contains("ours                     20 orders, 0 left out")
                .contains("; day: profit ");
    }

    @Test
    void a_quote_has_its_time_told() {
        var said = new ByteArrayOutputStream();
        assertThat(new QuoteBench().run(List.of("--quotes", "2"), new PrintStream(said)))
                .isZero();
        assertThat(said.toString())
                .contains("quote: p50 ")
                .contains("first plan of 25 orders", "first plan of 3 orders");
        assertThatThrownBy(() -> new QuoteBench().run(List.of("--quotes", "none"), System.out))
                .hasMessageContaining("numbers from 1");
    }

    @Test
    void what_growth_costs_is_told_as_a_ratio() {
        var said = new ByteArrayOutputStream();
        assertThat(new GrowthBench().run(List.of("--towns", "2"), new PrintStream(said)))
                .isZero();
        assertThat(said.toString())
                .contains("2 towns as one", "a region of its own")
                .containsPattern("growth: 2 towns as one: a quote takes \\d+\\.\\d times");
        assertThatThrownBy(() -> new GrowthBench().run(List.of("--towns", "0"), System.out))
                .hasMessageContaining("from 1 to 99");
    }

    @Test
    void wrong_options_are_refused_in_words() {
        assertThatThrownBy(() -> new Mdvrp().run(List.of(), System.out))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("folder");
        assertThatThrownBy(() -> new Gap().run(List.of(folder.toString(), "--seconds", "soon"), System.out))
                .hasMessageContaining("--seconds takes a number");
        assertThatThrownBy(() -> new Vrptw().run(List.of(folder.resolve("none").toString()), System.out))
                .hasMessageContaining("is no folder");
        assertThatThrownBy(
                        () -> new Vrptw().run(List.of(folder.toString()), new PrintStream(new ByteArrayOutputStream())))
                .hasMessageContaining("no such instance");
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private String run(Bench bench) throws Exception {
        var said = new ByteArrayOutputStream();
        int status = bench.run(List.of(folder.toString(), "--steps", "2000"), new PrintStream(said));
        assertThat(status).isZero();
        return said.toString();
    }
}
