package oms.fraud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import oms.money.Money;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Scores of the past with their labels. */
@Singleton
class ScoreHistory {
    /** A charge-back for fraud outweighs what a reviewer said before it. */
    static final String LABELLED = """
            (select coalesce(bool_or(l.fraudulent) filter (where l.source = 'CHARGE_BACK'), bool_or(l.fraudulent))
               from oms_fraud.label l where l.order_id = a.order_id) as fraudulent""";

    private record Row(
            String orderId,
            String number,
            long amountMinor,
            String currency,
            Instant placedAt,
            BigDecimal score,
            Outcome outcome,
            boolean allowed,
            String seen,
            @Nullable Boolean fraudulent) {}

    private final Jdbi jdbi;
    private final ObjectMapper json;

    ScoreHistory(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** @return the newest scores whose facts were kept, the newest first */
    List<Scored> newest(String merchant, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select a.order_id, s.number, s.amount_minor, s.currency, s.placed_at, a.score, a.outcome,
                               a.allowed_by is not null as allowed, a.seen::text as seen, LABELLED
                          from oms_fraud.assessment a join oms_fraud.sighting s using (order_id)
                         where a.merchant = :merchant and a.seen is not null order by a.scored_at desc, a.order_id limit :limit""".replace("LABELLED", LABELLED))
                .bind("merchant", merchant)
                .bind("limit", limit)
                .mapTo(Row.class)
                .map(this::scored)
                .list());
    }

    private Scored scored(Row row) {
        return new Scored(
                row.orderId(),
                row.number(),
                Money.of(row.amountMinor(), row.currency()),
                row.placedAt(),
                row.score(),
                row.outcome(),
                row.allowed(),
                seen(row.seen()),
                row.fraudulent());
    }

    private Seen seen(String text) {
        try {
            return json.readValue(text, Seen.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read what was seen", e);
        }
    }
}
