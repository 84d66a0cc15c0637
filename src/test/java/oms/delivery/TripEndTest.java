package oms.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import oms.Ids;
import oms.TestCallers;
import oms.TestDeliveries;
import oms.identity.Roles;
import oms.order.Cancellation;
import oms.order.Orders;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TripEndTest {
    @Inject
    Road road;

    @Inject
    TripRepository trips;

    @Inject
    Orders orders;

    @Inject
    TestDeliveries deliveries;

    @Inject
    TestCallers callers;

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    final String merchant = Ids.next("mer");

    @Test
    void a_trip_that_ends_with_its_last_stop_takes_no_shipment_planned_meanwhile() throws Exception {
        road.warehouse(merchant);
        road.driver(merchant, "D1");
        var first = road.packed(merchant);
        var ending = stop(first);
        var stop = stop(packedWhileItEnds(ending));
        assertThat(stop.tripId()).isNotEqualTo(ending.tripId());
        assertThat(trips.trip(merchant, stop.tripId()).orElseThrow().status()).isEqualTo(TripStatus.PLANNED);
        orders.cancel(merchant, first, new Cancellation(Cancellation.Cause.CUSTOMER, "Changed my mind", "test"));
        deliveries.drain();
    }

    private String packedWhileItEnds(Stop ending) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            QuarkusTransaction.begin();
            trips.end(ending.id(), StopStatus.CANCELLED, null, null, clock.instant());
            trips.cancel(ending.tripId());
            var second = threads.submit(() -> road.packed(merchant));
            await("somebody waits for the trip").until(this::somebodyWaits);
            QuarkusTransaction.commit();
            return second.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_stop_that_is_another_drivers_by_now_goes_to_that_driver_also_while_its_trip_leaves() throws Exception {
        road.warehouse(merchant);
        var phone = road.driver(merchant, "D1");
        var loaded = road.packed(merchant);
        var changed = road.packed(merchant);
        var trip = road.trip(phone);
        assertThat(stop(changed).tripId()).isEqualTo(trip);
        Road.post(phone, "/v1/trips/" + trip + "/load-scans", Map.of("sscc", road.boxOf(phone, loaded)))
                .then()
                .statusCode(200);
        road.driver(merchant, "D2");
        deliveries.drain();
        callers.as(merchant, Roles.DISPATCHER)
                .contentType("application/json")
                .body(Map.of("driver", "D2", "evenIfLate", true))
                .post("/v1/allocation/shipments/" + shipment(changed) + "/driver")
                .then()
                .statusCode(200);
        leavesWhileThePlanIsFollowed(phone, trip, loaded);
        assertThat(stop(loaded).tripId()).isEqualTo(trip);
        assertThat(trips.trip(merchant, stop(changed).tripId()).orElseThrow().driver())
                .isEqualTo("D2");
        orders.cancel(merchant, changed, new Cancellation(Cancellation.Cause.CUSTOMER, "Changed my mind", "test"));
        deliveries.drain();
    }

    /** The departure is held up by a package when it has moved its stops, and the plan comes upon it. */
    private void leavesWhileThePlanIsFollowed(String phone, String trip, String loaded) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            QuarkusTransaction.begin();
            jdbi.useHandle(h ->
                    h.execute("select 1 from oms_delivery.parcel where shipment_id = ? for update", shipment(loaded)));
            var leaves =
                    threads.submit(() -> Road.post(phone, "/v1/trips/" + trip + "/depart", Map.of("leaveBehind", true))
                            .statusCode());
            await("it is about to leave").until(() -> waiting() >= 1);
            var follows = threads.submit(deliveries::drain);
            await("the plan waits for it").until(() -> waiting() >= 2);
            QuarkusTransaction.commit();
            assertThat(leaves.get(30, TimeUnit.SECONDS)).isEqualTo(200);
            follows.get(30, TimeUnit.SECONDS);
        }
    }

    private String shipment(String order) {
        return orders.get(merchant, order).shipments().getFirst().id();
    }

    private int waiting() {
        return jdbi.withHandle(h -> h.createQuery("select count(distinct pid) from pg_locks where not granted")
                .mapTo(Integer.class)
                .one());
    }

    private Stop stop(String order) {
        return trips.stopOf(merchant, shipment(order)).orElseThrow();
    }

    private boolean somebodyWaits() {
        return jdbi.withHandle(h -> h.createQuery(
                        "select exists (select 1 from pg_locks where not granted and locktype in ('transactionid', 'tuple'))")
                .mapTo(Boolean.class)
                .one());
    }
}
