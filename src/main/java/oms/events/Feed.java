package oms.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * All events of a merchant in one replayable order. A place in the feed is given only after the commit, by one transaction at
 * a time: a reader who has seen place n never misses an event that committed late, and an order's events keep their order.
 */
@Singleton
class Feed {
    private static final int BATCH = 5000;
    private static final int MOST_BATCHES = 20;
    private static final String PLACE = """
            update oms_events.event e set feed_position = p.place
              from (select id, nextval('oms_events.feed') as place
                      from (select id from oms_events.event where feed_position is null order by position limit :batch) waiting) p
             where e.id = p.id""";

    private static final String SELECT = """
            select feed_position, id, type, key, sequence, cast(body as text) as body, occurred_at, correlation_id, causation_id
              from oms_events.event where merchant = :merchant""";

    /** A CloudEvents 1.0 envelope with our extensions. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CloudEvent(
            String specversion,
            String id,
            String source,
            String type,
            String subject,
            Instant time,
            String datacontenttype,
            long sequence,
            String correlationid,
            @Nullable String causationid,
            JsonNode data) {}

    /** A stored event and its place. */
    record Entry(long place, CloudEvent event) {
        /** @return {@code order.created} of oms.order.created.v1 */
        public String name() {
            return event.type().replaceAll("^oms\\.|\\.v1$", "");
        }

        public boolean isAboutOrder() {
            return event.subject().startsWith("ord_");
        }
    }

    private final Jdbi jdbi;
    private final EventJson json;

    Feed(Jdbi jdbi, EventJson json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** @return up to {@code limit} events after {@code place}, oldest first */
    @Transactional
    public List<Entry> after(String merchant, long place, int limit) {
        return read(SELECT + " and feed_position > :place order by feed_position limit :limit", merchant, place, limit);
    }

    /** @return up to {@code limit} events before {@code place}, newest first */
    @Transactional
    public List<Entry> newest(String merchant, long place, int limit) {
        return read(
                SELECT + " and feed_position < :place order by feed_position desc limit :limit",
                merchant,
                place,
                limit);
    }

    /** All that wait, unless they are so many that one reader should not place them all. */
    private static void givePlaces(Handle h) {
        for (int batch = 0; batch < MOST_BATCHES; batch++)
            if (h.createUpdate(PLACE).bind("batch", BATCH).execute() < BATCH) return;
    }

    private List<Entry> read(String sql, String merchant, long place, int limit) {
        return jdbi.withHandle(h -> {
            h.execute("select pg_advisory_xact_lock(hashtext('oms_events.feed'))");
            givePlaces(h);
            return h.createQuery(sql)
                    .bind("merchant", merchant)
                    .bind("place", place)
                    .bind("limit", limit)
                    .map((rs, c) -> new Entry(
                            rs.getLong("feed_position"),
                            new CloudEvent(
                                    "1.0",
                                    rs.getString("id"),
                                    "/oms/" + merchant,
                                    "oms." + rs.getString("type") + ".v1",
                                    rs.getString("key"),
                                    rs.getTimestamp("occurred_at").toInstant(),
                                    "application/json",
                                    rs.getLong("sequence"),
                                    rs.getString("correlation_id"),
                                    rs.getString("causation_id"),
                                    json.tree(rs.getString("body")))))
                    .list();
        });
    }
}
