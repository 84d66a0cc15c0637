package oms.fulfillment.pickpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PickPathTest {
    private static final long FAR = 1_000_000;
    private static final Floor TWO_AISLES = Floor.even(2, 3, List.of(0L, 20L), 0);

    @Test
    void nothing_to_fetch_is_no_way() {
        var tour = PickPath.shortest(TWO_AISLES, List.of());
        assertThat(tour).isEqualTo(new Tour(List.of(), List.of(new Stop(0, 0)), 0, 0));
    }

    @Test
    void one_aisle_is_walked_in_and_out() {
        var tour = PickPath.shortest(TWO_AISLES, List.of(new Stop(0, 12), new Stop(0, 5)));
        assertThat(tour.length()).isEqualTo(24);
        assertThat(tour.stops()).containsExactlyInAnyOrder(new Stop(0, 5), new Stop(0, 12));
    }

    @Test
    void two_aisles_with_much_in_them_are_walked_round() {
        var stops = List.of(new Stop(0, 4), new Stop(0, 18), new Stop(1, 17), new Stop(1, 3));
        var tour = PickPath.shortest(TWO_AISLES, stops);
        assertThat(tour.length()).isEqualTo(46);
        assertThat(List.of(tour.stops(), tour.stops().reversed())).contains(stops);
    }

    @Test
    void what_lies_outside_is_refused() {
        assertThatThrownBy(() -> PickPath.shortest(TWO_AISLES, List.of(new Stop(0, 21))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PickPath.shortest(TWO_AISLES, List.of(new Stop(-1, 2))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PickPath.length(TWO_AISLES, List.of(new Stop(2, 2))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Floor(List.of(0L), List.of(0L, 9L), List.of(Floor.Way.UP), 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void no_order_of_the_stops_is_shorter_with_one_block_or_many() {
        for (int seed = 0; seed < 600; seed++) {
            var random = new Random(seed);
            var floor = floor(random, 2 + seed % 5, false);
            var stops = stops(random, floor, 1 + random.nextInt(6));
            var tour = PickPath.shortest(floor, stops);
            assertThat(tour.length()).as("seed " + seed).isEqualTo(brute(floor, stops));
            assertThat(PickPath.length(floor, stops)).as("seed " + seed).isEqualTo(tour.length());
            assertThat(Checker.faults(floor, stops, tour)).as("seed " + seed).isEmpty();
            assertThat(tour.isShortest()).isTrue();
        }
    }

    @Test
    void one_way_aisles_are_heeded_and_no_order_of_the_stops_is_shorter() {
        for (int seed = 0; seed < 150; seed++) {
            var random = new Random(seed);
            var floor = floor(random, 2 + seed % 3, true);
            var stops = stops(random, floor, 1 + random.nextInt(5));
            var tour = PickPath.shortest(floor, stops);
            assertThat(tour.length()).as("seed " + seed).isEqualTo(brute(floor, stops));
            assertThat(Checker.faults(floor, stops, tour)).as("seed " + seed).isEmpty();
        }
    }

    @Test
    void beyond_what_is_exact_a_bound_says_how_much_shorter_a_walk_could_be() {
        var random = new Random(5);
        var many = Floor.even(
                20, 3, LongStream.rangeClosed(0, 9).map(i -> i * 8).boxed().toList(), 3);
        var oneWay = floor(random, 3, true);
        for (var floor : List.of(many, oneWay)) {
            var stops = stops(random, floor, 30);
            var tour = PickPath.shortest(floor, stops);
            assertThat(Checker.faults(floor, stops, tour)).isEmpty();
            assertThat(tour.bound()).isBetween(tour.length() / 3, tour.length());
            assertThat(PickPath.shortest(floor, stops)).as("the same again").isEqualTo(tour);
        }
    }

    @Test
    void the_checker_sees_what_is_wrong() {
        var stop = new Stop(1, 5);
        var good = PickPath.shortest(TWO_AISLES, List.of(stop));
        assertThat(Checker.faults(TWO_AISLES, List.of(stop, new Stop(0, 3)), good))
                .anyMatch(f -> f.contains("does not pass"));
        assertThat(faults(stop, new Tour(good.stops(), good.path(), 12, 12))).anyMatch(f -> f.contains("and says 12"));
        var through = List.of(new Stop(0, 0), new Stop(0, 5), stop, new Stop(1, 0), new Stop(0, 0));
        assertThat(faults(stop, new Tour(List.of(stop), through, 16, 16))).anyMatch(f -> f.contains("shelves"));
        assertThat(faults(stop, new Tour(List.of(stop), List.of(stop), 0, 0))).anyMatch(f -> f.contains("depot"));
        var oneWay =
                new Floor(TWO_AISLES.aisles(), TWO_AISLES.crossAisles(), List.of(Floor.Way.BOTH, Floor.Way.DOWN), 0, 0);
        assertThat(Checker.faults(oneWay, List.of(stop), good)).anyMatch(f -> f.contains("wrong way"));
    }

    private static List<String> faults(Stop stop, Tour tour) {
        return Checker.faults(TWO_AISLES, List.of(stop), tour);
    }

    private static Floor floor(Random random, int crossAisles, boolean oneWay) {
        var aisles = (oneWay ? 2 : 1) + random.nextInt(6);
        var ways = IntStream.range(0, aisles)
                .mapToObj(i -> oneWay ? Floor.Way.values()[i < 2 ? i + 1 : random.nextInt(3)] : Floor.Way.BOTH)
                .toList();
        return new Floor(
                rising(random, aisles),
                rising(random, crossAisles),
                ways,
                random.nextInt(aisles),
                random.nextInt(crossAisles));
    }

    private static List<Long> rising(Random random, int size) {
        var values = new ArrayList<Long>(List.of((long) random.nextInt(5)));
        while (values.size() < size) values.add(values.getLast() + 1 + random.nextInt(9));
        return values;
    }

    private static List<Stop> stops(Random random, Floor floor, int most) {
        var front = floor.crossAisles().getFirst();
        var depth = (int) (floor.crossAisles().getLast() - front) + 1;
        return IntStream.range(0, most)
                .mapToObj(_ -> new Stop(random.nextInt(floor.aisles().size()), front + random.nextInt(depth)))
                .distinct()
                .toList();
    }

    /** One block of each of the 48 kinds of instances with their proven optima; where they come from stands beside them. */
    @Test
    void published_instances_are_solved_to_their_proven_optimum() throws IOException {
        var lines = new ArrayList<String>();
        try (var in = getClass().getResourceAsStream("/fulfillment/picker-routing.csv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(lines::add);
        }
        assertThat(lines).hasSize(48);
        for (var line : lines) {
            var fields = line.split(",");
            var floor = Floor.even(
                    Integer.parseInt(fields[0].replaceAll(".*_m(\\d+)_.*", "$1")),
                    3,
                    List.of(0L, Long.parseLong(fields[1]) + 1),
                    Integer.parseInt(fields[2]));
            var stops = Arrays.stream(fields[4].split(" "))
                    .map(stop -> stop.split(":"))
                    .map(stop -> new Stop(Integer.parseInt(stop[0]), Long.parseLong(stop[1]) + 1))
                    .toList();
            var tour = PickPath.shortest(floor, stops);
            assertThat(tour.length()).as(fields[0]).isEqualTo(Long.parseLong(fields[3]));
            assertThat(Checker.faults(floor, stops, tour)).as(fields[0]).isEmpty();
        }
    }

    private static long brute(Floor floor, List<Stop> stops) {
        return permutations(stops.size()).stream()
                .mapToLong(order ->
                        length(floor, Arrays.stream(order).mapToObj(stops::get).toList()))
                .min()
                .orElseThrow();
    }

    private static List<int[]> permutations(int n) {
        List<int[]> all = List.of(new int[0]);
        for (int i = 0; i < n; i++) {
            var next = new ArrayList<int[]>();
            for (var order : all)
                for (int at = 0; at <= order.length; at++) {
                    var longer = IntStream.concat(
                            IntStream.concat(Arrays.stream(order, 0, at), IntStream.of(i)),
                            Arrays.stream(order, at, order.length));
                    next.add(longer.toArray());
                }
            all = next;
        }
        return all;
    }

    private static long length(Floor floor, List<Stop> stops) {
        var depot = new Stop(floor.depotAisle(), floor.crossAisles().get(floor.depotCross()));
        var at = depot;
        var length = 0L;
        for (var stop : stops) {
            length += between(floor, at, stop);
            at = stop;
        }
        return length + between(floor, at, depot);
    }

    /** Straight on within the aisle where its way allows; else by any one cross aisle, or by two and any aisle between them. */
    private static long between(Floor floor, Stop a, Stop b) {
        var best = a.aisle() == b.aisle() ? along(floor, a.aisle(), a.at(), b.at()) : FAR;
        for (var leave : floor.crossAisles())
            for (var enter : floor.crossAisles())
                for (int by = 0; by < floor.aisles().size(); by++)
                    best = Math.min(
                            best,
                            along(floor, a.aisle(), a.at(), leave)
                                    + across(floor, a.aisle(), by)
                                    + along(floor, by, leave, enter)
                                    + across(floor, by, b.aisle())
                                    + along(floor, b.aisle(), enter, b.at()));
        return best;
    }

    private static long across(Floor floor, int from, int to) {
        return Math.abs(floor.aisles().get(from) - floor.aisles().get(to));
    }

    private static long along(Floor floor, int aisle, long from, long to) {
        var way = floor.ways().get(aisle);
        return to > from && way == Floor.Way.DOWN || to < from && way == Floor.Way.UP ? FAR : Math.abs(to - from);
    }
}
