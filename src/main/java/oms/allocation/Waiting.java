package oms.allocation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The orders that want a plan, and when the planner looks at each next. */
@Singleton
class Waiting {
    /** @param tries how often a plan was overtaken or impossible since it began to wait */
    record Entry(String orderId, int tries, String why, Instant since) {}

    private final Jdbi jdbi;
    private final Clock clock;

    Waiting(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** The order wants a plan now. */
    void add(String merchant, String orderId, String why) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_allocation.waiting_order (order_id, merchant, next_look_at, why, since)
                        values (:order, :merchant, :now, :why, :now)
                        on conflict (order_id) do update set next_look_at = excluded.next_look_at, tries = 0, why = excluded.why""")
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

    void later(String orderId, Duration pause) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_allocation.waiting_order set next_look_at = :at, tries = tries + 1 where order_id = :order""")
                .bind("order", orderId)
                .bind("at", clock.instant().plus(pause))
                .execute());
    }

    /** Something changed that may help: all of the merchant's waiting orders are looked at now. */
    void wake(String merchant) {
        jdbi.useHandle(h -> h.createUpdate("""
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

    /** @return those that are due, the longest waiting first */
    List<Entry> due(String merchant, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select order_id, tries, why, since from oms_allocation.waiting_order
                         where merchant = :merchant and next_look_at <= :now order by since, order_id limit :limit""")
                .bind("merchant", merchant)
                .bind("now", clock.instant())
                .bind("limit", limit)
                .mapTo(Entry.class)
                .list());
    }

    Optional<Entry> find(String orderId) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select order_id, tries, why, since from oms_allocation.waiting_order where order_id = :order")
                .bind("order", orderId)
                .mapTo(Entry.class)
                .findOne());
    }
}
