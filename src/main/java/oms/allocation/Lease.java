package oms.allocation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** One planner at a time for each region. Whoever takes over gets a higher token; the effects of a lower one are refused. */
@Singleton
class Lease {
    /** @param token higher than that of anybody before, in any region of the merchant */
    record Held(Region region, long token) {
        String merchant() {
            return region.merchant();
        }
    }

    private final Jdbi jdbi;
    private final AllocationSettings settings;
    private final Clock clock;

    Lease(Jdbi jdbi, AllocationSettings settings, Clock clock) {
        this.jdbi = jdbi;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return nothing while another planner works for this region */
    Optional<Held> take(Region region) {
        var now = clock.instant();
        return jdbi.withHandle(h -> h.createQuery("""
                        insert into oms_allocation.planner as p (merchant, region, token, held_until)
                        values (:merchant, :region, nextval('oms_allocation.planner_token'), :until)
                        on conflict (merchant, region) do update set token = excluded.token, held_until = excluded.held_until
                         where p.held_until <= :now
                        returning token""")
                .bind("merchant", region.merchant())
                .bind("region", region.name())
                .bind("until", now.plus(settings.lease()))
                .bind("now", now)
                .mapTo(Long.class)
                .findOne()
                .map(token -> new Held(region, token)));
    }

    /** @return false where somebody took over */
    boolean renew(Held held) {
        return 1
                == jdbi.withHandle(h -> h.createUpdate(
                                "update oms_allocation.planner set held_until = :until where merchant = :merchant and token = :token")
                        .bind("merchant", held.merchant())
                        .bind("token", held.token())
                        .bind("until", clock.instant().plus(settings.lease()))
                        .execute());
    }

    void release(Held held) {
        jdbi.useHandle(h -> h.createUpdate(
                        "update oms_allocation.planner set held_until = :now where merchant = :merchant and token = :token")
                .bind("merchant", held.merchant())
                .bind("token", held.token())
                .bind("now", clock.instant())
                .execute());
    }

    /** Ends every lease of the merchant, whoever has it. */
    void end(String merchant) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_allocation.planner
                           set token = nextval('oms_allocation.planner_token'), held_until = :now where merchant = :merchant""")
                .bind("merchant", merchant)
                .bind("now", clock.instant())
                .execute());
    }

    /**
     * Within a transaction: from here until it ends nobody takes over.
     *
     * @throws Overtaken where somebody has
     */
    void fence(Held held) {
        var found = jdbi.withHandle(h -> h.createQuery(
                        "select token from oms_allocation.planner where merchant = :merchant and token = :token for share")
                .bind("merchant", held.merchant())
                .bind("token", held.token())
                .mapTo(Long.class)
                .findOne());
        if (found.isEmpty()) throw new Overtaken("Another planner works for " + held.merchant());
    }
}
