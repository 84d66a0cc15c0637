package oms.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import oms.Ids;
import oms.TestDeliveries;
import oms.fleet.Drivers;
import oms.order.OrderStatus;
import oms.order.Orders;
import oms.outside.Shift;
import oms.verify.TestAudit;
import org.junit.jupiter.api.Test;

/** A small draw of {@code ./oms chaos road}: drivers without a network for up to eight hours. */
@QuarkusTest
class ShiftsTest {
    private static final int DRIVERS = 5;
    private static final int STOPS = 2;
    private static final int FIXES = 60;

    @Inject
    Road road;

    @Inject
    Orders orders;

    @Inject
    Drivers drivers;

    @Inject
    TestDeliveries deliveries;

    @Inject
    TestAudit audit;

    @Inject
    Clock clock;

    /** A merchant with one driver and what the driver's phone kept. */
    private record Kept(String merchant, String phone, List<String> orders, Shift shift, Random chance) {}

    @Test
    void many_shifts_told_late_shuffled_and_repeatedly_leave_the_books_clean() throws Exception {
        var kept = new ArrayList<Kept>();
        for (int i = 0; i < DRIVERS; i++) kept.add(drive(new Random(i)));
        try (var pool = Executors.newFixedThreadPool(DRIVERS)) {
            var told = new ArrayList<Future<?>>();
            for (var one : kept) told.add(pool.submit(() -> upload(one)));
            for (var one : told) one.get();
        }
        deliveries.drain();
        for (var one : kept) {
            assertThat(one.orders())
                    .allSatisfy(order -> assertThat(
                                    orders.get(one.merchant(), order).status())
                            .isEqualTo(OrderStatus.DELIVERED));
            assertThat(drivers.get(one.merchant(), "D1").seenAt())
                    .isEqualTo(one.shift().fixes().getLast().get("at").toString());
            assertThat(audit.of(one.merchant(), Set.of(24, 31))).isEmpty();
        }
    }

    private Kept drive(Random chance) {
        var merchant = Ids.next("mer");
        road.warehouse(merchant);
        var phone = road.driver(merchant, "D1");
        var ordered = new ArrayList<String>();
        for (int i = 0; i < STOPS; i++) ordered.add(road.packed(merchant));
        var gap = Duration.ofMinutes(10 + chance.nextInt(470));
        var shift = new Shift(
                "phone", clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(gap));
        var trip = road.trip(phone);
        for (var order : ordered) shift.load(trip, road.boxOf(phone, order));
        shift.depart(trip);
        for (var order : ordered) {
            for (int i = 0; i < FIXES / STOPS; i++)
                shift.passes(Duration.ofSeconds(gap.toSeconds() / (FIXES + 2 * STOPS)))
                        .at(40.7 + chance.nextDouble(), -74);
            var stop = road.stopOf(phone, order);
            shift.arrive(stop);
            if (chance.nextBoolean()) shift.fail(stop, "NOT_HOME", "NEIGHBOUR");
            shift.deliver(stop, List.of(Road.SIGNATURE));
        }
        return new Kept(merchant, phone, ordered, shift, chance);
    }

    private static void upload(Kept kept) {
        var open = new ArrayList<>(kept.shift().reports());
        for (int round = 0; !open.isEmpty() && round < 400; round++) {
            Collections.shuffle(open, kept.chance());
            var piece = List.copyOf(
                    open.subList(0, Math.min(open.size(), 1 + kept.chance().nextInt(3))));
            for (int times = 1 + kept.chance().nextInt(2); times > 0; times--) {
                var answer = tell(kept, "/v1/driver/reports", kept.shift().told(piece));
                List<Number> done = answer.getList("items.findAll { it.state != 'WAITING' }.deviceSeq");
                assertThat(answer.getList("items.state")).doesNotContain("REFUSED");
                open.removeIf(report -> done.stream()
                        .anyMatch(seq -> seq.longValue() == ((Number) report.get("deviceSeq")).longValue()));
            }
            if (round % 3 == 0) positions(kept);
        }
        positions(kept);
        assertThat(open).isEmpty();
    }

    private static void positions(Kept kept) {
        var fixes = new ArrayList<>(kept.shift().fixes());
        Collections.shuffle(fixes, kept.chance());
        for (int from = 0; from < FIXES; from += 50)
            tell(kept, "/v1/positions", kept.shift().seen(fixes.subList(from, Math.min(FIXES, from + 50))));
    }

    private static JsonPath tell(Kept kept, String path, Map<String, Object> body) {
        return Road.post(kept.phone(), path, body)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
