package oms.allocation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** One planner at a time for each merchant. Whoever takes over gets a higher token; the effects of a lower one are refused. */
@Singleton
class Lease {
    private final Jdbi jdbi;
    private final AllocationSettings settings;
    private final Clock clock;

    Lease(Jdbi jdbi, AllocationSettings settings, Clock clock) {
        this.jdbi = jdbi;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return the token, or nothing while another planner works for this merchant */
    Optional<Long> take(String merchant) {
        var now = clock.instant();
        return jdbi.withHandle(h -> h.createQuery("""
                        insert into oms_allocation.planner as p (merchant, token, held_until) values (:merchant, 1, :until)
                        on conflict (merchant) do update set token = p.token + 1, held_until = excluded.held_until
                         where p.held_until <= :now
                        returning token""")
                .bind("merchant", merchant)
                .bind("until", now.plus(settings.lease()))
                .bind("now", now)
                .mapTo(Long.class)
                .findOne());
    }

    /** @return false where somebody took over */
    boolean renew(String merchant, long token) {
        return 1
                == jdbi.withHandle(h -> h.createUpdate(
                                "update oms_allocation.planner set held_until = :until where merchant = :merchant and token = :token")
                        .bind("merchant", merchant)
                        .bind("token", token)
                        .bind("until", clock.instant().plus(settings.lease()))
                        .execute());
    }

    void release(String merchant, long token) {
        jdbi.useHandle(h -> h.createUpdate(
                        "update oms_allocation.planner set held_until = :now where merchant = :merchant and token = :token")
                .bind("merchant", merchant)
                .bind("token", token)
                .bind("now", clock.instant())
                .execute());
    }

    /**
     * Within a transaction: from here until it ends nobody takes over.
     *
     * @throws Overtaken where somebody has
     */
    void fence(String merchant, long token) {
        var held = jdbi.withHandle(h -> h.createQuery(
                        "select token from oms_allocation.planner where merchant = :merchant and token = :token for share")
                .bind("merchant", merchant)
                .bind("token", token)
                .mapTo(Long.class)
                .findOne());
        if (held.isEmpty()) throw new Overtaken("Another planner works for " + merchant);
    }
}
