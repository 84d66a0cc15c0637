package oms.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import oms.outside.Line;
import oms.outside.Transport.Request;
import org.jspecify.annotations.Nullable;

/** One server process on its port, and the connections that the merchant's back-end holds to it. */
final class Instance {
    /** After which a server that does not come up counts as broken. */
    private static final Duration COMING_UP = Duration.ofSeconds(90);

    /** A tenth of the processor of one that starts. */
    private static final int AFTER_STARTING = 10;

    private static final int PATIENCE_MILLIS = 40_000;
    private static final long SHUNNED_NANOS = Duration.ofMillis(250).toNanos();

    final String name;
    private final int port;
    private final Launch launch;
    private final boolean training;
    private final Deque<Line> idle = new ConcurrentLinkedDeque<>();
    private volatile @Nullable Process process;
    private volatile long startedNanos;
    private volatile long shunnedUntil = System.nanoTime();

    Instance(String name, int port, Launch launch) {
        this(name, port, launch, false);
    }

    /** @param training whether it writes the cache for the next ones when it stops */
    Instance(String name, int port, Launch launch, boolean training) {
        this.name = name;
        this.port = port;
        this.launch = launch;
        this.training = training;
    }

    void start() {
        try {
            startedNanos = System.nanoTime();
            process = training ? launch.training(name, port) : launch.server(name, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return how long it took from its start until it was ready */
    Duration awaitReady() throws InterruptedException {
        while (!isReady()) {
            var running = process;
            if (running == null || !running.isAlive())
                throw new IllegalStateException(name + " ended by itself; see " + launch.log(name));
            if (System.nanoTime() - startedNanos > COMING_UP.toNanos())
                throw new IllegalStateException(name + " did not become ready; see " + launch.log(name));
            Thread.sleep(20);
        }
        var took = Duration.ofNanos(System.nanoTime() - startedNanos);
        giveWay();
        return took;
    }

    /**
     * From now on a server that starts comes first where the processors are short, as a start-up boost does it on Kubernetes. Where
     * the system knows no such thing, all stay equal.
     */
    private void giveWay() throws InterruptedException {
        var running = process;
        if (running == null) return;
        try (var threads = Files.list(Path.of("/proc/" + running.pid() + "/task"))) {
            var command = new ArrayList<>(List.of("renice", "-n", Integer.toString(AFTER_STARTING), "-p"));
            threads.map(thread -> thread.getFileName().toString()).forEach(command::add);
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException unknown) {
            // not Linux, or no renice: nothing depends on it
        }
    }

    /** As an orchestrator asks. */
    boolean isReady() {
        try (var line = new Line(port, 2_000)) {
            return line.send(new Request("GET", "/q/health/ready", null, null, null))
                    .isFine();
        } catch (IOException silent) {
            return false;
        }
    }

    boolean isAlive() {
        var running = process;
        return running != null && running.isAlive();
    }

    /** SIGKILL: no goodbye to anybody. */
    void kill() throws InterruptedException {
        var running = process;
        if (running != null) running.destroyForcibly().waitFor();
    }

    /** SIGTERM, as at a roll-out. */
    void stop() {
        var running = process;
        if (running == null) return;
        running.destroy();
        try {
            if (!running.waitFor(Duration.ofSeconds(60)))
                running.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    boolean isShunned() {
        return System.nanoTime() - shunnedUntil < 0;
    }

    /** It did not answer: others are asked first for a moment, and what connections there are may be dead. */
    void shun() {
        shunnedUntil = System.nanoTime() + SHUNNED_NANOS;
        for (var line = idle.poll(); line != null; line = idle.poll()) close(line);
    }

    Line borrow() throws IOException {
        var line = idle.pollFirst();
        return line == null ? new Line(port, PATIENCE_MILLIS) : line;
    }

    void giveBack(Line line) {
        idle.addFirst(line);
    }

    static void close(Line line) {
        try {
            line.close();
        } catch (IOException gone) {
            // it was to be closed
        }
    }
}
