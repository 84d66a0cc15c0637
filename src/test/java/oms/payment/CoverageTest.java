package oms.payment;

import static oms.payment.PaidOrders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import oms.money.Money;
import oms.order.ShipmentStatus;
import oms.order.ShipmentView;
import oms.payment.Coverage.Covered;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final Instant NOW = Instant.parse("2026-05-06T17:10:00Z");
    private static final Instant ARRIVES = NOW.plusSeconds(3600);

    @Test
    void a_hold_that_outlives_the_delivery_covers_it() {
        assertThat(against(true, ARRIVES.plusSeconds(1), CaptureMoment.DELIVERED))
                .isNull();
    }

    @Test
    void a_hold_that_lapses_before_the_door_covers_only_what_is_captured_when_it_leaves() {
        assertThat(against(true, ARRIVES, CaptureMoment.DELIVERED)).contains("before this is delivered");
        assertThat(against(true, ARRIVES, CaptureMoment.HANDED_OFF)).isNull();
    }

    @Test
    void a_dead_hold_covers_nothing() {
        assertThat(against(true, NOW, CaptureMoment.HANDED_OFF)).contains("has lapsed");
        assertThat(against(false, ARRIVES.plusSeconds(1), CaptureMoment.DELIVERED))
                .contains("No money is held");
        assertThat(against(true, null, CaptureMoment.DELIVERED)).contains("No money is held");
    }

    @Test
    void what_is_captured_or_costs_nothing_or_is_no_order_of_ours_may_leave() {
        var captured = new Covered("ord", true, NOW, CaptureMoment.DELIVERED, List.of("shp"));
        assertThat(new Coverage(List.of(captured)).against("ord", shipment(usd(5)), NOW))
                .isEmpty();
        var dead = new Covered("ord", true, NOW, CaptureMoment.DELIVERED, List.of());
        assertThat(new Coverage(List.of(dead)).against("ord", shipment(usd(0)), NOW))
                .isEmpty();
        assertThat(new Coverage(List.of(dead)).against("other", shipment(usd(5)), NOW))
                .isEmpty();
    }

    private static @Nullable String against(boolean held, @Nullable Instant ends, CaptureMoment moment) {
        return new Coverage(List.of(new Covered("ord", held, ends, moment, List.of())))
                .against("ord", shipment(usd(5)), NOW)
                .orElse(null);
    }

    private static ShipmentView shipment(Money total) {
        return new ShipmentView("shp", 1, ShipmentStatus.PACKED, "WH", "D1", 1, total, NOW, ARRIVES, null, List.of());
    }
}
