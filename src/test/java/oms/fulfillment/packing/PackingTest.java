package oms.fulfillment.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackingTest {
    private static final Box S = new Box("S", new Size(200, 150, 100), 5_000, 40);
    private static final Box M = new Box("M", new Size(300, 250, 200), 15_000, 70);
    private static final Box L = new Box("L", new Size(500, 400, 400), 30_000, 120);
    private static final List<Box> BOXES = List.of(L, S, M);

    @Test
    void the_cheapest_box_that_holds_everything_is_taken() {
        assertThat(codes(pack(item("TEA", 100, 80, 60)))).containsExactly("S");
        assertThat(codes(pack(item("TEA", 100, 80, 60), item("CASE", 160, 160, 310))))
                .containsExactly("L");
    }

    @Test
    void a_piece_lies_on_its_side_where_it_would_not_fit_upright() {
        var loads = pack(item("ROD", 90, 90, 190));
        assertThat(codes(loads)).containsExactly("S");
        assertThat(loads.getFirst().placements().getFirst().size().height()).isEqualTo(90);
    }

    @Test
    void what_must_stay_upright_takes_a_higher_box() {
        var loads = pack(new Item("PLANT", new Size(90, 90, 190), 800, true, false));
        assertThat(codes(loads)).containsExactly("M");
    }

    @Test
    void what_one_box_does_not_hold_goes_into_several() {
        var items = Collections.nCopies(5, item("CASE", 400, 300, 380));
        var loads = Packing.pack(items, BOXES);
        assertThat(loads).hasSize(5);
        assertThat(Checker.faults(items, loads)).isEmpty();
    }

    @Test
    void a_heavy_load_is_divided_though_there_is_room() {
        var items = Collections.nCopies(4, new Item("LEAD", new Size(100, 100, 100), 10_000, false, false));
        var loads = Packing.pack(items, BOXES);
        assertThat(loads).hasSize(2);
        assertThat(Checker.faults(items, loads)).isEmpty();
    }

    @Test
    void what_fits_no_box_goes_as_it_is() {
        var items = List.of(item("SKIS", 1900, 150, 100), item("WAX", 60, 60, 60));
        var loads = Packing.pack(items, BOXES);
        assertThat(codes(loads)).containsExactly("S", "as it is");
        assertThat(Checker.faults(items, loads)).isEmpty();
        assertThat(codes(Packing.pack(items, List.of()))).containsExactly("as it is", "as it is");
    }

    @Test
    void nothing_rests_on_glass() {
        var glass = new Item("GLASS", new Size(300, 250, 100), 900, true, true);
        var book = item("BOOK", 300, 250, 90);
        var loads = Packing.pack(List.of(glass, book), List.of(M));
        assertThat(loads).hasSize(1);
        assertThat(loads.getFirst().items()).containsExactly(book, glass);
    }

    @Test
    void thousands_of_equal_pieces_are_packed_in_a_moment() {
        var items = Collections.nCopies(3_000, new Item("PEN", new Size(10, 10, 140), 8, false, false));
        var begun = System.nanoTime();
        var loads = Packing.pack(items, BOXES);
        assertThat(System.nanoTime() - begun).isLessThan(5_000_000_000L);
        assertThat(loads).hasSizeLessThanOrEqualTo(2);
        assertThat(Checker.faults(items, loads)).isEmpty();
    }

    @Test
    void whatever_is_ordered_is_packed_as_the_checker_likes_it() {
        for (int seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            var kinds = IntStream.rangeClosed(1, 1 + random.nextInt(6))
                    .mapToObj(i -> anything(random, i))
                    .toList();
            var items = Stream.generate(() -> kinds.get(random.nextInt(kinds.size())))
                    .limit(1 + random.nextInt(seed % 10 == 0 ? 120 : 25))
                    .toList();
            var loads = Packing.pack(items, BOXES);
            assertThat(Checker.faults(items, loads)).as("seed " + seed).isEmpty();
            assertThat(Packing.pack(items, BOXES))
                    .as("the same again, seed " + seed)
                    .isEqualTo(loads);
        }
    }

    @Test
    void a_box_that_was_cut_into_pieces_is_put_together_again() {
        var whole = 0;
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var items = PackingBench.cut(M.inner(), 2 + random.nextInt(5), random);
            var loads = Packing.pack(items, List.of(M));
            assertThat(Checker.faults(items, loads)).as("seed " + seed).isEmpty();
            if (loads.size() == 1) whole++;
        }
        assertThat(whole).as("of 200").isGreaterThanOrEqualTo(190);
    }

    @Test
    void what_fits_only_without_a_gap_is_found_to_fit() {
        for (int seed = 0; seed < 100; seed++) {
            var items = PackingBench.cut(M.inner(), 6, new Random(seed));
            var loads = Packing.pack(items, List.of(M));
            assertThat(Checker.faults(items, loads)).as("seed " + seed).isEmpty();
            assertThat(loads).as("seed " + seed).hasSize(1);
        }
    }

    @Test
    void a_container_is_filled_with_the_goods_that_fill_it_best() {
        var container = new Box("C", new Size(600, 240, 240), Integer.MAX_VALUE, 0);
        var upright = new Stand(false, true, true);
        var items = new ArrayList<>(Collections.nCopies(40, new Item("A", new Size(110, 75, 60), 1, upright, false)));
        items.addAll(Collections.nCopies(40, new Item("B", new Size(90, 60, 45), 1, Stand.UPRIGHT, false)));
        items.addAll(Collections.nCopies(40, new Item("C", new Size(120, 80, 40), 1, Stand.ANY, false)));
        var tries = new int[1];
        var load = Packing.fullest(items, container, () -> ++tries[0] >= 200);
        assertThat(Checker.faults(load.items(), List.of(load))).isEmpty();
        var filled = load.items().stream().mapToLong(i -> i.size().volume()).sum();
        assertThat(100 * filled / container.inner().volume()).isGreaterThanOrEqualTo(88);
        for (var sku : List.of("A", "B", "C"))
            assertThat(load.items().stream().filter(i -> i.sku().equals(sku))).hasSizeLessThanOrEqualTo(40);
        tries[0] = 0;
        assertThat(Packing.fullest(items, container, () -> ++tries[0] >= 200))
                .as("the same again")
                .isEqualTo(load);
    }

    @Test
    void glass_and_weight_hold_for_the_fullest_box_too() {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var items = new ArrayList<Item>();
            for (int i = 0; i < 40; i++) items.add(anything(random, i % 5));
            var tries = new int[1];
            var load = Packing.fullest(items, L, () -> ++tries[0] >= 10);
            assertThat(Checker.faults(load.items(), List.of(load)))
                    .as("seed " + seed)
                    .isEmpty();
            assertThat(load.grams()).isLessThanOrEqualTo(L.maxGrams());
        }
    }

    @Test
    void the_bench_reads_published_containers(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("BR1.txt"), """
                1
                1 77
                100 80 60
                2
                1 50 1 40 1 30 1 20
                2 20 0 20 0 20 1 30
                """);
        var out = new ByteArrayOutputStream();
        new PackingBench().run(List.of(folder.toString(), "--seconds", "1", "--orders", "10"), new PrintStream(out));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("1 containers, mean fill 100.00 %")
                .contains("packing: mean fill 100.00 %");
        assertThatThrownBy(() -> new PackingBench().run(List.of("x", "--fast"), System.out))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_checker_sees_what_is_wrong() {
        var item = item("A", 100, 100, 100);
        var light = new Item("GLASS", new Size(100, 100, 50), 100, true, true);
        assertThat(faults(item, new Placement(item, 150, 0, 0, item.size()))).anyMatch(f -> f.contains("sticks out"));
        assertThat(faults(item, new Placement(item, 0, 0, 0, new Size(50, 200, 100))))
                .anyMatch(f -> f.contains("turned"));
        assertThat(Checker.faults(List.of(item), List.of())).containsExactly("A is not packed");
        var low = new Placement(light, 0, 0, 0, light.size());
        assertThat(faults(List.of(light, light), low, low)).anyMatch(f -> f.contains("same place"));
        assertThat(faults(light, new Placement(light, 0, 0, 50, light.size()))).anyMatch(f -> f.contains("in the air"));
        var half = item("HALF", 100, 100, 50);
        assertThat(faults(List.of(light, half), low, new Placement(half, 0, 0, 50, half.size())))
                .anyMatch(f -> f.contains("crushes"));
    }

    private static List<String> faults(Item item, Placement placement) {
        return faults(List.of(item), placement);
    }

    private static List<String> faults(List<Item> items, Placement... placements) {
        return Checker.faults(items, List.of(new Load(S, List.of(placements))));
    }

    private static Item anything(Random random, int no) {
        var size = new Size(10 + random.nextInt(240), 10 + random.nextInt(200), 10 + random.nextInt(150));
        var fragile = random.nextInt(5) == 0;
        return new Item("SKU-" + no, size, 1 + random.nextInt(4_000), fragile || random.nextInt(5) == 0, fragile);
    }

    private static List<Load> pack(Item... items) {
        return Packing.pack(List.of(items), BOXES);
    }

    private static Item item(String sku, int length, int width, int height) {
        return new Item(sku, new Size(length, width, height), 500, false, false);
    }

    private static List<String> codes(List<Load> loads) {
        return loads.stream()
                .map(l -> l.box() == null ? "as it is" : l.box().code())
                .toList();
    }

    @Test
    void a_box_that_costs_more_to_send_is_not_taken_though_it_costs_less_itself() {
        var cushion = new Item("CUSHION", new Size(90, 90, 90), 200, Stand.ANY, false);
        // 60 l at 5000 cm³ a kilogram are 12 kg, 1 l is 200 g
        var wide = new Box("WIDE", new Size(500, 400, 300), 20_000, 10, 100, new Freight(12_000, 80, 500));
        var snug = new Box("SNUG", new Size(100, 100, 100), 20_000, 60, 50, new Freight(200, 80, 500));
        assertThat(Packing.pack(List.of(cushion), List.of(wide, snug))
                        .getFirst()
                        .box())
                .isEqualTo(snug);
        assertThat(wide.costWith(200)).isEqualTo(10 + 12 * 80);
        assertThat(snug.costWith(200)).as("250 g count as half a kilogram").isEqualTo(60 + 40);
        var heavy = new Item("LEAD", new Size(90, 90, 90), 11_500, Stand.ANY, false);
        assertThat(Packing.pack(List.of(heavy), List.of(wide, snug)).getFirst().box())
                .as("what is heavy is billed by its weight in every box")
                .isEqualTo(wide);
    }
}
