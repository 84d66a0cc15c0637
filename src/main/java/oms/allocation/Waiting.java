package oms.allocation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The orders that want a plan, and when the planner looks at each next. */
@Singleton
class Waiting {
    /**
     * @param tries how often nobody could ship it since it began to wait
     * @param overtaken how often its plan was overtaken, or could not be written down, since then or since the last refusal
     * @param why what made a plan necessary
     * @param nextLookAt since when it is due, or until when it sleeps
     * @param obstacle what the last try said; null before it
     */
    record Entry(
            String orderId,
            int tries,
            int overtaken,
            String why,
            Instant since,
            Instant nextLookAt,
            @Nullable String obstacle) {}

    private final Jdbi jdbi;
    private final Clock clock;

    Waiting(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** The order wants a plan now. @param region the name of that to which its door belongs */
    void add(String merchant, String region, String orderId, String why) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_allocation.waiting_order (order_id, merchant, region, next_look_at, why, since)
                        values (:order, :merchant, :region, :now, :why, :now)
                        on conflict (order_id) do update
                           set next_look_at = excluded.next_look_at, region = excluded.region, tries = 0, overtaken = 0, why = excluded.why""")
                .bind("order", orderId)
                .bind("merchant", merchant)
                .bind("region", region)
                .bind("why", why)
                .bind("now", clock.instant())
                .execute());
    }

    /** The order had a plan, or waits already, and wants another one now, in the same region. */
    void again(String merchant, String orderId, String why) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_allocation.waiting_order (order_id, merchant, region, next_look_at, why, since)
                        values (:order, :merchant,
                          coalesce((select region from oms_allocation.stop where order_id = :order limit 1), ''), :now, :why, :now)
                        on conflict (order_id) do update set next_look_at = excluded.next_look_at, tries = 0, overtaken = 0, why = excluded.why""")
                .bind("order", orderId)
                .bind("merchant", merchant)
                .bind("why", why)
                .bind("now", clock.instant())
                .execute());
    }

    void remove(String orderId) {
        jdbi.useHandle(h -> h.createUpdate("delete from oms_allocation.waiting_order where order_id = :order")
                .bind("order", orderId)
                .execute());
    }

    /** A part of it was planned, and the rest wants a plan now. */
    void goOn(String orderId) {
        jdbi.useHandle(h -> h.createUpdate(
                        "update oms_allocation.waiting_order set next_look_at = :now, tries = 0, overtaken = 0 where order_id = :order")
                .bind("order", orderId)
                .bind("now", clock.instant())
                .execute());
    }

    /** Its plan could not be written down. */
    void overtaken(Entry entry, Duration pause) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_allocation.waiting_order
                           set next_look_at = case when next_look_at = :seen then :at else next_look_at end, overtaken = overtaken + 1
                         where order_id = :order""")
                .bind("order", entry.orderId())
                .bind("seen", entry.nextLookAt())
                .bind("at", clock.instant().plus(pause))
                .execute());
    }

    /** Nobody can ship it; what came up while that was found out is looked at without a pause. @param obstacle why nobody can */
    void later(Entry entry, Duration pause, String obstacle) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_allocation.waiting_order
                           set next_look_at = case when next_look_at = :seen then :at else next_look_at end, tries = tries + 1, overtaken = 0,
                               obstacle = :obstacle
                         where order_id = :order""")
                .bind("order", entry.orderId())
                .bind("seen", entry.nextLookAt())
                .bind("obstacle", obstacle)
                .bind("at", clock.instant().plus(pause))
                .execute());
    }

    /** Something changed that may help: all of the merchant's waiting orders are looked at now. @return whether any was asleep */
    boolean wake(String merchant) {
        return 0
                < jdbi.withHandle(h -> h.createUpdate("""
                        update oms_allocation.waiting_order set next_look_at = :now where merchant = :merchant and next_look_at > :now""")
                        .bind("merchant", merchant)
                        .bind("now", clock.instant())
                        .execute());
    }

    List<String> merchantsDue() {
        return jdbi.withHandle(h -> h.createQuery(
                        "select distinct merchant from oms_allocation.waiting_order where next_look_at <= :now")
                .bind("now", clock.instant())
                .mapTo(String.class)
                .list());
    }

    /** @return the names of the regions in which orders are due */
    List<String> regionsDue(String merchant) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select distinct region from oms_allocation.waiting_order
                         where merchant = :merchant and next_look_at <= :now order by region""")
                .bind("merchant", merchant)
                .bind("now", clock.instant())
                .mapTo(String.class)
                .list());
    }

    /** @return those of a region that are due, the longest due first: whom nobody can ship does not keep new ones waiting */
    List<Entry> due(Region region, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select order_id, tries, overtaken, why, since, next_look_at, obstacle from oms_allocation.waiting_order
                         where merchant = :merchant and region = :region and next_look_at <= :now
                         order by next_look_at, since, order_id limit :limit""")
                .bind("merchant", region.merchant())
                .bind("region", region.name())
                .bind("now", clock.instant())
                .bind("limit", limit)
                .mapTo(Entry.class)
                .list());
    }

    /** @return all that wait, the longest first */
    List<Entry> all(String merchant, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select order_id, tries, overtaken, why, since, next_look_at, obstacle from oms_allocation.waiting_order
                         where merchant = :merchant order by since, order_id limit :limit""")
                .bind("merchant", merchant)
                .bind("limit", limit)
                .mapTo(Entry.class)
                .list());
    }

    Optional<Entry> find(String orderId) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select order_id, tries, overtaken, why, since, next_look_at, obstacle from oms_allocation.waiting_order where order_id = :order")
                .bind("order", orderId)
                .mapTo(Entry.class)
                .findOne());
    }
}
