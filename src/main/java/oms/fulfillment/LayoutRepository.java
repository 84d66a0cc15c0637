package oms.fulfillment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

@Singleton
class LayoutRepository {
    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Clock clock;

    LayoutRepository(Jdbi jdbi, ObjectMapper json, Clock clock) {
        this.jdbi = jdbi;
        this.json = json;
        this.clock = clock;
    }

    Optional<Layout> find(String merchant, String warehouse) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select plan::text from oms_fulfillment.layout where merchant = :merchant and warehouse = :warehouse""")
                .bind("merchant", merchant)
                .bind("warehouse", warehouse)
                .mapTo(String.class)
                .findOne()
                .map(this::read));
    }

    void put(String merchant, String warehouse, Layout layout, String by) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_fulfillment.layout (merchant, warehouse, plan, changed_by, changed_at)
                        values (:merchant, :warehouse, :plan::jsonb, :by, :now)
                        on conflict (merchant, warehouse) do update
                          set plan = excluded.plan, changed_by = excluded.changed_by, changed_at = excluded.changed_at""")
                .bind("merchant", merchant)
                .bind("warehouse", warehouse)
                .bind("plan", written(layout))
                .bind("by", by)
                .bind("now", clock.instant())
                .execute());
    }

    private Layout read(String text) {
        try {
            return json.readValue(text, Layout.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored layout cannot be read", e);
        }
    }

    private String written(Layout layout) {
        try {
            return json.writeValueAsString(layout);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A layout cannot be written", e);
        }
    }
}
