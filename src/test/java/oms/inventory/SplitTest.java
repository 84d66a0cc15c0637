package oms.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import oms.inventory.Split.Part;
import oms.money.Money;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static final List<String> PREFERRED = List.of("NORTH", "SOUTH", "EAST");

    @Test
    void the_first_warehouse_that_has_everything_gives_everything() {
        assertThat(parts(List.of(row("NORTH", "A", 1), row("SOUTH", "A", 2), row("SOUTH", "B", 1)), 2, 1))
                .containsExactly(new Part("SOUTH", "A", 2), new Part("SOUTH", "B", 1));
    }

    @Test
    void each_sku_comes_whole_from_the_first_that_has_all_of_it() {
        assertThat(parts(List.of(row("SOUTH", "A", 2), row("NORTH", "B", 1), row("EAST", "A", 9)), 2, 1))
                .containsExactly(new Part("SOUTH", "A", 2), new Part("NORTH", "B", 1));
    }

    @Test
    void what_nobody_has_whole_is_spread_in_the_order_of_preference() {
        assertThat(parts(
                        List.of(row("NORTH", "A", 1), row("SOUTH", "A", -3), row("EAST", "A", 3), row("EAST", "B", 1)),
                        4,
                        1))
                .containsExactly(new Part("NORTH", "A", 1), new Part("EAST", "A", 3), new Part("EAST", "B", 1));
    }

    @Test
    void no_more_is_taken_than_is_wanted() {
        assertThat(parts(List.of(row("NORTH", "A", 2), row("SOUTH", "A", 2), row("EAST", "B", 1)), 3, 1))
                .containsExactly(new Part("NORTH", "A", 2), new Part("SOUTH", "A", 1), new Part("EAST", "B", 1));
    }

    @Test
    void what_can_be_promised_is_told_by_warehouse_and_in_all() {
        var promisable = new Promisable(List.of(row("NORTH", "A", 2), row("SOUTH", "A", -4), row("SOUTH", "B", 1)));
        assertThat(promisable.of("NORTH", "A")).isEqualTo(2);
        assertThat(promisable.of("SOUTH", "A")).isZero();
        assertThat(promisable.of("EAST", "A")).isZero();
        assertThat(promisable.total("A")).isEqualTo(2);
        assertThat(promisable.total("C")).isZero();
        assertThat(promisable.has("NORTH", new Demand("A", 2))).isTrue();
        assertThat(promisable.has("NORTH", new Demand("A", 3))).isFalse();
        assertThat(promisable.grants(List.of(new Demand("A", 2), new Demand("B", 1))))
                .isTrue();
        assertThat(promisable.shortages(List.of(new Demand("A", 3), new Demand("B", 1), new Demand("C", 1))))
                .containsExactly(new Shortage("A", 3, 2), new Shortage("C", 1, 0));
    }

    private static List<Part> parts(List<Availability> rows, long a, long b) {
        return new Split(PREFERRED, new Promisable(rows)).parts(List.of(new Demand("A", a), new Demand("B", b)));
    }

    private static Availability row(String warehouse, String sku, long available) {
        return new Availability(warehouse, sku, Math.max(0, available), 0, 0, available, Money.of(1, "USD"));
    }
}
