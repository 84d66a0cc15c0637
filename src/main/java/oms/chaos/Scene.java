package oms.chaos;

import java.io.Closeable;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import oms.verify.Auditor;

/**
 * Two servers over one database, and who speaks to them.
 *
 * @param chance seeded; for the order of events only the driver itself decides on
 * @param database the folder of the embedded database, which may be killed
 */
record Scene(
        List<Instance> instances,
        Backend backend,
        Towns towns,
        Auditor auditor,
        Clock clock,
        Random chance,
        Path database,
        PrintStream out)
        implements Closeable {
    Scene {
        instances = List.copyOf(instances);
    }

    void awaitReady() throws InterruptedException {
        for (var instance : instances) instance.awaitReady();
    }

    @Override
    public void close() {
        backend.close();
        instances.forEach(Instance::stop);
    }
}
