package oms.events;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The deliveries that wait, and what became of them. */
@Singleton
class DeliveryRepository {
    /** A delivery is due when its time has come and nothing earlier of its key still waits for its subscriber. */
    private static final String DUE = """
            select d.event_id, d.subscriber, d.attempts, e.type, cast(e.body as text) as body, e.correlation_id as correlation
              from oms_events.delivery d join oms_events.event e on e.id = d.event_id
             where d.status = 'WAITING' and d.next_attempt_at <= :now
               and not exists (select 1 from oms_events.delivery p
                                where p.subscriber = d.subscriber and p.key = d.key and p.sequence < d.sequence
                                  and p.status in ('WAITING', 'PARKED'))""";

    record Due(String eventId, String subscriber, int attempts, String type, String body, String correlation) {}

    private final Jdbi jdbi;

    DeliveryRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Locks up to {@code atMost} due deliveries that no other worker holds. */
    List<Due> claim(Instant now, int atMost) {
        return jdbi.withHandle(h -> h.createQuery(DUE + " order by d.position limit :most for update of d skip locked")
                .bind("now", now)
                .bind("most", atMost)
                .mapTo(Due.class)
                .list());
    }

    /** Locks this one delivery if it is still due and free. */
    Optional<Due> claim(Instant now, Due delivery) {
        return jdbi.withHandle(h -> h.createQuery(
                        DUE + " and d.event_id = :event and d.subscriber = :subscriber for update of d skip locked")
                .bind("now", now)
                .bind("event", delivery.eventId())
                .bind("subscriber", delivery.subscriber())
                .mapTo(Due.class)
                .findOne());
    }

    void done(List<Due> deliveries, Instant now) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_events.delivery d set status = 'DONE', delivered_at = :now
                          from unnest(:events, :subscribers) as x(event_id, subscriber)
                         where d.event_id = x.event_id and d.subscriber = x.subscriber""")
                .bind("now", now)
                .bindArray(
                        "events",
                        String.class,
                        deliveries.stream().map(Due::eventId).toArray())
                .bindArray(
                        "subscribers",
                        String.class,
                        deliveries.stream().map(Due::subscriber).toArray())
                .execute());
    }

    void failed(Due delivery, Instant nextAttempt, boolean park, String error) {
        jdbi.useHandle(h -> h.createUpdate("""
                        update oms_events.delivery set attempts = attempts + 1, next_attempt_at = :next, last_error = :error,
                               status = case when :park then 'PARKED' else status end
                         where event_id = :event and subscriber = :subscriber and status = 'WAITING'""")
                .bind("next", nextAttempt)
                .bind("park", park)
                .bind("error", error)
                .bind("event", delivery.eventId())
                .bind("subscriber", delivery.subscriber())
                .execute());
    }
}
