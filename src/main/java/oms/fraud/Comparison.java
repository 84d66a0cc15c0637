package oms.fraud;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import oms.money.Money;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The live version against the one that shadows it. */
@Singleton
class Comparison {
    private static final int LISTED = 50;

    /**
     * @param live number of the version; {@code shadow} null where none shadows, and then nothing is compared
     * @param orders scored by both
     * @param ways how many went each way by both
     * @param changed how many would have gone another way
     * @param liveConfusion against labels; so is the shadow's
     * @param differing the newest orders that would have gone another way
     */
    record Compared(
            int live,
            @Nullable Integer shadow,
            int orders,
            List<Way> ways,
            int changed,
            Confusion liveConfusion,
            Confusion shadowConfusion,
            List<Trials.Change> differing) {}

    /** So many orders went one way by the live version and another, or the same, by its shadow. */
    record Way(Outcome outcome, Outcome shadowOutcome, int orders, int frauds, int good) {
        public boolean differs() {
            return outcome != shadowOutcome;
        }
    }

    private record Row(
            String orderId,
            String number,
            long amountMinor,
            String currency,
            Instant placedAt,
            BigDecimal score,
            Outcome outcome,
            BigDecimal shadowScore,
            Outcome shadowOutcome,
            @Nullable Boolean fraudulent) {
        Trials.Change change() {
            return new Trials.Change(
                    orderId,
                    number,
                    Money.of(amountMinor, currency),
                    placedAt,
                    score,
                    outcome,
                    shadowScore,
                    shadowOutcome,
                    fraudulent);
        }
    }

    private final Models models;
    private final Jdbi jdbi;

    Comparison(Models models, Jdbi jdbi) {
        this.models = models;
        this.jdbi = jdbi;
    }

    /** Over the orders that the two versions now in use have both scored. */
    Compared of(String merchant) {
        var use = models.inUse(merchant);
        var live = use.live().no();
        var shadow = use.shadow().map(Model::no).orElse(null);
        var ways = shadow == null ? List.<Way>of() : ways(merchant, live, shadow);
        return new Compared(
                live,
                shadow,
                ways.stream().mapToInt(Way::orders).sum(),
                ways,
                ways.stream().filter(Way::differs).mapToInt(Way::orders).sum(),
                confusion(ways, true),
                confusion(ways, false),
                shadow == null ? List.of() : differing(merchant, live, shadow));
    }

    private List<Way> ways(String merchant, int live, int shadow) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select outcome, shadow_outcome, count(*) as orders, count(*) filter (where fraudulent) as frauds,
                               count(*) filter (where not fraudulent) as good
                          from (select a.outcome, a.shadow_outcome, LABELLED
                                  from oms_fraud.assessment a
                                 where a.merchant = :merchant and a.shadow_no = :shadow and a.model_no = :live) both_scored
                         group by outcome, shadow_outcome order by outcome, shadow_outcome""".replace("LABELLED", ScoreHistory.LABELLED))
                .bind("merchant", merchant)
                .bind("live", live)
                .bind("shadow", shadow)
                .mapTo(Way.class)
                .list());
    }

    private List<Trials.Change> differing(String merchant, int live, int shadow) {
        return jdbi.withHandle(h -> h.createQuery("""
                        select a.order_id, s.number, s.amount_minor, s.currency, s.placed_at, a.score, a.outcome, a.shadow_score, a.shadow_outcome, LABELLED
                          from oms_fraud.assessment a join oms_fraud.sighting s using (order_id)
                         where a.merchant = :merchant and a.shadow_no = :shadow and a.model_no = :live and a.outcome <> a.shadow_outcome
                         order by a.scored_at desc, a.order_id limit :limit""".replace("LABELLED", ScoreHistory.LABELLED))
                .bind("merchant", merchant)
                .bind("live", live)
                .bind("shadow", shadow)
                .bind("limit", LISTED)
                .mapTo(Row.class)
                .map(Row::change)
                .list());
    }

    private static Confusion confusion(List<Way> ways, boolean live) {
        var counts = new int[4];
        for (var way : ways) {
            var flagged = (live ? way.outcome() : way.shadowOutcome()) != Outcome.APPROVED;
            counts[flagged ? 0 : 1] += way.frauds();
            counts[flagged ? 2 : 3] += way.good();
        }
        return new Confusion(counts[0], counts[1], counts[2], counts[3]);
    }
}
