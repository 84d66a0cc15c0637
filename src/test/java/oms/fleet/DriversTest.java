package oms.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import oms.Ids;
import oms.geo.GeoPoint;
import oms.web.Conflict;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DriversTest {
    @Inject
    Drivers drivers;

    private final String merchant = Ids.next("mer");

    @Test
    void a_claim_fills_the_vehicle_up_to_its_maximum_and_no_further() {
        driver("D1", 2, 10);
        claim(Ids.next("shp"), "D1", 3);
        claim(Ids.next("shp"), "D1", 5);
        assertThat(drivers.get(merchant, "D1").load()).isEqualTo(8);
        assertThatThrownBy(() -> claim(Ids.next("shp"), "D1", 3))
                .isInstanceOf(DriverFull.class)
                .hasMessageContaining("D1");
        assertThat(drivers.get(merchant, "D1").load()).isEqualTo(8);
    }

    @Test
    void freeing_gives_the_room_back_once() {
        driver("D1", 2, 10);
        var shipment = claim(Ids.next("shp"), "D1", 5);
        inTransaction(() -> drivers.free(shipment));
        inTransaction(() -> drivers.free(shipment));
        assertThat(drivers.get(merchant, "D1").load()).isZero();
        assertThat(drivers.claims(merchant, "D1")).isEmpty();
    }

    @Test
    void a_second_claim_of_a_shipment_moves_it() {
        driver("D1", 0, 10);
        driver("D2", 0, 10);
        var shipment = claim(Ids.next("shp"), "D1", 5);
        claim(shipment, "D2", 4);
        assertThat(drivers.get(merchant, "D1").load()).isZero();
        assertThat(drivers.get(merchant, "D2").load()).isEqualTo(4);
    }

    @Test
    void two_full_drivers_can_swap() {
        driver("D1", 0, 5);
        driver("D2", 0, 5);
        var a = claim(Ids.next("shp"), "D1", 5);
        var b = claim(Ids.next("shp"), "D2", 5);
        inTransaction(() -> drivers.claim(merchant, List.of(), List.of(new Claim(a, "D2", 5), new Claim(b, "D1", 5))));
        assertThat(drivers.claims(merchant, "D1")).extracting(Claim::shipmentId).containsExactly(b);
    }

    @Test
    void forty_claims_at_once_never_overfill() throws Exception {
        driver("D1", 0, 10);
        driver("D2", 0, 10);
        List<Callable<Boolean>> claims = new ArrayList<>();
        for (var n = 0; n < 40; n++) {
            var driver = n % 2 == 0 ? "D1" : "D2";
            claims.add(() -> {
                try {
                    claim(Ids.next("shp"), driver, 3);
                    return true;
                } catch (DriverFull full) {
                    return false;
                }
            });
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            var won = 0;
            for (Future<Boolean> result : threads.invokeAll(claims)) if (result.get()) won++;
            assertThat(won).isEqualTo(6);
        }
        assertThat(drivers.all(merchant)).extracting(DriverView::load).containsExactly(9, 9);
    }

    @Test
    void a_claim_needs_a_transaction() {
        assertThatThrownBy(() -> drivers.claim(merchant, "shp_x", "D1", 1)).isInstanceOf(TransactionalException.class);
    }

    @Test
    void a_claim_for_nobody_is_refused() {
        assertThatThrownBy(() -> claim(Ids.next("shp"), "D9", 1)).isInstanceOf(DriverNotFound.class);
    }

    @Test
    void the_maximum_cannot_fall_below_the_load() {
        driver("D1", 0, 10);
        claim(Ids.next("shp"), "D1", 8);
        assertThatThrownBy(() -> driver("D1", 0, 7)).isInstanceOf(Conflict.class);
        assertThat(drivers.get(merchant, "D1").max()).isEqualTo(10);
    }

    @Test
    void shifts_start_and_end_and_say_so_once() {
        driver("D1", 0, 10);
        var started = drivers.startShift(merchant, "D1");
        assertThat(started.onShift()).isTrue();
        assertThat(started.shiftStartedAt()).isNotNull();
        assertThat(drivers.startShift(merchant, "D1")).isEqualTo(started);
        var ended = drivers.endShift(merchant, "D1");
        assertThat(ended.onShift()).isFalse();
        assertThat(ended.shiftStartedAt()).isNull();
    }

    @Test
    void a_late_position_does_not_move_the_driver_back() {
        driver("D1", 0, 10);
        var now = Instant.parse("2026-05-06T18:00:00Z");
        drivers.seenAt(merchant, "D1", new GeoPoint(40.72, -74), now);
        drivers.seenAt(merchant, "D1", new GeoPoint(40.71, -74), now.minusSeconds(60));
        assertThat(drivers.get(merchant, "D1").location()).isEqualTo(new GeoPoint(40.72, -74));
    }

    @Test
    void another_merchants_driver_does_not_exist() {
        driver("D1", 0, 10);
        assertThatThrownBy(() -> drivers.get(Ids.next("mer"), "D1")).isInstanceOf(DriverNotFound.class);
    }

    @Test
    void the_roster_says_when_somebody_off_shift_works_next() {
        driver("D1", 0, 10);
        var now = Instant.parse("2026-05-06T17:15:00Z");
        var off = drivers.get(merchant, "D1");
        assertThat(off.worksFrom(now)).isEqualTo("2026-05-07T12:00:00Z");
        assertThat(off.worksUntil(now)).isEqualTo("2026-05-08T01:00:00Z");
        var on = drivers.startShift(merchant, "D1");
        assertThat(on.worksFrom(now)).isEqualTo(now);
        assertThat(on.worksUntil(now)).isEqualTo("2026-05-07T01:00:00Z");
    }

    private void driver(String code, int min, int max) {
        drivers.put(
                merchant,
                code,
                new DriverRequest(
                        "Driver " + code,
                        null,
                        "WH-NY",
                        min,
                        max,
                        LocalTime.of(8, 0),
                        LocalTime.of(21, 0),
                        "America/New_York",
                        List.of(),
                        null));
    }

    private String claim(String shipment, String driver, int units) {
        inTransaction(() -> drivers.claim(merchant, shipment, driver, units));
        return shipment;
    }

    private static void inTransaction(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }
}
