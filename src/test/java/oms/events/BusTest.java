package oms.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import oms.Ids;
import oms.events.Parcels.ParcelSent;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/**
 * 10,000 events on 100 keys, two application instances with four workers each on one database, a subscriber that fails one time
 * in twenty, and one instance killed (SIGKILL) in the middle: nothing is lost, doubled or overtaken.
 */
@QuarkusTest
class BusTest {
    static final int KEYS = 100;
    static final int EVENTS = 100;

    @Inject
    Outbox outbox;

    @Inject
    Jdbi jdbi;

    final String merchant = Ids.next("mer");
    final List<String> keys =
            IntStream.range(0, KEYS).mapToObj(i -> Ids.next("par")).toList();

    @Test
    void nothing_is_lost_doubled_or_overtaken_when_an_instance_dies() throws Exception {
        jdbi.useHandle(
                h -> h.execute(
                        "create table if not exists test_parcel (id bigint generated always as identity, key text, sequence bigint)"));
        var first = instance();
        var second = instance();
        try {
            publishAll();
            awaitDone(KEYS * EVENTS / 5L);
            first.destroyForcibly().waitFor();
            assertThat(done()).as("killed in the middle").isLessThan(KEYS * EVENTS);
            first = instance();
            awaitDone(KEYS * EVENTS);
        } finally {
            first.destroyForcibly();
            second.destroyForcibly();
        }
        for (var key : keys)
            assertThat(received(key))
                    .isEqualTo(LongStream.rangeClosed(1, EVENTS).boxed().toList());
    }

    private void publishAll() throws InterruptedException {
        try (var publishers = Executors.newFixedThreadPool(4)) {
            for (var key : keys) publishers.submit(() -> publish(key));
        }
    }

    private void publish(String key) {
        for (long from = 1; from <= EVENTS; from += 10) {
            var start = from;
            QuarkusTransaction.requiringNew()
                    .run(() -> LongStream.range(start, start + 10)
                            .forEach(i -> outbox.publish(new ParcelSent(key, merchant, i, "books"))));
        }
    }

    private void awaitDone(long many) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> done() >= many);
    }

    private long done() {
        return jdbi.withHandle(
                h -> h.createQuery("select count(*) from oms_events.delivery where merchant = :m and status = 'DONE'")
                        .bind("m", merchant)
                        .mapTo(Long.class)
                        .one());
    }

    private List<Long> received(String key) {
        return jdbi.withHandle(h -> h.createQuery("select sequence from test_parcel where key = :key order by id")
                .bind("key", key)
                .mapTo(Long.class)
                .list());
    }

    private static Process instance() throws IOException {
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "--add-opens",
                        "java.base/java.lang=ALL-UNNAMED",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dquarkus.datasource.jdbc.url=" + System.getProperty("quarkus.datasource.jdbc.url"),
                        "-Dquarkus.datasource.username=postgres",
                        "-Dquarkus.datasource.password=postgres",
                        "-Doms.events.workers=4",
                        "-Doms.events.backoff=PT0.02S",
                        "-Dparcels.dropped=5",
                        "-cp",
                        classes,
                        "oms.events.BusInstance")
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "bus-instance-" + System.nanoTime() + ".log")
                        .toFile())
                .start();
    }
}
