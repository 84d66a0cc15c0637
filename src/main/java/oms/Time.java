package oms;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one clock of the system. {@code oms.clock.start} (an RFC 3339 instant) makes it start there and tick on from there:
 * the demo and the scenario tests live on the day of the specification's example; production leaves it unset.
 */
class Time {
    @Produces
    @Singleton
    Clock clock(@ConfigProperty(name = "oms.clock.start") Optional<Instant> start) {
        var system = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)); // as fine as the database stores it
        return start.map(at -> Clock.offset(system, Duration.between(system.instant(), at)))
                .orElse(system);
    }
}
