package oms.events;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;

/** What was told about one thing, for pages that show how it came to be as it is. */
@Singleton
public class History {
    /** An event and when it happened. */
    public record Told<E>(E event, Instant at) {}

    private record Row(String type, String body, Instant occurredAt) {}

    private final Jdbi jdbi;
    private final EventJson json;

    History(Jdbi jdbi, EventJson json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /**
     * @param key the aggregate's id; a foreign one has no history
     * @param family the sealed interface of its events; what is not of it is left out
     * @return oldest first
     */
    public <E extends DomainEvent> List<Told<E>> of(String merchant, String key, Class<E> family) {
        return jdbi
                .withHandle(h -> h.createQuery("""
                        select type, cast(body as text) as body, occurred_at from oms_events.event
                         where key = :key and merchant = :merchant order by sequence""")
                        .bind("key", key)
                        .bind("merchant", merchant)
                        .mapTo(Row.class)
                        .list())
                .stream()
                .filter(row -> EventTypes.named(family, row.type()) != null)
                .map(row -> new Told<>(
                        family.cast(
                                json.read(row.body(), Objects.requireNonNull(EventTypes.named(family, row.type())))),
                        row.occurredAt()))
                .toList();
    }

    /** @return how often the merchant's things told it since then; {@code type} as in {@code order.short_picked} */
    public long count(String merchant, String type, Instant since) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select count(*) from oms_events.event where merchant = :merchant and type = :type and occurred_at >= :since""")
                .bind("merchant", merchant)
                .bind("type", type)
                .bind("since", since)
                .mapTo(Long.class)
                .one());
    }
}
