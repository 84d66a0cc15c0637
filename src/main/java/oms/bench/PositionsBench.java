package oms.bench;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import oms.bench.Fleet.OnTheRoad;
import oms.outside.Bodies;
import oms.outside.Line;
import oms.outside.Transport.Request;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Phones that each tell a position every five seconds through one instance, while shoppers hold their maps open: how many are
 * accepted, how long each takes from the phone to a map, and what it costs. The phones and shoppers run in the same process, so the
 * processor time is theirs, too.
 */
@ApplicationScoped
@Unremovable
class PositionsBench {
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final double NANOS = 1e9;

    private record Tally(AtomicLong sent, AtomicLong accepted, Queue<Long> answered) {
        Tally() {
            this(new AtomicLong(), new AtomicLong(), new ConcurrentLinkedQueue<>());
        }
    }

    private final Fleet fleet;
    private final Clock clock;
    private final int port;
    private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
    private final AtomicLong places = new AtomicLong();
    private volatile Tally tally = new Tally();

    PositionsBench(Fleet fleet, Clock clock, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.fleet = fleet;
        this.clock = clock;
        this.port = port;
    }

    /** @return 0 when everything that was sent was accepted */
    int run(int drivers, int watchers, int seconds, PrintStream out) throws Exception {
        var road = fleet.send(drivers, out);
        Queue<Long> ages = new ConcurrentLinkedQueue<>();
        var maps = new ArrayList<Watcher>();
        for (int i = 0; i < watchers; i++)
            maps.add(new Watcher(port, road.get(i % road.size()).token(), sentAt, ages));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            maps.forEach(threads::submit);
            for (var driver : road) threads.submit(() -> drive(driver));
            out.println("warming up …");
            Thread.sleep(WARM_UP);
            tally = new Tally();
            ages.clear();
            var cpu = cpu();
            var began = System.nanoTime();
            Thread.sleep(Duration.ofSeconds(seconds));
            var took = (System.nanoTime() - began) / NANOS;
            tell(out, road.size(), maps.stream().filter(Watcher::isOpen).count(), took, (cpu() - cpu) / took, ages);
            for (var map : maps) map.close();
            threads.shutdownNow();
        }
        return tally.sent().get() - tally.accepted().get() <= drivers ? 0 : 1;
    }

    /** A fix every five seconds, the first at a moment of its own. */
    private void drive(OnTheRoad driver) {
        try (var line = new Line(port, 60_000)) {
            Thread.sleep((long) (Math.random() * EVERY.toMillis()));
            for (long next = System.nanoTime(); ; next += EVERY.toNanos()) {
                tellPlace(line, driver);
                var pause = next + EVERY.toNanos() - System.nanoTime();
                if (pause > 0) Thread.sleep(Duration.ofNanos(pause));
            }
        } catch (IOException | InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellPlace(Line line, OnTheRoad driver) throws IOException {
        var number = places.incrementAndGet();
        var lat = String.format(Locale.ROOT, "40.7%07d", number % 10_000_000);
        var place = Double.parseDouble(lat);
        var body = Bodies.json(Map.of(
                "device",
                "bench",
                "positions",
                List.of(Map.of(
                        "deviceSeq",
                        number,
                        "at",
                        clock.instant().toString(),
                        "lat",
                        place,
                        "lon",
                        -74.0,
                        "accuracy",
                        8.0))));
        var now = tally;
        var began = System.nanoTime();
        sentAt.put(String.valueOf(place), began);
        now.sent().incrementAndGet();
        var answer = line.send(new Request("POST", "/v1/positions", driver.key(), null, body));
        now.answered().add(System.nanoTime() - began);
        if (answer.isFine() && answer.json().path("accepted").asInt() == 1)
            now.accepted().incrementAndGet();
    }

    private void tell(PrintStream out, int drivers, long open, double took, double cores, Queue<Long> ages) {
        var seen = sorted(ages);
        var answered = sorted(tally.answered());
        out.printf(
                Locale.ROOT,
                "positions: %d drivers, %d shoppers watching: %.1f/s accepted of %.1f/s sent; answered p50 %.0f ms, p99 %.0f ms%n",
                drivers,
                open,
                tally.accepted().get() / took,
                tally.sent().get() / took,
                part(answered, 0.5),
                part(answered, 0.99));
        out.printf(
                Locale.ROOT,
                "positions: from phone to map p50 %.0f ms, p99 %.0f ms (%d shown); %.2f cores with database, phones and shoppers%n",
                part(seen, 0.5),
                part(seen, 0.99),
                seen.length,
                cores);
    }

    private static long[] sorted(Queue<Long> nanos) {
        return nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private static double part(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1.0, sorted.length * share)] / 1e6;
    }

    /** @return seconds of processor time of this process and the database that it started */
    private static double cpu() {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(ProcessHandle.current()),
                        ProcessHandle.current().descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToDouble(time -> time.toMillis() / 1e3)
                .sum();
    }
}
