package oms.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import oms.Ids;
import oms.TestDeliveries;
import oms.events.Parcels.ParcelSent;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeliveriesTest {
    @Inject
    Outbox outbox;

    @Inject
    Deliveries deliveries;

    @Inject
    TestDeliveries test;

    @Inject
    Jdbi jdbi;

    final String merchant = Ids.next("mer");

    @BeforeEach
    void aTableForWhatArrives() {
        jdbi.useHandle(
                h -> h.execute(
                        "create table if not exists test_parcel (id bigint generated always as identity, key text, sequence bigint)"));
        Parcels.REFUSED.clear();
        Parcels.dropped = 0;
    }

    @Test
    void publishing_outside_a_transaction_is_refused() {
        assertThatThrownBy(() -> outbox.publish(parcel("par_1", 1))).hasStackTraceContaining("TransactionRequired");
    }

    @Test
    void an_event_of_a_rolled_back_change_was_never_there() {
        var key = Ids.next("par");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
            outbox.publish(parcel(key, 1));
            throw new IllegalStateException("changed my mind");
        }));
        test.drain();
        assertThat(received(key)).isEmpty();
    }

    @Test
    void the_subscriber_hears_each_event_once_and_in_order() {
        var key = Ids.next("par");
        send(key, 1, 5);
        test.drain();
        test.drain();
        assertThat(received(key)).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void a_sequence_cannot_repeat() {
        var key = Ids.next("par");
        send(key, 1, 1);
        assertThatThrownBy(() -> send(key, 1, 1)).hasStackTraceContaining("duplicate key");
    }

    @Test
    void a_failure_leaves_no_trace_holds_back_its_own_key_only_and_is_parked_after_eight_tries() {
        var refused = Ids.next("par");
        var other = Ids.next("par");
        Parcels.REFUSED.put(refused, true);
        send(refused, 1, 2);
        send(other, 1, 2);
        for (int i = 0; i < 10; i++) {
            due(refused);
            test.drain();
        }
        assertThat(received(refused)).isEmpty();
        assertThat(received(other)).containsExactly(1L, 2L);
        assertThat(statuses(refused)).containsExactly("PARKED 8", "WAITING 0");

        Parcels.REFUSED.clear();
        jdbi.useHandle(h -> h.execute(
                "update oms_events.delivery set status = 'WAITING', next_attempt_at = now() - interval '1 day' where key = ?",
                refused));
        test.drain();
        assertThat(received(refused)).containsExactly(1L, 2L);
    }

    @Test
    void four_workers_and_a_subscriber_that_fails_at_random_lose_double_and_overtake_nothing() throws Exception {
        var keys = java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> Ids.next("par"))
                .toList();
        for (var key : keys) send(key, 1, 10);
        Parcels.dropped = 10;
        for (int round = 0; round < 60 && waiting(keys) > 0; round++) {
            try (var pool = Executors.newFixedThreadPool(4)) {
                for (Future<?> worker : List.of(1, 2, 3, 4).stream()
                        .map(i -> pool.submit(this::work))
                        .toList()) worker.get();
            }
            jdbi.useHandle(h -> h.execute(
                    "update oms_events.delivery set next_attempt_at = now() - interval '1 day', attempts = 0 where merchant = ? and status = 'WAITING'",
                    merchant));
        }
        for (var key : keys) assertThat(received(key)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    private void work() {
        while (deliveries.deliverDue() > 0) {}
    }

    private ParcelSent parcel(String key, long sequence) {
        return new ParcelSent(key, merchant, sequence, "books");
    }

    private void send(String key, int from, int to) {
        for (long i = from; i <= to; i++) {
            var sequence = i;
            QuarkusTransaction.requiringNew().run(() -> outbox.publish(parcel(key, sequence)));
        }
    }

    private void due(String key) {
        jdbi.useHandle(h -> h.execute(
                "update oms_events.delivery set next_attempt_at = now() - interval '1 day' where key = ? and status = 'WAITING'",
                key));
    }

    private List<Long> received(String key) {
        return jdbi.withHandle(h -> h.createQuery("select sequence from test_parcel where key = :key order by id")
                .bind("key", key)
                .mapTo(Long.class)
                .list());
    }

    private List<String> statuses(String key) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select status || ' ' || attempts from oms_events.delivery where key = :key order by sequence")
                .bind("key", key)
                .mapTo(String.class)
                .list());
    }

    private long waiting(List<String> keys) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select count(*) from oms_events.delivery where key = any(:keys) and status = 'WAITING'")
                .bindArray("keys", String.class, keys.toArray())
                .mapTo(Long.class)
                .one());
    }
}
