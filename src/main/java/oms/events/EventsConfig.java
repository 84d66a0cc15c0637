package oms.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "oms.events")
interface EventsConfig {
    /** Threads that deliver in this process; 0 delivers nothing by itself (tests do it by hand). */
    @WithDefault("4")
    int workers();

    /** How often to look for events of other replicas and for due second tries; events of this process wake the workers at once. */
    @WithDefault("PT0.25S")
    Duration poll();

    /** Deliveries handled in one transaction while nothing fails. */
    @WithDefault("16")
    int batch();

    /** Pause after the first failure; doubles with every further one. */
    @WithDefault("PT1S")
    Duration backoff();

    /** Failures after which a delivery is parked for a person. */
    @WithDefault("8")
    int tries();
}
