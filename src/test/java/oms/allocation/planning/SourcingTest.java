package oms.allocation.planning;

import static oms.allocation.planning.City.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import oms.geo.GeoPoint;
import org.junit.jupiter.api.Test;

class SourcingTest {
    @Test
    void what_is_ruled_out_is_said_in_words() {
        var late = driver("D3", 0, 10, 2, Set.of(), WAVE.minus(Duration.ofMinutes(10)));
        var stock = List.of(new StockLevel("WH-NY", "ICE", 5, 100), new StockLevel("WH-NJ", "ICE", 1, 100));
        var frozen = request("ord_1", new Request.Line("ICE", 2, 1, "FROZEN"));
        var chilled = driver("D4", 0, 10, 2, Set.of("FROZEN"), WAVE);
        var choices =
                new Sourcing(List.of(NY, NJ), List.of(driver("D1", 0, 10), late, chilled), stock, NOW).choices(frozen);
        assertThat(choices.options()).isEmpty();
        assertThat(choices.excluded())
                .extracting(Choices.Excluded::reason)
                .contains(
                        "WH-NJ: has 1 of 2 ICE",
                        "D1: lacks FROZEN",
                        "D4: shift ends 14:00, the next wave of WH-NY leaves 14:00");
    }

    @Test
    void a_bound_order_knows_one_warehouse() {
        var bound = with(example(), null, "WH-NJ", 0, null, null);
        var choices = new Sourcing(List.of(NY, NJ), List.of(driver("D1", 0, 10)), stock(9, 9), NOW).choices(bound);
        assertThat(choices.options()).extracting(Option::key).containsExactly("WH-NJ:D1");
        assertThat(choices.excluded())
                .extracting(Choices.Excluded::reason)
                .containsExactly("WH-NY: the order is bound to WH-NJ");
    }

    @Test
    void goods_are_found_however_many_nearer_warehouses_have_none_of_them() {
        var sites = IntStream.range(0, 9)
                .mapToObj(n -> warehouse("W" + n, new GeoPoint(40.71 + n * 0.01, -74)))
                .toList();
        var stock = new ArrayList<StockLevel>();
        for (int n = 0; n < 7; n++) stock.add(new StockLevel("W" + n, "WATER-5L", 9, 250));
        stock.add(new StockLevel("W8", "PHONE-X", 1, 3000));
        var choices = new Sourcing(sites, List.of(driver("D1", 0, 10)), stock, NOW).choices(example());
        assertThat(choices.options()).extracting(Option::key).contains("W0:D1+W8:D1");
        stock.replaceAll(level -> new StockLevel(level.warehouse(), level.sku(), 1, 250));
        assertThat(new Sourcing(sites, List.of(driver("D1", 0, 10)), stock, NOW)
                        .choices(example())
                        .options())
                .as("two here, one there")
                .isNotEmpty();
    }

    @Test
    void waves_leave_on_the_hour_within_the_opening_hours() {
        assertThat(NY.wave(NOW, NOW)).isEqualTo("2026-05-06T18:00:00Z");
        assertThat(NY.wave(Instant.parse("2026-05-06T17:31:00Z"), NOW)).isEqualTo("2026-05-06T19:00:00Z");
        assertThat(NY.wave(NOW, Instant.parse("2026-05-06T18:30:00Z"))).isEqualTo("2026-05-06T19:00:00Z");
        // before opening: half an hour after seven
        assertThat(NY.wave(Instant.parse("2026-05-06T09:00:00Z"), NOW.minus(Duration.ofDays(1))))
                .isEqualTo("2026-05-06T12:00:00Z");
        // after the cut-off: the next morning
        assertThat(NY.wave(Instant.parse("2026-05-06T23:30:00Z"), NOW)).isEqualTo("2026-05-07T12:00:00Z");
    }
}
