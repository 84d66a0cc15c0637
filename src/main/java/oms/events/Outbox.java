package oms.events;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import oms.Ids;
import org.jdbi.v3.core.Jdbi;

/** Where a module leaves an event. It is stored with the change that caused it, or not at all. */
@ApplicationScoped
public class Outbox {
    private static final String STORE = """
            with stored as (
              insert into oms_events.event (id, merchant, type, key, sequence, body, occurred_at, correlation_id, causation_id)
              values (:id, :merchant, :type, :key, :sequence, cast(:body as jsonb), :now, :correlation, :causation)
              returning id, position)
            insert into oms_events.delivery (event_id, subscriber, merchant, key, sequence, position, next_attempt_at)
            select stored.id, s.name, :merchant, :key, :sequence, stored.position, :now from stored, unnest(:subscribers) as s(name)""";

    private final Jdbi jdbi;
    private final EventJson json;
    private final Clock clock;
    private final Wakeup wakeup;
    private final List<Subscriber<?>> subscribers;
    private final Map<Class<?>, String[]> hearing = new ConcurrentHashMap<>();

    Outbox(Jdbi jdbi, EventJson json, Clock clock, Wakeup wakeup, @All List<Subscriber<?>> subscribers) {
        this.jdbi = jdbi;
        this.json = json;
        this.clock = clock;
        this.wakeup = wakeup;
        this.subscribers = subscribers;
    }

    /**
     * Stores the event and one delivery for each subscriber that does something about its kind. Call it with the aggregate's row locked: its sequence is unique
     * and the order of commits is the order of delivery.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(DomainEvent event) {
        var id = Ids.next("evt");
        jdbi.useHandle(h -> h.createUpdate(STORE)
                .bind("id", id)
                .bind("merchant", event.merchant())
                .bind("type", EventTypes.nameOf(event.getClass()))
                .bind("key", event.key())
                .bind("sequence", event.sequence())
                .bind("body", json.write(event))
                .bind("now", clock.instant())
                .bind("correlation", Causality.correlation(id))
                .bind("causation", Causality.cause())
                .bindArray("subscribers", String.class, (Object[]) hearing(event))
                .execute());
        wakeup.onCommit();
    }

    private String[] hearing(DomainEvent event) {
        return hearing.computeIfAbsent(
                event.getClass(),
                kind -> subscribers.stream()
                        .filter(subscriber -> hears(subscriber, event))
                        .map(Subscriber::name)
                        .toArray(String[]::new));
    }

    private static <E extends DomainEvent> boolean hears(Subscriber<E> subscriber, DomainEvent event) {
        var type = subscriber.eventType();
        return type.isInstance(event) && subscriber.on(type.cast(event)) != null;
    }
}
