package oms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What must be decided before Quarkus reads its configuration: which database, which port, which clock. Everything is a
 * system property that yields to the same property given from outside.
 */
class Setting {
    /** What was asked for cannot be done; said in words, before anything is started or thrown away. */
    static final class Wrong extends IllegalArgumentException {
        Wrong(String words) {
            super(words);
        }
    }

    /** The day of the specification's running example, a quarter past one in the afternoon in New York. */
    private static final Instant EXAMPLE_DAY = Instant.parse("2026-05-06T17:10:00Z");

    /** What these leave is nothing that somebody would look at afterwards. */
    private static final Set<String> PASSING = Set.of("bench", "self-test");

    private final Path home =
            Path.of(Optional.ofNullable(System.getenv("OMS_HOME")).orElse(".oms"));
    private final String command;
    private final List<String> options;

    Setting(String command, List<String> options) {
        this.command = command;
        this.options = options;
    }

    void apply() throws IOException {
        switch (command) {
            case "demo" -> demo();
            case "verify" -> verify();
            case "bench" -> bench();
            case "chaos" -> chaos();
            default -> database("run", false);
        }
    }

    private void demo() throws IOException {
        if (!options.isEmpty() && !options.equals(List.of("--exit")) && !options.equals(List.of("--resume")))
            throw new Wrong("demo takes --exit, or --resume, or nothing");
        var fresh = !options.contains("--resume");
        if (!fresh && !Files.exists(home.resolve("demo").resolve("began")))
            throw new Wrong("there is no demo in " + home + " to go on with");
        quiet(database("demo", fresh));
        clock("demo", fresh);
        set("oms.demo.folder", home.resolve("demo").toAbsolutePath().toString());
        set("oms.identity.first-administrator", "false");
        set("oms.delivery.map-url", "/maps/new-york.geojson");
        set("oms.verify.every", "PT30S");
        set("quarkus.mailer.mock", "true");
        set("quarkus.http.host", "127.0.0.1");
        var port = freePort(Integer.parseInt(given("quarkus.http.port").orElse("8080")));
        System.setProperty("quarkus.http.port", Integer.toString(port));
        set("oms.notification.public-url", "http://127.0.0.1:" + port);
    }

    /**
     * The server with nothing but the requests to work on; the bench of positions needs orders on the road, and the fraud bench looks
     * at the database last used.
     */
    private void bench() throws IOException {
        if (!options.isEmpty() && options.getFirst().equals("fraud")) {
            quiet(database(lastUsed(), false));
            lookOnly();
            return;
        }
        quiet(database("bench", true));
        if (options.isEmpty() || !options.getFirst().equals("positions")) {
            set("quarkus.scheduler.enabled", "false");
            set("oms.events.workers", "0");
        }
        set("quarkus.http.host", "127.0.0.1");
        System.setProperty("quarkus.http.port", Integer.toString(freePort(0)));
        set("oms.web.count-statements", "true");
        set("oms.identity.first-administrator", "false");
        set("quarkus.datasource.jdbc.max-size", "32");
        set("quarkus.mailer.mock", "true");
    }

    /** A database of its own, whatever the environment names, for it is killed; the servers are other processes. */
    private void chaos() throws IOException {
        var folder = home.resolve("chaos").toAbsolutePath();
        Files.createDirectories(folder);
        System.setProperty("quarkus.datasource.jdbc.url", startEmbedded(folder.resolve("db"), true));
        System.setProperty("quarkus.datasource.username", "postgres");
        System.setProperty("quarkus.datasource.password", "postgres");
        System.setProperty("oms.chaos.folder", folder.toString());
        quiet(folder);
        set("quarkus.http.host-enabled", "false");
        set("quarkus.scheduler.enabled", "false");
        set("quarkus.datasource.jdbc.max-size", "8");
        set("oms.events.workers", "0");
        set("quarkus.mailer.mock", "true");
    }

    /** Looks only: no server, no jobs, no migrations, no deliveries. */
    private void verify() throws IOException {
        if (options.contains("--self-test")) {
            selfTest();
            return;
        }
        var which = options.contains("--demo") ? "demo" : options.contains("--run") ? "run" : lastUsed();
        quiet(database(which, false));
        if (which.equals("demo")) clock(which, false);
        set("quarkus.flyway.migrate-at-start", "false");
        lookOnly();
    }

    /** In a server of its own where one can be started; otherwise beside the database in use, never in it. */
    private void selfTest() throws IOException {
        quiet(database("self-test", true));
        set("oms.identity.first-administrator", "false");
        lookOnly();
    }

    private static void lookOnly() {
        set("quarkus.http.host-enabled", "false");
        set("quarkus.scheduler.enabled", "false");
        set("oms.events.workers", "0");
    }

    /**
     * Starts the embedded database {@code which}, unless the environment names another.
     *
     * @return the folder for this command's run-time data
     */
    private Path database(String which, boolean fresh) throws IOException {
        var folder = home.resolve(which).toAbsolutePath();
        Files.createDirectories(folder);
        if (given("quarkus.datasource.jdbc.url").isPresent()) return folder;
        if (!PASSING.contains(which)) Files.writeString(home.resolve("last-used"), which);
        set("quarkus.datasource.jdbc.url", startEmbedded(folder.resolve("db"), fresh));
        set("quarkus.datasource.username", "postgres");
        set("quarkus.datasource.password", "postgres");
        return folder;
    }

    /** By name, because the class stays out of native and production builds. */
    private static String startEmbedded(Path data, boolean fresh) {
        try {
            return (String) Class.forName("oms.embedded.EmbeddedDatabase")
                    .getMethod("start", Path.class, boolean.class)
                    .invoke(null, data, fresh);
        } catch (ClassNotFoundException absent) {
            throw new IllegalStateException(
                    "This build has no embedded database: set QUARKUS_DATASOURCE_JDBC_URL, _USERNAME and _PASSWORD",
                    absent);
        } catch (InvocationTargetException refused) {
            throw new IllegalStateException(refused.getCause().getMessage(), refused.getCause());
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("The embedded database did not start", broken);
        }
    }

    /** The demo's time begins on the example's day; a resumed demo goes on from where that day has got to. */
    private void clock(String which, boolean fresh) throws IOException {
        var began = home.resolve(which).resolve("began");
        if (fresh || !Files.exists(began))
            Files.writeString(began, Instant.now().toString());
        var passed = Duration.between(Instant.parse(Files.readString(began).strip()), Instant.now());
        set("oms.clock.start", EXAMPLE_DAY.plus(passed).toString());
    }

    private String lastUsed() throws IOException {
        var last = home.resolve("last-used");
        return Files.exists(last) ? Files.readString(last).strip() : "run";
    }

    /** The console is the command's own; the log goes to a file beside the database. */
    private static void quiet(Path folder) {
        set("quarkus.banner.enabled", "false");
        set("quarkus.log.console.enabled", "false");
        set("quarkus.log.file.enabled", "true");
        set("quarkus.log.file.path", folder.resolve("oms.log").toString());
    }

    private static int freePort(int wished) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("127.0.0.1", wished));
            return socket.getLocalPort();
        } catch (IOException taken) {
            if (wished == 0) throw new UncheckedIOException(taken);
            return freePort(0);
        }
    }

    private static void set(String property, String value) {
        if (given(property).isEmpty()) System.setProperty(property, value);
    }

    private static Optional<String> given(String property) {
        return Optional.ofNullable(System.getProperty(property))
                .or(() -> Optional.ofNullable(
                        System.getenv(property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(java.util.Locale.ROOT))));
    }
}
