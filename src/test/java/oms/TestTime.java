package oms;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The product's clock, which a test may move on: leases end, checks fall due. Nobody else's time passes faster. */
@Singleton
public class TestTime {
    private volatile Duration passed = Duration.ZERO;

    /** Moves the clock on. */
    public synchronized void passes(Duration more) {
        passed = passed.plus(more);
    }

    /** Takes back all that passed faster; for the end of a test class. */
    public synchronized void isReal() {
        passed = Duration.ZERO;
    }

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    Clock clock(@ConfigProperty(name = "oms.clock.start") Optional<Instant> start) {
        return new Moved(new Time().clock(start));
    }

    private final class Moved extends Clock {
        private final Clock real;

        private Moved(Clock real) {
            this.real = real;
        }

        @Override
        public ZoneId getZone() {
            return real.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new Moved(real.withZone(zone));
        }

        @Override
        public Instant instant() {
            return real.instant().plus(passed);
        }
    }
}
