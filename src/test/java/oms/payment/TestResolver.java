package oms.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Runs in tests what looks every second in production: operations whose answer never came. */
@ApplicationScoped
public class TestResolver {
    private final Resolver resolver;
    private final Clock clock;

    TestResolver(Resolver resolver, Clock clock) {
        this.resolver = resolver;
        this.clock = clock;
    }

    /** @return how many operations were due */
    public int resolve() {
        return resolve(clock.instant());
    }

    /** @return how many operations are due by then */
    public int resolve(Instant by) {
        return resolver.resolveDue(by);
    }
}
