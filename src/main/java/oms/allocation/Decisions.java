package oms.allocation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import oms.Ids;
import oms.allocation.Decision.Outcome;
import oms.allocation.planning.Choices;
import oms.allocation.planning.Explanation;
import oms.order.OrderView;
import org.jdbi.v3.core.Jdbi;

/** The decision records, kept for good. */
@Singleton
@RegisterForReflection(
        targets = {
            DecisionRecord.class,
            DecisionRecord.Candidate.class,
            DecisionRecord.RunnerUp.class,
            Choices.Excluded.class,
            Explanation.Term.class,
            Explanation.Shipment.class,
            Explanation.Item.class
        })
class Decisions {
    private record Row(String id, int no, Outcome outcome, String reason, Instant madeAt, String record) {}

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Clock clock;

    Decisions(Jdbi jdbi, ObjectMapper json, Clock clock) {
        this.jdbi = jdbi;
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.clock = clock;
    }

    /**
     * The caller holds the order's lock, so that numbers follow each other.
     *
     * @param token of the planner's lease that the caller holds
     */
    void add(long token, OrderView order, Outcome outcome, String reason, DecisionRecord record) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_allocation.decision (id, merchant, order_id, no, outcome, reason, record, made_at, planner_token)
                        select :id, :merchant, :order, coalesce(max(no), 0) + 1, :outcome, :reason, cast(:record as jsonb), cast(:now as timestamptz), cast(:token as bigint)
                          from oms_allocation.decision where order_id = :order""")
                .bind("id", Ids.next("dec"))
                .bind("merchant", order.merchant())
                .bind("order", order.id())
                .bind("outcome", outcome.name())
                .bind("reason", reason)
                .bind("record", written(record))
                .bind("now", clock.instant())
                .bind("token", token)
                .execute());
    }

    /** @return the newest first */
    List<Decision> of(String merchant, String orderId) {
        return jdbi
                .withHandle(h -> h.createQuery("""
                        select id, no, outcome, reason, made_at, record from oms_allocation.decision
                         where merchant = :merchant and order_id = :order order by no desc""")
                        .bind("merchant", merchant)
                        .bind("order", orderId)
                        .mapTo(Row.class)
                        .list())
                .stream()
                .map(row ->
                        new Decision(row.id(), row.no(), row.outcome(), row.reason(), row.madeAt(), read(row.record())))
                .toList();
    }

    private String written(DecisionRecord record) {
        try {
            return json.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DecisionRecord read(String text) {
        try {
            return json.readValue(text, DecisionRecord.class).whole();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
