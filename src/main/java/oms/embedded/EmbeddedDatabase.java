package oms.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
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
    private static final List<Owned> OWNED = new CopyOnWriteArrayList<>();

    private record Owned(Path folder, FileLock lock) {}

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

    /**
     * Kills the server in {@code data} and everything it started with SIGKILL, as a power failure would; what it had not written stays
     * unwritten.
     *
     * @throws IllegalStateException unless this process owns the folder
     */
    public static void kill(Path data) {
        owned(data).running().ifPresent(Postmaster::kill);
    }

    /**
     * Starts the server in {@code data} again as it was started last, on the same port, and returns when it takes connections.
     *
     * @throws IllegalStateException unless this process owns the folder
     */
    public static void startAgain(Path data) throws IOException {
        Postmaster.startAgain(owned(data).data);
    }

    private static EmbeddedDatabase owned(Path data) {
        if (OWNED.stream().noneMatch(lock -> lock.folder().equals(data)))
            throw new IllegalStateException(data + " is not this process's database");
        return new EmbeddedDatabase(data);
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
        OWNED.add(new Owned(data, owned));
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
            Postmaster.pause();
        }
        throw new IOException("The database in " + data + " is owned by another process but does not answer");
    }

    private Optional<Postmaster> running() {
        return Postmaster.of(data);
    }

    private static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
