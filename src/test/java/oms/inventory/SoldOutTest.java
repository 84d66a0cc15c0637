package oms.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import oms.money.Money;
import org.junit.jupiter.api.Test;

class SoldOutTest {
    private static final List<String> BOTH = List.of("NORTH", "SOUTH");

    private final AtomicLong nanos = new AtomicLong();
    private final SoldOut soldOut = new SoldOut(Duration.ofSeconds(1), nanos::get);

    @Test
    void what_is_seen_to_be_gone_everywhere_is_known_for_a_moment() {
        see("A", 0, 0);
        assertThat(asked(BOTH, "A")).containsExactly(new Shortage("A", 1, 0));
        assertThat(asked(List.of("SOUTH"), "A")).hasSize(1);
        assertThat(asked(BOTH, "B")).isEmpty();
        assertThat(soldOut.among("other", List.of(new Demand("A", 1)), BOTH)).isEmpty();
        pass(999);
        assertThat(asked(BOTH, "A")).hasSize(1);
        pass(1);
        assertThat(asked(BOTH, "A")).isEmpty();
    }

    @Test
    void what_is_left_anywhere_is_not_sold_out() {
        see("A", 0, 1);
        assertThat(asked(BOTH, "A")).isEmpty();
        assertThat(asked(List.of("NORTH"), "A")).hasSize(1);
        assertThat(asked(List.of("NORTH", "EAST"), "A"))
                .as("nobody looked there")
                .isEmpty();
        assertThat(asked(List.of(), "A")).isEmpty();
    }

    @Test
    void the_moment_counts_from_before_the_look() {
        var asOf = soldOut.now();
        pass(900);
        soldOut.learn("m", List.of("A"), BOTH, new Promisable(List.of()), asOf);
        assertThat(asked(BOTH, "A")).hasSize(1);
        pass(100);
        assertThat(asked(BOTH, "A")).isEmpty();
    }

    @Test
    void a_later_look_lasts_longer_and_an_earlier_one_changes_nothing() {
        var early = soldOut.now();
        pass(500);
        see("A", 0, 0);
        soldOut.learn("m", List.of("A"), BOTH, new Promisable(List.of()), early);
        pass(900);
        assertThat(asked(BOTH, "A")).hasSize(1);
    }

    @Test
    void goods_that_come_back_end_it_at_once() {
        see("A", 0, 0);
        soldOut.forget("m", "SOUTH", "A");
        assertThat(asked(BOTH, "A")).isEmpty();
    }

    @Test
    void what_is_remembered_is_bounded() {
        for (int i = 0; i < 30_000; i++) {
            soldOut.learn("m", List.of("SKU" + i), List.of("NORTH"), new Promisable(List.of()), soldOut.now());
            if (i == 20_000) pass(1000);
        }
        assertThat(asked(List.of("NORTH"), "SKU9999")).isEmpty();
        assertThat(asked(List.of("NORTH"), "SKU29999"))
                .as("room was made for it")
                .hasSize(1);
    }

    private List<Shortage> asked(List<String> warehouses, String sku) {
        return soldOut.among("m", List.of(new Demand(sku, 1)), warehouses);
    }

    private void see(String sku, long north, long south) {
        var rows = List.of(row("NORTH", sku, north), row("SOUTH", sku, south));
        soldOut.learn("m", List.of(sku), BOTH, new Promisable(rows), soldOut.now());
    }

    private void pass(long millis) {
        nanos.addAndGet(millis * 1_000_000);
    }

    private static Availability row(String warehouse, String sku, long available) {
        return new Availability(warehouse, sku, available, 0, 0, available, Money.of(1, "USD"));
    }
}
