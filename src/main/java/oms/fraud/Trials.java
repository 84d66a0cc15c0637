package oms.fraud;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/** Tries rules on the newest scored orders: what was seen of each was kept with its score, so nothing is looked up again. */
@Singleton
class Trials {
    /** Orders in one trial. */
    static final int MOST = 500;

    private static final int LISTED = 50;

    /**
     * What rules make of past orders.
     *
     * @param orders how many were tried; those scored before their facts were kept are left out
     * @param before how many were approved, reviewed and rejected by the versions that scored them; {@code after} by these rules
     * @param changed how many would go another way; {@code differing} the newest of them
     * @param confusion of these rules against the labels of the tried orders, before it of those that scored them
     */
    record Trial(
            int orders,
            Counts before,
            Counts after,
            int changed,
            Confusion confusionBefore,
            Confusion confusionAfter,
            List<Change> differing) {}

    /** @param review those that wait for a person */
    record Counts(int approved, int review, int rejected) {
        static Counts of(List<Outcome> outcomes) {
            return new Counts(
                    count(outcomes, Outcome.APPROVED),
                    count(outcomes, Outcome.MANUAL_REVIEW),
                    count(outcomes, Outcome.REJECTED));
        }

        private static int count(List<Outcome> outcomes, Outcome of) {
            return (int) outcomes.stream().filter(of::equals).count();
        }
    }

    /** An order that would go another way. */
    record Change(
            String orderId,
            String number,
            Money amount,
            Instant placedAt,
            BigDecimal score,
            Outcome outcome,
            BigDecimal newScore,
            Outcome newOutcome,
            @Nullable Boolean fraudulent) {}

    private record Tried(Scored order, BigDecimal score, Outcome outcome) {
        boolean differs() {
            return outcome != order.outcome();
        }

        Change change() {
            return new Change(
                    order.orderId(),
                    order.number(),
                    order.amount(),
                    order.placedAt(),
                    order.score(),
                    order.outcome(),
                    score,
                    outcome,
                    order.fraudulent());
        }
    }

    private final ScoreHistory history;

    Trials(ScoreHistory history) {
        this.history = history;
    }

    Trial of(String merchant, Rules rules, int orders) {
        var tried = history.newest(merchant, orders).stream()
                .map(order -> tried(order, rules))
                .toList();
        var changed = tried.stream().filter(Tried::differs).toList();
        return new Trial(
                tried.size(),
                Counts.of(tried.stream().map(t -> t.order().outcome()).toList()),
                Counts.of(tried.stream().map(Tried::outcome).toList()),
                changed.size(),
                confusion(tried, true),
                confusion(tried, false),
                changed.stream().limit(LISTED).map(Tried::change).toList());
    }

    private static Tried tried(Scored order, Rules rules) {
        var score = rules.score(order.seen());
        var outcome = order.allowed() ? Outcome.APPROVED : rules.outcome(score);
        return new Tried(order, score.value(), outcome);
    }

    private static Confusion confusion(List<Tried> tried, boolean before) {
        return Confusion.of(tried.stream()
                .filter(t -> t.order().fraudulent() != null)
                .map(t -> new Confusion.Case(
                        Boolean.TRUE.equals(t.order().fraudulent()),
                        (before ? t.order().outcome() : t.outcome()) != Outcome.APPROVED))
                .toList());
    }
}
