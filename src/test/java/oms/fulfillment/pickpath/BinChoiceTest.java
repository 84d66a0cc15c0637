package oms.fulfillment.pickpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import oms.fulfillment.pickpath.Want.Lot;
import org.junit.jupiter.api.Test;

class BinChoiceTest {
    private static final Floor FLOOR = Floor.even(8, 4, List.of(0L, 15L, 30L), 2);

    @Test
    void the_bin_on_the_way_is_taken() {
        var chosen = BinChoice.shortest(
                FLOOR,
                List.of(
                        new Want(1, List.of(new Lot(new Stop(3, 10), 5))),
                        new Want(2, List.of(new Lot(new Stop(7, 10), 5), new Lot(new Stop(3, 8), 2)))));
        assertThat(chosen.lots()).containsExactly(List.of(0), List.of(1));
        assertThat(chosen.tour().length()).isEqualTo(28);
        assertThat(chosen.isShortest()).isTrue();
    }

    @Test
    void two_near_bins_are_better_than_one_far_away() {
        var lots = List.of(new Lot(new Stop(2, 3), 2), new Lot(new Stop(2, 5), 2), new Lot(new Stop(7, 30), 9));
        assertThat(BinChoice.shortest(FLOOR, List.of(new Want(4, lots))).lots()).containsExactly(List.of(0, 1));
        assertThat(BinChoice.shortest(FLOOR, List.of(new Want(5, lots))).lots()).containsExactly(List.of(2));
        assertThat(BinChoice.shortest(FLOOR, List.of(new Want(99, lots))).lots())
                .containsExactly(List.of(0, 1, 2));
    }

    @Test
    void no_other_choice_has_a_shorter_walk() {
        for (int seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            var wants = IntStream.rangeClosed(1, 1 + random.nextInt(4))
                    .mapToObj(_ -> want(random, 3))
                    .toList();
            var chosen = BinChoice.shortest(FLOOR, wants);
            assertThat(chosen.tour().length()).as("seed " + seed).isEqualTo(brute(wants, 0, List.of()));
            assertThat(chosen.isShortest()).isTrue();
        }
    }

    @Test
    void many_bins_are_chosen_from_in_a_moment() {
        var random = new Random(1);
        var wants = IntStream.range(0, 25).mapToObj(_ -> want(random, 10)).toList();
        var begun = System.nanoTime();
        var chosen = BinChoice.shortest(FLOOR, wants);
        assertThat(System.nanoTime() - begun).isLessThan(5_000_000_000L);
        for (int i = 0; i < wants.size(); i++) {
            var lots = wants.get(i).lots();
            assertThat(chosen.lots().get(i).stream()
                            .mapToLong(lot -> lots.get(lot).quantity())
                            .sum())
                    .isGreaterThanOrEqualTo(Math.min(
                            wants.get(i).quantity(),
                            lots.stream().mapToLong(Lot::quantity).sum()));
        }
    }

    private static Want want(Random random, int most) {
        var lots = IntStream.rangeClosed(0, random.nextInt(most))
                .mapToObj(_ -> new Lot(new Stop(random.nextInt(8), random.nextInt(31)), 1 + random.nextInt(4)))
                .toList();
        return new Want(1 + random.nextInt(4), lots);
    }

    private static long brute(List<Want> wants, int i, List<Stop> stops) {
        if (i == wants.size()) return PickPath.length(FLOOR, stops);
        var best = Long.MAX_VALUE;
        var lots = wants.get(i).lots();
        var enough = Math.min(
                wants.get(i).quantity(), lots.stream().mapToLong(Lot::quantity).sum());
        for (int set = 1; set < 1 << lots.size(); set++) {
            var with = new ArrayList<>(stops);
            var sum = 0L;
            for (int lot = 0; lot < lots.size(); lot++)
                if ((set >> lot & 1) == 1) {
                    with.add(lots.get(lot).at());
                    sum += lots.get(lot).quantity();
                }
            if (sum >= enough) best = Math.min(best, brute(wants, i + 1, with));
        }
        return best;
    }
}
