package oms.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import oms.fulfillment.FulfillmentSettings.Layout;
import oms.fulfillment.PickListRepository.NewLine;
import oms.inventory.AisleView;
import oms.inventory.BinView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WalkTest {
    private static final Layout LAYOUT = new Layout() {
        @Override
        public int aisleMm() {
            return 3000;
        }

        @Override
        public int binMm() {
            return 1000;
        }

        @Override
        public int bins() {
            return 20;
        }
    };

    @Test
    void two_full_aisles_are_walked_up_one_and_down_the_other() {
        var walk = places("B-1-19", "A-1-2", "B-1-3", "A-1-18");
        assertThat(List.of(walk, walk.reversed())).contains(List.of("A-1-2", "A-1-18", "B-1-19", "B-1-3"));
    }

    @Test
    void one_place_is_visited_once_from_the_lowest_shelf_up_and_unknown_ones_last() {
        assertThat(places(null, "A-4-2", "B-1-1", "A-1-2"))
                .isIn(List.of("A-1-2", "A-4-2", "B-1-1", "?"), List.of("B-1-1", "A-1-2", "A-4-2", "?"));
    }

    @Test
    void any_aisle_name_and_any_bin_number_can_be_walked() {
        assertThat(places("AA-1-1", "C-1-2147483647", "A-2-0")).hasSize(3);
        assertThat(places("12-1-1", "2-1-5")).hasSize(2);
        assertThat(places("Mezzanine-1-1", "2-1-5", "Étage-3-9", "A-1-1")).hasSize(4);
        assertThat(places()).isEmpty();
    }

    private static List<String> places(@Nullable String... codes) {
        var lines = Stream.of(codes).map(WalkTest::line).toList();
        var bins = lines.stream()
                .flatMap(line -> java.util.Optional.ofNullable(line.bin()).stream())
                .map(bin -> new AisleView(bin.aisle(), bin.bin()))
                .toList();
        return new Walk(Layouts.usual(bins, LAYOUT))
                .inOrder(lines).stream()
                        .map(line -> line.bin() == null ? "?" : PickList.code(line.bin()))
                        .toList();
    }

    private static NewLine line(@Nullable String code) {
        if (code == null) return new NewLine("SKU", "Thing", null, 1);
        var parts = code.split("-");
        var bin = new BinView("WH", code, parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), 5);
        return new NewLine(code, "Thing", bin, 1);
    }
}
