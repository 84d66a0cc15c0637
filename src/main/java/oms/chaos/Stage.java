package oms.chaos;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import oms.identity.ApiKeys;
import oms.identity.Devices;
import oms.identity.Merchants;
import oms.identity.People;
import oms.verify.Auditor;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sets the scene: two servers of what is built, over the database that this process started for itself. */
@ApplicationScoped
class Stage {
    private final Merchants merchants;
    private final People people;
    private final Devices devices;
    private final ApiKeys apiKeys;
    private final Auditor auditor;
    private final Clock clock;
    private final Path folder;
    private final Launch.Database database;

    Stage(
            Merchants merchants,
            People people,
            Devices devices,
            ApiKeys apiKeys,
            Auditor auditor,
            Clock clock,
            @ConfigProperty(name = "oms.chaos.folder", defaultValue = ".oms/chaos") String folder,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.merchants = merchants;
        this.people = people;
        this.devices = devices;
        this.apiKeys = apiKeys;
        this.auditor = auditor;
        this.clock = clock;
        this.folder = Path.of(folder);
        this.database = new Launch.Database(url, user, password);
    }

    Scene set(PrintStream out, Random chance) throws IOException, InterruptedException {
        var launch = new Launch(folder, application(), database);
        for (var name : List.of("server-1", "server-2")) Files.deleteIfExists(launch.log(name));
        if (!launch.hasCache()) train(launch, out);
        var instances =
                List.of(new Instance("server-1", freePort(), launch), new Instance("server-2", freePort(), launch));
        var backend = new Backend(instances);
        var towns = new Towns(merchants, people, devices, apiKeys, backend, clock);
        var scene = new Scene(instances, backend, towns, auditor, clock, chance, folder.resolve("db"), out);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> instances.forEach(Instance::stop), "stop-servers"));
        instances.forEach(Instance::start);
        for (var instance : instances)
            out.printf("%s ready after %.1f s%n", instance.name, seconds(instance.awaitReady()));
        return scene;
    }

    /** A server that does a little of everything and writes down which classes that took. */
    private void train(Launch launch, PrintStream out) throws IOException, InterruptedException {
        out.println("writing the cache that makes servers start faster, once for each build …");
        var trainee = new Instance("training", freePort(), launch, true);
        trainee.start();
        trainee.awaitReady();
        try (var backend = new Backend(List.of(trainee))) {
            var town = new Towns(merchants, people, devices, apiKeys, backend, clock).found("training");
            town.stock(List.of("SKU-1"), 1_000);
            for (int i = 0; i < 50; i++) town.buy(town.shopper("t" + i), "SKU-1", "tok_approved");
        }
        trainee.stop();
    }

    /** The folder that {@code quarkus-run.jar} lies in, which this process was started from. */
    private static Path application() {
        var jar = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
        return Objects.requireNonNull(jar.getParent());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
