package oms.events;

import io.quarkus.test.junit.QuarkusTest;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** One whole application in a process of its own, there to be killed; {@link BusTest} starts several over one database. */
@QuarkusTest
class BusInstance {
    public static void main(String... none) {
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass("oms.events.BusInstance"))
                .build();
        var summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary);
        summary.getSummary().printTo(new PrintWriter(System.err, true));
        summary.getSummary().printFailuresTo(new PrintWriter(System.err, true));
        System.exit(1);
    }

    @Test
    void delivers_until_it_is_killed() throws InterruptedException {
        Thread.sleep(TimeUnit.MINUTES.toMillis(5));
    }
}
