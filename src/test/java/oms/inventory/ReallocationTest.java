package oms.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import oms.inventory.Movement.Cause;
import org.junit.jupiter.api.Test;

/** Reservations that move to another plan, and what a picker does not find. */
class ReallocationTest {
    private static final Held WATER = new Held("res_1", "ord_1", null, "WH-NY", "WATER-5L", 2);
    private static final Held PHONE = new Held("res_2", "ord_1", "shp_1", "WH-NY", "PHONE-X", 1);

    @Test
    void what_lies_right_only_gets_its_shipment() {
        var moves = new Reallocation(
                "ord_1",
                List.of(WATER, PHONE),
                List.of(wanted("shp_1", "WH-NY", "WATER-5L", 2), wanted("shp_1", "WH-NY", "PHONE-X", 1)));
        assertThat(moves.movements()).isEmpty();
        assertThat(moves.released()).isEmpty();
        assertThat(moves.opened()).isEmpty();
        assertThat(moves.reassigned()).containsExactly(new Held("res_1", "ord_1", "shp_1", "WH-NY", "WATER-5L", 2));
    }

    @Test
    void what_lies_elsewhere_is_released_there_and_reserved_here() {
        var moves = new Reallocation("ord_1", List.of(WATER), List.of(wanted("shp_1", "WH-BK", "WATER-5L", 2)));
        assertThat(moves.released()).containsExactly(WATER);
        assertThat(moves.reassigned()).isEmpty();
        assertThat(moves.opened()).singleElement().satisfies(made -> {
            assertThat(made.id()).startsWith("res_");
            assertThat(made)
                    .usingRecursiveComparison()
                    .ignoringFields("id")
                    .isEqualTo(new Held("", "ord_1", "shp_1", "WH-BK", "WATER-5L", 2));
        });
        assertThat(moves.movements())
                .extracting(Movement::cause, Movement::warehouse, Movement::onHand, Movement::reserved)
                .containsExactly(tuple(Cause.RELEASED, "WH-NY", 0L, -2L), tuple(Cause.RESERVED, "WH-BK", 0L, 2L));
    }

    @Test
    void another_quantity_or_another_thing_is_another_reservation() {
        var moves = new Reallocation(
                "ord_1",
                List.of(WATER),
                List.of(wanted("shp_1", "WH-NY", "WATER-5L", 1), wanted("shp_2", "WH-NY", "PHONE-X", 2)));
        assertThat(moves.released()).containsExactly(WATER);
        assertThat(moves.opened()).extracting(Held::quantity).containsExactly(1L, 2L);
        assertThat(moves.opened()).extracting(Held::shipmentId).containsExactly("shp_1", "shp_2");
    }

    @Test
    void one_reservation_serves_one_placement() {
        var moves = new Reallocation(
                "ord_1",
                List.of(WATER),
                List.of(wanted("shp_1", "WH-NY", "WATER-5L", 2), wanted("shp_2", "WH-NY", "WATER-5L", 2)));
        assertThat(moves.reassigned()).hasSize(1);
        assertThat(moves.opened()).hasSize(1);
        assertThat(moves.released()).isEmpty();
    }

    @Test
    void missing_pieces_leave_shelf_and_promise_and_the_rest_waits_for_another_shipment() {
        var short2 = new ShortPick(
                List.of(held("res_1", "PHONE-X", 3), held("res_2", "WATER-5L", 2)), "PHONE-X", 2, "the bin is empty");
        assertThat(short2.movements()).singleElement().satisfies(m -> {
            assertThat(m.cause()).isEqualTo(Cause.SHORT);
            assertThat(m.reference()).isEqualTo("shp_1/res_1");
            assertThat(m.onHand()).isEqualTo(-2);
            assertThat(m.reserved()).isEqualTo(-2);
            assertThat(m.reason()).isEqualTo("the bin is empty");
        });
        assertThat(short2.emptied()).isEmpty();
        assertThat(short2.left())
                .containsExactly(
                        new Held("res_1", "ord_1", null, "WH-NY", "PHONE-X", 1),
                        new Held("res_2", "ord_1", null, "WH-NY", "WATER-5L", 2));
    }

    @Test
    void what_is_all_missing_is_emptied_over_as_many_reservations_as_it_takes_and_never_more_than_is_held() {
        var all = new ShortPick(
                List.of(held("res_1", "PHONE-X", 1), held("res_2", "PHONE-X", 2), held("res_3", "PHONE-X", 4)),
                "PHONE-X",
                5,
                "gone");
        assertThat(all.emptied()).extracting(Held::id).containsExactly("res_1", "res_2");
        assertThat(all.left()).extracting(Held::id, Held::quantity).containsExactly(tuple("res_3", 2L));
        assertThat(all.movements()).extracting(Movement::onHand).containsExactly(-1L, -2L, -2L);
        var more = new ShortPick(List.of(held("res_1", "PHONE-X", 1)), "PHONE-X", 9, "gone");
        assertThat(more.movements()).extracting(Movement::onHand).containsExactly(-1L);
        assertThat(more.left()).isEmpty();
    }

    @Test
    void movements_say_what_they_do_to_shelf_and_promise() {
        var held = held("res_1", "PHONE-X", 3);
        assertThat(numbers(Movement.reserved("res_1", "WH-NY", "PHONE-X", 3))).containsExactly(0, 3);
        assertThat(numbers(Movement.released(held, "order ended"))).containsExactly(0, -3);
        assertThat(numbers(Movement.shipped(held))).containsExactly(-3, -3);
        assertThat(numbers(Movement.returned(held))).containsExactly(3, 0);
        assertThat(Movement.shipped(held).reference()).isEqualTo("res_1");
    }

    private static long[] numbers(Movement movement) {
        return new long[] {movement.onHand(), movement.reserved()};
    }

    private static Held held(String id, String sku, long quantity) {
        return new Held(id, "ord_1", "shp_1", "WH-NY", sku, quantity);
    }

    private static Placement wanted(String shipment, String warehouse, String sku, long quantity) {
        return new Placement(shipment, warehouse, sku, quantity);
    }
}
