package oms.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import oms.Ids;
import oms.TestDeliveries;
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

    private Stop stop(String order) {
        var shipment = orders.get(merchant, order).shipments().getFirst().id();
        return trips.stopOf(merchant, shipment).orElseThrow();
    }

    private boolean somebodyWaits() {
        return jdbi.withHandle(h -> h.createQuery(
                        "select exists (select 1 from pg_locks where not granted and locktype in ('transactionid', 'tuple'))")
                .mapTo(Boolean.class)
                .one());
    }
}
