package oms.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import oms.fulfillment.Layout.Aisle;
import oms.fulfillment.Layout.CrossAisle;
import oms.fulfillment.Layout.Depot;
import oms.fulfillment.PickListRepository.NewLine;
import oms.fulfillment.pickpath.Floor.Way;
import oms.fulfillment.pickpath.PickPath;
import oms.inventory.BinView;
import org.junit.jupiter.api.Test;

class TrolleyPlanTest {
    private static final Instant NOW = Instant.parse("2026-05-06T14:00:00Z");
    private static final Layout FLOOR = new Layout(
            1_000,
            List.of(
                    new Aisle("A", 0, null, "Cold"),
                    new Aisle("B", 4_000, null, null),
                    new Aisle("C", 8_000, null, "Dry"),
                    new Aisle("D", 12_000, null, "Dry")),
            List.of(new CrossAisle(0, 2_000), new CrossAisle(20, 2_000)),
            new Depot("A", 0));

    @Test
    void orders_that_lie_together_share_a_trolley_and_no_trolley_is_overfull() {
        var lists = List.of(
                list("1", line("TEA", "A-1-5", 1)),
                list("2", line("TEA", "D-1-18", 1)),
                list("3", line("TEA", "A-1-6", 1)),
                list("4", line("TEA", "D-1-17", 1)));
        var rounds = plan(rules(2, false)).of(lists, Map.of());
        assertThat(rounds.stream().map(TrolleyPlanTest::lists))
                .containsExactlyInAnyOrder(List.of("1", "3"), List.of("2", "4"));
    }

    @Test
    void what_fills_more_totes_takes_their_room_and_what_fills_a_trolley_goes_alone() {
        var litres = Map.of("TEA", 1_000_000L);
        var lists = List.of(
                list("1", line("TEA", "A-1-5", 50)),
                list("2", line("TEA", "A-1-5", 30)),
                list("3", line("TEA", "A-1-5", 30)),
                list("4", line("TEA", "A-1-5", 999)));
        var rounds = plan(rules(3, false)).of(lists, litres);
        assertThat(rounds.stream().flatMap(r -> r.shares().stream()).map(TrolleyPlan.Share::list))
                .containsExactlyInAnyOrder("1", "2", "3");
        assertThat(rounds)
                .hasSize(2)
                .allSatisfy(round -> assertThat(round.shares().stream()
                                .mapToInt(TrolleyPlan.Share::totes)
                                .sum())
                        .isLessThanOrEqualTo(3));
    }

    @Test
    void a_deadline_that_a_shared_round_would_miss_is_kept_by_a_round_of_its_own() {
        var soon = NOW.plus(Duration.ofMinutes(3));
        var lists = List.of(
                list("urgent", soon, line("TEA", "A-1-2", 1)),
                list("far", NOW.plus(Duration.ofHours(5)), line("TEA", "D-1-20", 20)));
        var rounds = plan(rules(6, false)).of(lists, Map.of());
        assertThat(rounds.stream().map(TrolleyPlanTest::lists)).containsExactly(List.of("urgent"), List.of("far"));
    }

    @Test
    void bins_are_chosen_again_for_the_whole_round_where_that_is_shorter() {
        var near = bin("TEA", "A", 2, 9);
        var far = bin("TEA", "D", 19, 9);
        var lists = List.of(list("1", line("TEA", "D-1-19", 2)), list("2", line("TEA", "D-1-19", 3)));
        var plan = new TrolleyPlan(FLOOR, rules(6, false), NOW, Map.of("TEA", List.of(far, near)));
        var rounds = plan.of(lists, Map.of());
        assertThat(rounds).singleElement().satisfies(round -> {
            assertThat(round.steps()).allMatch(step -> near.equals(step.line().bin()));
            assertThat(round.steps().stream().map(step -> step.line().quantity()))
                    .containsExactlyInAnyOrder(2, 3);
        });
        assertThat(plan.lines(rounds).get("2")).containsExactly(new NewLine("TEA", "TEA", near, 3));
    }

    @Test
    void what_no_bin_holds_alone_is_dealt_out_bin_by_bin_and_nothing_is_lost() {
        var bins = Map.of("TEA", List.of(bin("TEA", "D", 19, 5), bin("TEA", "A", 2, 4), bin("TEA", "A", 4, 3)));
        var lists = List.of(
                list("1", line("TEA", "D-1-19", 3)),
                list("2", line("TEA", "D-1-19", 3)),
                list("3", line("TEA", "D-1-19", 1)));
        var rounds = new TrolleyPlan(FLOOR, rules(6, false), NOW, bins).of(lists, Map.of());
        var round = rounds.getFirst();
        var taken = round.steps().stream()
                .collect(Collectors.groupingBy(
                        step -> round.shares().get(step.share()).list(),
                        Collectors.summingInt(step -> step.line().quantity())));
        assertThat(taken).isEqualTo(Map.of("1", 3, "2", 3, "3", 1));
        assertThat(round.steps().stream()
                        .collect(Collectors.groupingBy(
                                step -> step.line().bin(),
                                Collectors.summingInt(step -> step.line().quantity()))))
                .allSatisfy((bin, pieces) -> assertThat((long) pieces).isLessThanOrEqualTo(bin.quantity()));
        assertThat(round.mm())
                .isEqualTo(PickPath.length(
                        FLOOR.floor(),
                        List.of(
                                FLOOR.stop(bin("TEA", "A", 4, 0)).orElseThrow(),
                                FLOOR.stop(bin("TEA", "A", 2, 0)).orElseThrow())));
    }

    @Test
    void where_pickers_stay_in_a_zone_a_list_is_on_a_trolley_of_each_of_its_zones() {
        var lists = List.of(
                list("1", line("ICE", "A-1-5", 1), line("RICE", "C-1-5", 1)), list("2", line("RICE", "D-1-5", 1)));
        var rounds = plan(rules(6, true)).of(lists, Map.of());
        assertThat(rounds.stream().collect(Collectors.toMap(Round::zone, TrolleyPlanTest::lists)))
                .isEqualTo(Map.of("Cold", List.of("1"), "Dry", List.of("1", "2")));
    }

    @Test
    void one_way_aisles_are_walked_their_way() {
        var oneWay = new Layout(
                1_000,
                List.of(new Aisle("A", 0, Way.UP, null), new Aisle("B", 4_000, Way.DOWN, null)),
                FLOOR.crossAisles(),
                FLOOR.depot());
        var lists = List.of(list("1", line("TEA", "A-1-5", 1)), list("2", line("TEA", "A-1-9", 1)));
        var round = new TrolleyPlan(oneWay, rules(6, false), NOW, Map.of())
                .of(lists, Map.of())
                .getFirst();
        assertThat(round.mm()).isEqualTo(2 * 22_000 + 2 * 4_000);
    }

    @Test
    void sixty_lists_are_planned_within_patience() {
        var lists = new ArrayList<PickListView>();
        var random = new java.util.Random(7);
        for (int i = 0; i < 150; i++) {
            var lines = new ArrayList<PickLineView>();
            for (int l = 0; l < 1 + random.nextInt(4); l++)
                lines.add(line(
                        "SKU-" + random.nextInt(80),
                        "ABCD".charAt(random.nextInt(4)) + "-1-" + (1 + random.nextInt(20)),
                        1));
            lists.add(list("l" + i, NOW.plus(Duration.ofHours(1 + i % 8)), lines.toArray(PickLineView[]::new)));
        }
        var begun = System.nanoTime();
        var rounds = plan(rules(6, false)).of(lists, Map.of());
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        assertThat(rounds.stream()
                        .flatMap(r -> r.shares().stream())
                        .map(TrolleyPlan.Share::list)
                        .distinct())
                .hasSize(150);
    }

    private static TrolleyPlan plan(FloorRules rules) {
        return new TrolleyPlan(FLOOR, rules, NOW, Map.of());
    }

    private static FloorRules rules(int totes, boolean byZone) {
        return new FloorRules(totes, 40, 2, byZone, List.of(), null, 1_000, 5, 30);
    }

    private static List<String> lists(Round round) {
        return round.shares().stream().map(TrolleyPlan.Share::list).sorted().toList();
    }

    private static BinView bin(String sku, String aisle, int bin, long quantity) {
        return new BinView("WH", sku, aisle, 1, bin, quantity);
    }

    private static PickLineView line(String sku, String bin, int quantity) {
        return new PickLineView(1, sku, sku, bin, bin, quantity, 0);
    }

    private static PickListView list(String id, PickLineView... lines) {
        return list(id, NOW.plus(Duration.ofHours(8)), lines);
    }

    private static PickListView list(String id, Instant due, PickLineView... lines) {
        return new PickListView(
                id, "o", "ORD", "s", "WH", PickListStatus.OPEN, due, null, null, NOW, null, null, List.of(lines));
    }
}
