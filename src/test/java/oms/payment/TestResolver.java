package oms.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Runs in tests what runs by itself in production: asks the gateway about what is not known. */
@ApplicationScoped
public class TestResolver {
    private final Resolver resolver;

    TestResolver(Resolver resolver) {
        this.resolver = resolver;
    }

    /** @return how many operations were due by then */
    public int resolve(Instant by) {
        return resolver.resolveDue(by);
    }
}
