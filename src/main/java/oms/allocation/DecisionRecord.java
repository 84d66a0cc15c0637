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
 * @param runnerUp the best of the others that are possible, and the margin to it; null where nothing was chosen or it was the only
 *     way. It follows from the candidates, so records from before it was kept have it too
 */
public record DecisionRecord(
        String currency,
        List<Candidate> candidates,
        List<Choices.Excluded> excluded,
        @Nullable String replaced,
        @Nullable RunnerUp runnerUp) {
    DecisionRecord(
            String currency, List<Candidate> candidates, List<Choices.Excluded> excluded, @Nullable String replaced) {
        this(currency, candidates, excluded, replaced, RunnerUp.of(candidates));
    }

    /** With what follows from the candidates. */
    DecisionRecord whole() {
        return new DecisionRecord(currency, candidates, excluded, replaced);
    }

    /**
     * What would have been taken otherwise.
     *
     * @param points by how much the chosen way is better before money counts; money decides only where it is zero
     * @param margin by how much it is cheaper, minor units; negative where the plan as a whole, or the points, wanted it dearer
     */
    public record RunnerUp(String key, long points, long margin) {
        static @Nullable RunnerUp of(List<Candidate> candidates) {
            Candidate chosen = null;
            Candidate next = null;
            for (var candidate : candidates) {
                if (candidate.chosen()) chosen = candidate;
                else if (next == null && candidate.possible()) next = candidate;
            }
            if (chosen == null || !chosen.possible() || next == null) return null;
            return new RunnerUp(next.key(), next.points() - chosen.points(), next.cost() - chosen.cost());
        }
    }

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
