package oms.allocation;

import java.util.List;
import oms.allocation.planning.Choices;
import oms.allocation.planning.Explanation;
import org.jspecify.annotations.Nullable;

/**
 * Why: every way the order could have gone, the best first.
 *
 * @param currency of all amounts on the money level, which are minor units
 * @param excluded what was ruled out before any arithmetic
 * @param replaced the key of the plan that was in force until then; null where there was none
 */
public record DecisionRecord(
        String currency,
        List<Candidate> candidates,
        List<Choices.Excluded> excluded,
        @Nullable String replaced) {
    /**
     * One warehouse and driver, or several where the order is split.
     *
     * @param key {@code warehouse:driver}, joined by {@code +}
     * @param cost sum of the terms in money, minor units; what is earned counts negative
     * @param margin what the order earns, less its costs this way; null where the model does not weigh margins
     * @param points sum of the terms that count before money: lateness, trips not worth leaving for
     * @param refusals in words, each hard rule it would break: {@code D2: load 8 + 5 = 13 > max 10}
     */
    public record Candidate(
            String key,
            boolean chosen,
            boolean possible,
            long cost,
            @Nullable Long margin,
            long points,
            List<Explanation.Term> terms,
            List<String> refusals,
            List<Explanation.Shipment> shipments) {
        static Candidate of(Explanation.Candidate candidate) {
            return new Candidate(
                    candidate.key(),
                    candidate.chosen(),
                    candidate.possible(),
                    candidate.total(Explanation.Level.MONEY),
                    margin(candidate),
                    candidate.total(Explanation.Level.MEDIUM),
                    candidate.terms(),
                    candidate.refusals(),
                    candidate.shipments());
        }

        private static @Nullable Long margin(Explanation.Candidate candidate) {
            var earns = candidate.terms().stream().anyMatch(term -> term.rule().equals("revenue"));
            return earns ? -candidate.total(Explanation.Level.MONEY) : null;
        }
    }
}
