package oms.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import oms.inventory.CannotKeep.Promise;
import oms.inventory.CannotKeep.Taken;
import oms.money.Money;
import org.junit.jupiter.api.Test;

class CannotKeepTest {
    private static final Promise EARLY = promise("r1", "o2", 2, 10, false);
    private static final Promise LATE = promise("r2", "o1", 3, 20, false);
    private static final Promise LATEST_BUT_PICKED = promise("r3", "o3", 5, 30, true);
    private static final List<Promise> ALL = List.of(EARLY, LATE, LATEST_BUT_PICKED);

    @Test
    void the_latest_promise_goes_first_and_what_is_picked_stays() {
        var back = new CannotKeep(ALL, 4);
        assertThat(back.taken()).containsExactly(new Taken(LATE, 3), new Taken(EARLY, 1));
        assertThat(back.taken()).extracting(Taken::left).containsExactly(0L, 1L);
        assertThat(back.missing()).isZero();
        assertThat(back.orders()).containsExactly("o1", "o2");
    }

    @Test
    void no_more_is_taken_than_lacks() {
        assertThat(new CannotKeep(ALL, 3).taken()).containsExactly(new Taken(LATE, 3));
        assertThat(new CannotKeep(ALL, 1).taken()).containsExactly(new Taken(LATE, 1));
        assertThat(new CannotKeep(ALL, 0).taken()).isEmpty();
        assertThat(new CannotKeep(ALL, 0).missing()).isZero();
    }

    @Test
    void what_nobody_can_give_back_is_missing() {
        assertThat(new CannotKeep(ALL, 5).missing()).isZero();
        assertThat(new CannotKeep(ALL, 7).missing()).isEqualTo(2);
        assertThat(new CannotKeep(List.of(), 1).missing()).isEqualTo(1);
    }

    @Test
    void of_two_promises_made_at_once_the_later_name_goes_first() {
        var twin = promise("r9", "o9", 2, 10, false);
        assertThat(new CannotKeep(List.of(EARLY, twin), 1).taken()).containsExactly(new Taken(twin, 1));
    }

    @Test
    void pieces_lack_where_fewer_are_left_than_are_promised() {
        assertThat(CannotKeep.lacking(10, 4, -6)).isZero();
        assertThat(CannotKeep.lacking(10, 4, -7)).isEqualTo(1);
        assertThat(CannotKeep.lacking(10, 4, 3)).isZero();
    }

    @Test
    void a_promise_taken_back_is_one_movement_of_the_promise_alone() {
        var level = new StockLevel("WH", "SKU", null, null);
        assertThat(Movement.takenBack("sfl_1", level, new Taken(LATE, 2), "Ada"))
                .isEqualTo(
                        new Movement(Movement.Cause.SHORT, "sfl_1/r2", "WH", "SKU", 0, -2, "counted too few", "Ada"));
    }

    @Test
    void movements_say_what_they_do_to_shelf_and_promise() {
        var held = new Held("r1", "o1", "s1", "WH", "SKU", 3);
        assertThat(List.of(
                        Movement.reserved("r1", "WH", "SKU", 3),
                        Movement.released(held, "why"),
                        Movement.shipped(held),
                        Movement.returned(held),
                        Movement.missing(held, 2, "gone")))
                .extracting(Movement::cause, Movement::reference, Movement::onHand, Movement::reserved, Movement::frees)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Movement.Cause.RESERVED, "r1", 0L, 3L, false),
                        org.assertj.core.groups.Tuple.tuple(Movement.Cause.RELEASED, "r1", 0L, -3L, true),
                        org.assertj.core.groups.Tuple.tuple(Movement.Cause.SHIPPED, "r1", -3L, -3L, false),
                        org.assertj.core.groups.Tuple.tuple(Movement.Cause.RETURNED, "r1", 3L, 0L, true),
                        org.assertj.core.groups.Tuple.tuple(Movement.Cause.SHORT, "s1/r1", -2L, -2L, false));
    }

    @Test
    void stock_is_out_or_low_by_what_can_be_promised() {
        assertThat(row(10, 0, 10).out()).isTrue();
        assertThat(row(10, 0, 10).low()).isFalse();
        assertThat(row(10, 4, 4).low()).isTrue();
        assertThat(row(10, 3, 3).low()).isFalse();
        assertThat(row(20, 18, 0).low()).isTrue();
        assertThat(row(20, 17, 0).low()).isFalse();
        assertThat(row(3, 2, 4).promisable()).isZero();
        assertThat(row(9, 2, 4).promisable()).isEqualTo(3);
    }

    private static Availability row(long onHand, long reserved, long safety) {
        return new Availability("WH", "SKU", onHand, reserved, safety, onHand - reserved - safety, Money.of(1, "USD"));
    }

    private static Promise promise(String id, String order, long quantity, long second, boolean picked) {
        return new Promise(id, order, null, quantity, Instant.ofEpochSecond(second), picked);
    }
}
