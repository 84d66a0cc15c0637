package oms.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import oms.money.Money;
import org.junit.jupiter.api.Test;

class PromisablePiecesTest {
    private static final Promisable PROMISABLE = new Promisable(
            List.of(row("EAST", "A", 3), row("WEST", "A", 4), row("NORTH", "A", -2), row("EAST", "B", 1)));

    @Test
    void a_warehouse_promises_what_it_has_and_never_less_than_nothing() {
        assertThat(PROMISABLE.of("EAST", "A")).isEqualTo(3);
        assertThat(PROMISABLE.of("NORTH", "A")).isZero();
        assertThat(PROMISABLE.of("WEST", "B")).as("not kept there").isZero();
        assertThat(PROMISABLE.has("WEST", new Demand("A", 4))).isTrue();
        assertThat(PROMISABLE.has("WEST", new Demand("A", 5))).isFalse();
    }

    @Test
    void together_they_promise_the_sum_of_what_each_can() {
        assertThat(PROMISABLE.total("A")).isEqualTo(7);
        assertThat(PROMISABLE.total("B")).isEqualTo(1);
        assertThat(PROMISABLE.total("C")).isZero();
    }

    @Test
    void it_says_of_what_there_is_too_little_and_how_much_there_is() {
        var demands = List.of(new Demand("A", 7), new Demand("B", 2), new Demand("C", 1));
        assertThat(PROMISABLE.shortages(demands)).containsExactly(new Shortage("B", 2, 1), new Shortage("C", 1, 0));
        assertThat(PROMISABLE.grants(demands)).isFalse();
        assertThat(PROMISABLE.grants(demands.subList(0, 1))).isTrue();
    }

    @Test
    void stock_is_low_at_its_safety_stock_or_at_a_tenth_and_out_when_nothing_can_be_promised() {
        assertThat(stands(20, 5, 6)).isEqualTo("enough");
        assertThat(stands(20, 5, 5)).isEqualTo("low");
        assertThat(stands(60, 1, 6)).isEqualTo("low");
        assertThat(stands(59, 1, 6)).isEqualTo("enough");
        assertThat(stands(20, 5, 1)).isEqualTo("low");
        assertThat(stands(20, 5, 0)).isEqualTo("out");
        assertThat(stands(20, 5, -1)).isEqualTo("out");
    }

    private static String stands(long onHand, long safety, long available) {
        var row = new Availability("EAST", "A", onHand, 0, safety, available, Money.zero("USD"));
        assertThat(row.low() && row.out()).isFalse();
        return row.out() ? "out" : row.low() ? "low" : "enough";
    }

    private static Availability row(String warehouse, String sku, long available) {
        return new Availability(warehouse, sku, Math.max(available, 0), 0, 0, available, Money.zero("USD"));
    }
}
