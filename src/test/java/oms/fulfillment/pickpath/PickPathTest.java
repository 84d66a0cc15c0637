package oms.fulfillment.pickpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PickPathTest {
    @Test
    void nothing_to_fetch_is_no_way() {
        assertThat(PickPath.shortest(new Floor(3, 20, 0), List.of())).isEqualTo(new Tour(List.of(), 0));
    }

    @Test
    void one_aisle_is_walked_in_and_out() {
        var tour = PickPath.shortest(new Floor(3, 20, 0), List.of(new Stop(0, 12), new Stop(0, 5)));
        assertThat(tour.length()).isEqualTo(24);
        assertThat(tour.stops()).containsExactlyInAnyOrder(new Stop(0, 5), new Stop(0, 12));
    }

    @Test
    void two_aisles_with_much_in_them_are_walked_round() {
        var stops = List.of(new Stop(0, 4), new Stop(0, 18), new Stop(1, 17), new Stop(1, 3));
        var tour = PickPath.shortest(new Floor(3, 20, 0), stops);
        assertThat(tour.length()).isEqualTo(46);
        assertThat(List.of(tour.stops(), tour.stops().reversed())).contains(stops);
    }

    @Test
    void what_lies_outside_is_refused() {
        var floor = new Floor(3, 20, 0);
        assertThatThrownBy(() -> PickPath.shortest(floor, List.of(new Stop(0, 21))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PickPath.shortest(floor, List.of(new Stop(-1, 2))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void no_order_of_the_stops_is_shorter() {
        for (int seed = 0; seed < 400; seed++) {
            var random = new Random(seed);
            var aisles = 1 + random.nextInt(6);
            var floor = new Floor(random.nextInt(8), 1 + random.nextInt(20), random.nextInt(aisles));
            var stops = random.ints(1 + random.nextInt(6), 0, Integer.MAX_VALUE)
                    .mapToObj(i -> new Stop(i % aisles, i / 7 % (floor.aisleLength() + 1)))
                    .toList();
            var tour = PickPath.shortest(floor, stops);
            assertThat(tour.length()).as("seed " + seed).isEqualTo(brute(floor, new ArrayList<>(new HashSet<>(stops))));
            assertThat(length(floor, tour.stops())).as("walked, seed " + seed).isEqualTo(tour.length());
            assertThat(tour.stops()).containsExactlyInAnyOrderElementsOf(new HashSet<>(stops));
        }
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
            var floor = new Floor(3, Long.parseLong(fields[1]) + 1, Integer.parseInt(fields[2]));
            var stops = Arrays.stream(fields[4].split(" "))
                    .map(stop -> stop.split(":"))
                    .map(stop -> new Stop(Integer.parseInt(stop[0]), Long.parseLong(stop[1]) + 1))
                    .toList();
            var tour = PickPath.shortest(floor, stops);
            assertThat(tour.length()).as(fields[0]).isEqualTo(Long.parseLong(fields[3]));
            assertThat(length(floor, tour.stops())).as(fields[0]).isEqualTo(tour.length());
        }
    }

    private static long brute(Floor floor, List<Stop> stops) {
        if (stops.size() < 2) return length(floor, stops);
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
        var at = new Stop(floor.depotAisle(), 0);
        var length = 0L;
        for (var stop : stops) {
            length += between(floor, at, stop);
            at = stop;
        }
        return length + between(floor, at, new Stop(floor.depotAisle(), 0));
    }

    private static long between(Floor floor, Stop a, Stop b) {
        if (a.aisle() == b.aisle()) return Math.abs(a.at() - b.at());
        var way = Math.min(a.at() + b.at(), 2 * floor.aisleLength() - a.at() - b.at());
        return way + floor.aisleGap() * Math.abs(a.aisle() - b.aisle());
    }
}
