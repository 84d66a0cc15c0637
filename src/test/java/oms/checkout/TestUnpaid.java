package oms.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Runs in tests what looks every ten seconds in production: promises to orders that nobody paid in time. */
@ApplicationScoped
public class TestUnpaid {
    private final Unpaid unpaid;

    TestUnpaid(Unpaid unpaid) {
        this.unpaid = unpaid;
    }

    /** @return how many orders are due by then */
    public int expire(Instant by) {
        return unpaid.expire(by);
    }
}
