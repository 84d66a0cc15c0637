package oms.chaos;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a server of the built application is started: on a flat class path with an ahead-of-time cache (JEP 483, 515), which halves
 * what a start costs; with the first of the two compilers only, which halves it again, at some cost of speed later that no proof is
 * about; with nothing of the driver's own environment but the database.
 */
final class Launch {
    private static final List<String> SMALL = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--add-opens",
            "java.base/java.lang=ALL-UNNAMED",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

    /** @param url of the driver's own database */
    record Database(String url, String user, String password) {}

    private final Path folder;
    private final Path application;
    private final Database database;
    private final Path cache;
    private final String classPath;

    /** @param folder for logs; {@code application} what {@code quarkus-run.jar} lies in */
    Launch(Path folder, Path application, Database database) throws IOException {
        this.folder = folder;
        this.application = application;
        this.database = database;
        this.cache = application.resolveSibling("oms.aot");
        this.classPath = classPath(application);
    }

    private static String classPath(Path application) throws IOException {
        var jars = new ArrayList<Path>();
        for (var part : List.of("quarkus/transformed-bytecode.jar", "quarkus/generated-bytecode.jar"))
            if (Files.exists(application.resolve(part))) jars.add(application.resolve(part));
        for (var part : List.of("app", "lib/boot", "lib/main")) jars.addAll(jars(application.resolve(part)));
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    /** @return whether there is a cache, and it was made of what is built now */
    boolean hasCache() throws IOException {
        return Files.exists(cache)
                && Files.getLastModifiedTime(cache)
                                .compareTo(Files.getLastModifiedTime(application.resolve("quarkus-run.jar")))
                        > 0;
    }

    Process server(String name, int port) throws IOException {
        return start(name, port, hasCache() ? List.of("-XX:AOTCache=" + cache) : List.of());
    }

    /** One that writes the cache when it ends. */
    Process training(String name, int port) throws IOException {
        Files.deleteIfExists(cache);
        return start(name, port, List.of("-XX:AOTCacheOutput=" + cache));
    }

    private Process start(String name, int port, List<String> more) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        command.addAll(more);
        command.addAll(List.of("-cp", classPath, "oms.Main", "run"));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(name).toFile()));
        process.environment().keySet().removeIf(key -> key.startsWith("QUARKUS_") || key.startsWith("OMS_"));
        process.environment().putAll(environment(port));
        return process.start();
    }

    private Map<String, String> environment(int port) {
        return Map.of(
                "OMS_HOME",
                folder.toString(),
                "OMS_IDENTITY_FIRST_ADMINISTRATOR",
                "false",
                "OMS_FRAUD_LIMITED",
                "false",
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                "QUARKUS_HTTP_PORT",
                Integer.toString(port),
                "QUARKUS_MAILER_MOCK",
                "true",
                "OMS_PAYMENT_SIMULATED_TIMEOUT",
                "PT0.5S",
                "QUARKUS_DATASOURCE_JDBC_URL",
                database.url(),
                "QUARKUS_DATASOURCE_USERNAME",
                database.user(),
                "QUARKUS_DATASOURCE_PASSWORD",
                database.password());
    }

    Path log(String name) {
        return folder.resolve(name + ".log");
    }
}
