package oms.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import oms.identity.Audit;
import oms.identity.Caller;
import oms.web.NotFound;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Deliveries that failed too often and wait for a person, who has them tried again or lets them go. */
@ApplicationScoped
class Parked {
    private static final int MOST = 200;

    /**
     * A delivery that waits for a person.
     *
     * @param heldBack how many later deliveries of the same thing to the same subscriber wait behind it
     */
    record Letter(
            String eventId,
            String subscriber,
            String type,
            String key,
            long sequence,
            int attempts,
            @Nullable String lastError,
            Instant occurredAt,
            long heldBack) {
        /** @return whether a page shows the thing it is about */
        public boolean isAboutOrder() {
            return key.startsWith("ord_");
        }
    }

    private final Jdbi jdbi;
    private final Clock clock;
    private final Wakeup wakeup;
    private final Audit audit;

    Parked(Jdbi jdbi, Clock clock, Wakeup wakeup, Audit audit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.wakeup = wakeup;
        this.audit = audit;
    }

    /** @return the first ones, oldest first: what came earlier holds back what came later */
    List<Letter> all(String merchant) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select d.event_id, d.subscriber, e.type, d.key, d.sequence, d.attempts, d.last_error, e.occurred_at,
                               (select count(*) from oms_events.delivery later
                                 where later.subscriber = d.subscriber and later.key = d.key and later.status = 'WAITING') as held_back
                          from oms_events.delivery d join oms_events.event e on e.id = d.event_id
                         where d.merchant = :merchant and d.status = 'PARKED' order by d.position limit :most""")
                .bind("merchant", merchant)
                .bind("most", MOST)
                .mapTo(Letter.class)
                .list());
    }

    long count(String merchant) {
        return jdbi.withHandle(h -> h.createQuery(
                        "select count(*) from oms_events.delivery where merchant = :merchant and status = 'PARKED'")
                .bind("merchant", merchant)
                .mapTo(Long.class)
                .one());
    }

    /** It is delivered again at once, with all its tries before it. */
    @Transactional
    public void retry(Caller by, String eventId, String subscriber) {
        move(by.merchant(), eventId, subscriber, "WAITING");
        audit.record(by, "event.retried", eventId + " for " + subscriber);
        wakeup.onCommit();
    }

    /** Its subscriber never hears of it; what waits behind it goes on. */
    @Transactional
    public void dismiss(Caller by, String eventId, String subscriber, String reason) {
        move(by.merchant(), eventId, subscriber, "SKIPPED");
        audit.record(by, "event.dismissed", eventId + " for " + subscriber + ": " + reason);
        wakeup.onCommit();
    }

    private void move(String merchant, String eventId, String subscriber, String status) {
        var moved = jdbi.withHandle(h -> h.createUpdate("""
                        update oms_events.delivery set status = :status, attempts = case when :status = 'WAITING' then 0 else attempts end,
                               next_attempt_at = :now
                         where merchant = :merchant and event_id = :event and subscriber = :subscriber and status = 'PARKED'""")
                .bind("status", status)
                .bind("now", clock.instant())
                .bind("merchant", merchant)
                .bind("event", eventId)
                .bind("subscriber", subscriber)
                .execute());
        if (moved == 0) throw new NotFound("parked event");
    }
}
