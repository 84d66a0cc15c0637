package oms.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import oms.inventory.AbcClasses.Moved;
import org.junit.jupiter.api.Test;

class CountingRulesTest {
    @Test
    void a_is_what_makes_the_first_four_fifths_of_the_value_and_c_the_last_twentieth() {
        var moved = List.of(
                new Moved("S1", 70),
                new Moved("S2", 15),
                new Moved("S3", 10),
                new Moved("S4", 4),
                new Moved("S5", 1),
                new Moved("S6", 0));
        assertThat(AbcClasses.of(moved, AbcClasses.Class.A)).containsExactly("S1", "S2");
        assertThat(AbcClasses.of(moved, AbcClasses.Class.B)).containsExactly("S3");
        assertThat(AbcClasses.of(moved, AbcClasses.Class.C)).containsExactly("S4", "S5", "S6");
    }

    @Test
    void one_sku_that_makes_all_the_value_is_an_a_and_where_nothing_moved_all_are_c() {
        var one = List.of(new Moved("S1", 5), new Moved("S2", 0));
        assertThat(AbcClasses.of(one, AbcClasses.Class.A)).containsExactly("S1");
        assertThat(AbcClasses.of(List.of(new Moved("S1", 0)), AbcClasses.Class.C))
                .containsExactly("S1");
        assertThat(AbcClasses.of(List.of(), AbcClasses.Class.A)).isEmpty();
    }

    @Test
    void picked_pieces_are_taken_off_the_bins_in_the_order_of_the_aisles() {
        var bins = List.of(bin("B", 1, 1, 4), bin("A", 2, 1, 3), bin("A", 1, 9, 2));
        assertThat(OnShelf.pickedFrom(bins, new Place("A", 1, 9), 4)).isEqualTo(2);
        assertThat(OnShelf.pickedFrom(bins, new Place("A", 2, 1), 4)).isEqualTo(2);
        assertThat(OnShelf.pickedFrom(bins, new Place("B", 1, 1), 4)).isZero();
        assertThat(OnShelf.pickedFrom(bins, new Place("B", 1, 1), 100)).isEqualTo(4);
        assertThat(OnShelf.pickedFrom(bins, new Place("Z", 1, 1), 100)).isZero();
        assertThat(OnShelf.recorded(bins, new Place("A", 2, 1))).isEqualTo(3);
        assertThat(OnShelf.recorded(bins, new Place("A", 2, 2))).isZero();
    }

    @Test
    void a_short_pick_empties_what_is_gone_and_frees_the_rest_from_its_shipment() {
        var water = new Held("r1", "o1", "s1", "WH", "WATER", 4);
        var more = new Held("r2", "o1", "s1", "WH", "WATER", 2);
        var phone = new Held("r3", "o1", "s1", "WH", "PHONE", 1);
        var pick = new ShortPick(List.of(water, more, phone), "WATER", 5, "gone");
        assertThat(pick.emptied()).containsExactly(water);
        assertThat(pick.left())
                .containsExactly(
                        new Held("r2", "o1", null, "WH", "WATER", 1), new Held("r3", "o1", null, "WH", "PHONE", 1));
        assertThat(pick.movements()).extracting(Movement::onHand).containsExactly(-4L, -1L);
    }

    @Test
    void more_missing_than_held_counts_as_all_that_is_held() {
        var pick = new ShortPick(List.of(new Held("r1", "o1", "s1", "WH", "WATER", 4)), "WATER", 9, "gone");
        assertThat(pick.movements()).extracting(Movement::reserved).containsExactly(-4L);
        assertThat(pick.left()).isEmpty();
    }

    @Test
    void a_reallocation_keeps_what_lies_right_and_moves_the_rest() {
        var right = new Held("r1", "o1", null, "NORTH", "WATER", 2);
        var same = new Held("r2", "o1", "s1", "NORTH", "PHONE", 1);
        var wrong = new Held("r3", "o1", null, "SOUTH", "WATER", 1);
        var moves = new Reallocation(
                "o1",
                List.of(right, same, wrong),
                List.of(
                        new Placement("s1", "NORTH", "WATER", 2),
                        new Placement("s1", "NORTH", "PHONE", 1),
                        new Placement("s1", "NORTH", "WATER", 1)));
        assertThat(moves.released()).containsExactly(wrong);
        assertThat(moves.reassigned()).containsExactly(new Held("r1", "o1", "s1", "NORTH", "WATER", 2));
        assertThat(moves.opened()).singleElement().satisfies(opened -> {
            assertThat(opened.warehouse()).isEqualTo("NORTH");
            assertThat(opened.quantity()).isEqualTo(1);
            assertThat(opened.shipmentId()).isEqualTo("s1");
        });
        assertThat(moves.movements())
                .extracting(Movement::cause, Movement::warehouse, Movement::reserved)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Movement.Cause.RELEASED, "SOUTH", -1L),
                        org.assertj.core.groups.Tuple.tuple(Movement.Cause.RESERVED, "NORTH", 1L));
    }

    private static BinView bin(String aisle, int shelf, int bin, long quantity) {
        return new BinView("WH", "SKU", aisle, shelf, bin, quantity);
    }
}
