package oms.fraud;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import oms.identity.Audit;
import oms.identity.Caller;
import oms.web.NotFound;

/** What people see of the turnstile, and letting somebody through. */
@ApplicationScoped
class Doorkeeping {
    private static final Duration SHOWN = Duration.ofDays(1);

    private final Tally tally;
    private final Turnstile turnstile;
    private final Audit audit;
    private final Clock clock;

    Doorkeeping(Tally tally, Turnstile turnstile, Audit audit, Clock clock) {
        this.tally = tally;
        this.turnstile = turnstile;
        this.audit = audit;
        this.clock = clock;
    }

    /** @return who was refused within a day, the newest first */
    List<Tally.Limited> refused(String merchant, int limit) {
        return tally.limited(merchant, clock.instant().minus(SHOWN), limit);
    }

    /** @throws NotFound where nobody of that name was refused */
    @Transactional
    void lift(Caller by, String kind, String key) {
        if (!tally.lift(by.merchant(), kind, key)) throw new NotFound("refusal");
        turnstile.forget(by.merchant(), kind, key);
        audit.record(by, "fraud.let_through", kind);
    }
}
