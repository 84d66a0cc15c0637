package oms.demo;

import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import oms.Command;
import oms.verify.Auditor;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * {@code ./oms demo}: the sample city is opened, the specification's example order goes through all eight stages over the public
 * endpoints, everything is audited, and the city goes on working. {@code --exit} ends it after the audit; {@code --resume} goes on
 * with the city of last time.
 */
@ApplicationScoped
class DemoCommand implements Command {
    private final Hiring hiring;
    private final Auditor auditor;
    private final Clock clock;
    private final URI base;
    private final Path folder;

    DemoCommand(
            Hiring hiring,
            Auditor auditor,
            Clock clock,
            @ConfigProperty(name = "quarkus.http.port") int port,
            @ConfigProperty(name = "oms.demo.folder", defaultValue = ".oms/demo") String folder) {
        this.hiring = hiring;
        this.auditor = auditor;
        this.clock = clock;
        this.base = URI.create("http://127.0.0.1:" + port);
        this.folder = Path.of(folder);
    }

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public int run(List<String> options) throws Exception {
        var narrator = new Narrator(System.out);
        if (options.contains("--resume")) return resume(narrator);
        Acknowledged.forget(folder);
        var crew = hiring.hire();
        new CrewFile(folder).write(crew);
        var scene = new Scene(crew, base, clock, narrator, new Checks(narrator));
        tell(scene);
        narrator.title("AUDIT");
        var violations = auditor.tell(System.out);
        var held = scene.checks().held() == scene.checks().stages();
        narrator.line("%n%d/%d stages, %d violations"
                .formatted(scene.checks().held(), scene.checks().stages(), violations));
        if (!options.contains("--exit")) serve(scene);
        return held && violations == 0 ? 0 : 1;
    }

    private int resume(Narrator narrator) throws IOException, InterruptedException {
        var file = new CrewFile(folder);
        if (!file.exists()) {
            System.err.println("oms demo: there is nothing to go on with in " + folder);
            return 2;
        }
        serve(new Scene(file.read(), base, clock, narrator, new Checks(narrator)));
        return 0;
    }

    private static void tell(Scene scene) {
        var narrator = scene.narrator();
        narrator.title("BEFORE: a city of %d warehouses, %d articles and %d drivers; it is %s in New York"
                .formatted(
                        City.WAREHOUSES.size(),
                        City.PRODUCTS.size(),
                        City.DRIVERS.size(),
                        Narrator.clock(scene.clock().instant())));
        new Opening(scene.crew(), scene.base()).open();
        new Morning(scene).pass();
        new Line(new Example(scene)).walk();
    }

    private void serve(Scene scene) throws IOException, InterruptedException {
        try (var acknowledged = new Acknowledged(folder);
                var bustle = new Bustle()) {
            new Traffic(scene, acknowledged).start(bustle);
            doors(scene);
            Quarkus.waitForExit();
        }
    }

    private void doors(Scene scene) {
        var narrator = scene.narrator();
        narrator.title("THE CITY GOES ON: console at " + base + "/, Ctrl-C ends it");
        for (var logIn : scene.crew().logIns())
            narrator.line("   %-16s %-32s %s".formatted(logIn.what(), logIn.email(), logIn.password()));
        narrator.line("");
    }
}
