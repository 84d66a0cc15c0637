package oms.fraud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Scores and their reviews. */
@Singleton
class Assessments {
    /** A line of the queue. */
    record Waiting(FraudView fraud, long amountMinor, String currency, Instant placedAt) {}

    private record Row(
            String orderId,
            String number,
            BigDecimal score,
            Outcome outcome,
            int modelNo,
            @Nullable BigDecimal shadowScore,
            @Nullable Integer shadowNo,
            @Nullable Outcome shadowOutcome,
            @Nullable String allowedBy,
            String contributions,
            Instant scoredAt,
            @Nullable ReviewState state,
            @Nullable Instant openedAt,
            @Nullable Instant deadline,
            @Nullable String reason,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            long amountMinor,
            String currency,
            Instant placedAt) {}

    private static final TypeReference<List<Contribution>> CONTRIBUTIONS = new TypeReference<>() {};
    private static final String SELECT = """
            select a.order_id, s.number, a.score, a.outcome, a.model_no, a.shadow_score, a.shadow_no, a.shadow_outcome, a.allowed_by, a.contributions::text as contributions, a.scored_at,
                   r.state, r.opened_at, r.deadline, r.reason, r.decided_by, r.decided_at, s.amount_minor, s.currency, s.placed_at
              from oms_fraud.assessment a join oms_fraud.sighting s using (order_id) left join oms_fraud.review r using (order_id)
            """;

    private final Jdbi jdbi;
    private final ObjectMapper json;

    Assessments(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /**
     * How an order was judged.
     *
     * @param by the version that decided
     * @param allowed the list entry for which it was approved whatever its score
     */
    record Judgement(
            Sighting of,
            Seen seen,
            int by,
            Score score,
            Outcome outcome,
            @Nullable String allowed,
            @Nullable Shadow shadow) {}

    /** What another version made of it, without effect. */
    record Shadow(int by, BigDecimal score, Outcome outcome) {}

    void add(Judgement of, Instant now) {
        var shadow = of.shadow();
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_fraud.assessment (order_id, merchant, score, outcome, model_no, shadow_score, shadow_no, shadow_outcome, allowed_by,
                          contributions, seen, scored_at)
                        values (:order, :merchant, :score, :outcome, :model, :shadow, :shadowNo, :shadowOutcome, :allowed,
                          cast(:contributions as jsonb), cast(:seen as jsonb), :now)""")
                .bind("order", of.of().orderId())
                .bind("merchant", of.of().merchant())
                .bind("score", of.score().value())
                .bind("outcome", of.outcome().name())
                .bind("model", of.by())
                .bind("shadow", shadow == null ? null : shadow.score())
                .bind("shadowNo", shadow == null ? null : shadow.by())
                .bind("shadowOutcome", shadow == null ? null : shadow.outcome().name())
                .bind("allowed", of.allowed())
                .bind("contributions", write(of.score().contributions()))
                .bind("seen", write(of.seen()))
                .bind("now", now)
                .execute());
    }

    void open(String merchant, String orderId, Instant now, Instant deadline) {
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into oms_fraud.review (order_id, merchant, opened_at, deadline) values (:order, :merchant, :now, :deadline)""")
                .bind("order", orderId)
                .bind("merchant", merchant)
                .bind("now", now)
                .bind("deadline", deadline)
                .execute());
    }

    /** @return whether the review was open until now */
    boolean close(String merchant, String orderId, ReviewState state, String reason, String by, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                update oms_fraud.review set state = :state, reason = :reason, decided_by = :by, decided_at = :now
                                 where order_id = :order and merchant = :merchant and state = 'OPEN'""")
                        .bind("order", orderId)
                        .bind("merchant", merchant)
                        .bind("state", state.name())
                        .bind("reason", reason)
                        .bind("by", by)
                        .bind("now", now)
                        .execute()
                == 1);
    }

    Optional<FraudView> find(String merchant, String orderId) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + " where a.order_id = :order and a.merchant = :merchant")
                .bind("order", orderId)
                .bind("merchant", merchant)
                .mapTo(Row.class)
                .findOne()
                .map(this::view));
    }

    /** @return open reviews, the most urgent first, from a deadline and order on */
    List<Waiting> waiting(String merchant, @Nullable Instant afterDeadline, @Nullable String afterOrder, int limit) {
        return jdbi.withHandle(h -> h.createQuery(SELECT + """
                         where r.merchant = :merchant and r.state = 'OPEN'
                           and (cast(:afterDeadline as timestamptz) is null or (r.deadline, r.order_id) > (:afterDeadline, :afterOrder))
                         order by r.deadline, r.order_id limit :limit""")
                .bind("merchant", merchant)
                .bind("afterDeadline", afterDeadline)
                .bind("afterOrder", afterOrder)
                .bind("limit", limit)
                .mapTo(Row.class)
                .map(row -> new Waiting(view(row), row.amountMinor(), row.currency(), row.placedAt()))
                .list());
    }

    /** @return the reviews that ended last */
    List<Waiting> decided(String merchant, int limit) {
        return jdbi.withHandle(h -> h.createQuery(SELECT
                        + " where r.merchant = :merchant and r.state <> 'OPEN' order by r.decided_at desc limit :limit")
                .bind("merchant", merchant)
                .bind("limit", limit)
                .mapTo(Row.class)
                .map(row -> new Waiting(view(row), row.amountMinor(), row.currency(), row.placedAt()))
                .list());
    }

    /** @return orders of all merchants whose review's deadline has passed; for the job that ends them, each in its own name */
    List<String> overdue(Instant now, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select order_id from oms_fraud.review where state = 'OPEN' and deadline <= :now order by deadline limit :limit""")
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
    }

    private FraudView view(Row row) {
        return new FraudView(
                row.orderId(),
                row.number(),
                row.score(),
                row.outcome(),
                row.modelNo(),
                row.allowedBy(),
                shadow(row),
                read(row.contributions()),
                row.scoredAt(),
                row.state() == null || row.openedAt() == null || row.deadline() == null
                        ? null
                        : new FraudView.ReviewView(
                                row.state(),
                                row.openedAt(),
                                row.deadline(),
                                row.reason(),
                                row.decidedBy(),
                                row.decidedAt()));
    }

    private static FraudView.@Nullable ShadowView shadow(Row row) {
        if (row.shadowNo() == null || row.shadowScore() == null || row.shadowOutcome() == null) return null;
        return new FraudView.ShadowView(row.shadowNo(), row.shadowScore(), row.shadowOutcome());
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot keep what was judged", e);
        }
    }

    private List<Contribution> read(String contributions) {
        try {
            return json.readValue(contributions, CONTRIBUTIONS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read contributions", e);
        }
    }
}
