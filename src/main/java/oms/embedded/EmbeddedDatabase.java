package oms.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL 18 whose data folder survives restarts. The first process to open the folder owns it and stops the server
 * at its end; later ones (a second replica, {@code ./oms verify}) join it. A server whose owner was killed goes on
 * running: the next process adopts it, or stops it first where it wants a fresh folder.
 */
public final class EmbeddedDatabase {
    /** Held, because a logger nobody holds forgets its level. */
    private static final Logger CHATTER = Logger.getLogger("io.zonky");

    /** Held until the process ends: a lock whose channel is collected is lost. */
    private static final List<FileLock> OWNED = new CopyOnWriteArrayList<>();

    private final Path data;
    private final Path ownership;

    private EmbeddedDatabase(Path data) {
        this.data = data;
        this.ownership = data.resolveSibling(data.getFileName() + ".owner");
    }

    /**
     * Starts or joins the database in {@code data}.
     *
     * @param fresh whether what is there is thrown away first
     * @return its JDBC URL
     * @throws IllegalStateException if a fresh one is wanted while another process uses it
     */
    public static String start(Path data, boolean fresh) throws IOException {
        CHATTER.setLevel(Level.WARNING);
        return new EmbeddedDatabase(data).start(fresh);
    }

    private String start(boolean fresh) throws IOException {
        Files.createDirectories(data.getParent());
        var owned = own();
        if (owned == null) {
            if (fresh)
                throw new IllegalStateException(
                        "Another process uses " + data + ". Stop it first, or set OMS_HOME to another folder.");
            return url(joined());
        }
        OWNED.add(owned);
        if (fresh) {
            running().ifPresent(Postmaster::stop);
            delete(data);
        }
        var port = adoptOrStart();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> running().ifPresent(Postmaster::stopAfterClients), "stop-database"));
        return url(port);
    }

    private @Nullable FileLock own() throws IOException {
        return FileChannel.open(ownership, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                .tryLock();
    }

    private int adoptOrStart() throws IOException {
        var orphan = running().filter(Postmaster::answers);
        if (orphan.isPresent()) return orphan.get().port();
        running().ifPresent(Postmaster::stop);
        // A pid file left by a machine that went down may name another program by now.
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("log_min_messages", "fatal")
                .setServerConfig("logging_collector", "on")
                .start()
                .getPort();
    }

    /** The port of a server that the owner may be starting just now. */
    private int joined() throws IOException {
        for (var tries = 0; tries < 300; tries++) {
            var there = running().filter(Postmaster::answers);
            if (there.isPresent()) return there.get().port();
            pause();
        }
        throw new IOException("The database in " + data + " is owned by another process but does not answer");
    }

    private Optional<Postmaster> running() {
        return Postmaster.of(data);
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    /** The server process that {@code postmaster.pid} tells of, if it lives. */
    private record Postmaster(ProcessHandle process, int port) {
        static Optional<Postmaster> of(Path data) {
            try {
                var lines = Files.readAllLines(data.resolve("postmaster.pid"));
                if (lines.size() < 4) return Optional.empty();
                return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                        .filter(ProcessHandle::isAlive)
                        .filter(Postmaster::isPostgres)
                        .map(process -> new Postmaster(
                                process, Integer.parseInt(lines.get(3).strip())));
            } catch (IOException | NumberFormatException none) {
                return Optional.empty();
            }
        }

        private static boolean isPostgres(ProcessHandle process) {
            return process.info()
                    .command()
                    .map(program -> program.contains("postgres"))
                    .orElse(true);
        }

        boolean answers() {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
                return true;
            } catch (IOException silent) {
                return false;
            }
        }

        /** Lets the application's own shutdown, which runs at the same time, finish its transactions first. */
        void stopAfterClients() {
            stop("-TERM", "-INT", "-QUIT");
        }

        /** Open transactions are rolled back, the data folder is left clean. */
        void stop() {
            stop("-INT", "-QUIT");
        }

        private void stop(String... signals) {
            for (var signal : signals) {
                send(signal);
                for (var tries = 0; tries < 100 && process.isAlive(); tries++) pause();
                if (!process.isAlive()) return;
            }
        }

        private void send(String signal) {
            try {
                new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                        .start()
                        .waitFor();
            } catch (IOException cannot) {
                process.destroy();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
