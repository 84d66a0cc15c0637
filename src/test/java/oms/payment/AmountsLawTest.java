package oms.payment;

import static oms.payment.Amounts.Figure.AUTHORIZED;
import static oms.payment.Amounts.Figure.CAPTURED;
import static oms.payment.Amounts.Figure.CAPTURE_ORDERED;
import static oms.payment.Amounts.Figure.REAUTHORIZED;
import static oms.payment.Amounts.Figure.REFUNDED;
import static oms.payment.Amounts.Figure.REFUND_ORDERED;
import static oms.payment.Amounts.Figure.REPLACED;
import static oms.payment.Amounts.Figure.REPLACE_ORDERED;
import static oms.payment.Amounts.Figure.VOIDED;
import static oms.payment.Amounts.Figure.VOID_ORDERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import oms.payment.Amounts.Figure;
import oms.payment.Amounts.LawBroken;
import org.junit.jupiter.api.Test;

class AmountsLawTest {
    private static final Amounts HELD = Amounts.of(Map.of(AUTHORIZED, 5000L));

    @Test
    void what_is_held_is_claimed_taken_and_given_back_to_the_last_cent() {
        var amounts = HELD.plus(CAPTURE_ORDERED, 3000).plus(VOID_ORDERED, 2000);
        assertThat(amounts.rest()).isZero();
        assertThat(amounts.inFlight()).isTrue();
        var half = amounts.plus(CAPTURED, 3000);
        assertThat(half.inFlight()).isTrue();
        var done = half.plus(VOIDED, 2000);
        assertThat(done.inFlight()).isFalse();
        assertThat(done.held()).isZero();
        assertThat(done.owing()).isZero();
        assertThat(done.refundable()).isEqualTo(3000);
        assertThat(done.plus(REFUND_ORDERED, 1000).refundable()).isEqualTo(2000);
    }

    @Test
    void a_renewed_hold_is_held_twice_until_one_goes() {
        var twice = HELD.plus(REAUTHORIZED, 5000);
        assertThat(twice.held()).isEqualTo(10_000);
        assertThat(twice.owing()).isEqualTo(5000);
        assertThat(twice.rest()).isEqualTo(5000);
        assertThat(twice.plus(REPLACE_ORDERED, 5000).plus(REPLACED, 5000).held())
                .isEqualTo(5000);
    }

    @Test
    void nothing_is_ordered_above_the_hold() {
        refused(HELD, CAPTURE_ORDERED, 5001);
        refused(HELD, VOID_ORDERED, 5001);
        refused(HELD.plus(CAPTURE_ORDERED, 4000), VOID_ORDERED, 1001);
    }

    @Test
    void nothing_is_done_that_was_not_ordered() {
        refused(HELD, CAPTURED, 1);
        refused(HELD, VOIDED, 1);
        refused(HELD, REFUND_ORDERED, 1);
        refused(HELD.plus(CAPTURE_ORDERED, 1).plus(CAPTURED, 1), REFUNDED, 1);
        refused(HELD, REPLACE_ORDERED, 1);
        refused(HELD.plus(REAUTHORIZED, 1), REPLACED, 1);
    }

    @Test
    void nothing_falls_below_nothing() {
        for (var figure : Figure.values()) refused(Amounts.NONE, figure, -1);
    }

    @Test
    void what_was_done_keeps_its_order() {
        refused(HELD.plus(CAPTURE_ORDERED, 1000).plus(CAPTURED, 1000), CAPTURE_ORDERED, -1);
        refused(HELD.plus(CAPTURE_ORDERED, 1000).plus(CAPTURED, 1000).plus(REFUND_ORDERED, 500), CAPTURED, -501);
    }

    @Test
    void the_same_amounts_are_equal_also_where_nothing_was_counted() {
        assertThat(HELD.plus(VOID_ORDERED, 0)).isEqualTo(HELD).hasSameHashCodeAs(HELD);
        assertThat(HELD).isNotEqualTo(Amounts.NONE).isNotEqualTo("5000");
        assertThat(HELD.toString()).contains("AUTHORIZED=5000");
        assertThat(HELD.hashCode()).isNotEqualTo(Amounts.NONE.hashCode());
    }

    @Test
    void a_figure_has_its_column() {
        assertThat(CAPTURE_ORDERED.column()).isEqualTo("capture_ordered_minor");
    }

    @Test
    void any_row_of_steps_keeps_the_law_or_is_refused() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var amounts = HELD;
            for (int step = 0; step < 60; step++) {
                var figure = Figure.values()[random.nextInt(Figure.values().length)];
                try {
                    amounts = amounts.plus(figure, random.nextInt(3000) - 800);
                } catch (LawBroken refused) {
                    continue;
                }
                lawful(amounts, seed);
            }
        }
    }

    private static void lawful(Amounts a, int seed) {
        assertThat(a.of(CAPTURE_ORDERED) + a.of(VOID_ORDERED))
                .as("seed %d", seed)
                .isLessThanOrEqualTo(a.of(AUTHORIZED));
        assertThat(a.of(CAPTURED)).isBetween(0L, a.of(CAPTURE_ORDERED));
        assertThat(a.of(VOIDED)).isBetween(0L, a.of(VOID_ORDERED));
        assertThat(a.of(REFUND_ORDERED)).isBetween(a.of(REFUNDED), a.of(CAPTURED));
        assertThat(a.of(REPLACE_ORDERED)).isBetween(a.of(REPLACED), a.of(REAUTHORIZED));
        assertThat(a.held()).isNotNegative();
    }

    private static void refused(Amounts amounts, Figure figure, long more) {
        assertThatThrownBy(() -> amounts.plus(figure, more)).isInstanceOf(LawBroken.class);
    }
}
