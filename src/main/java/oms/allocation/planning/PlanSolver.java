package oms.allocation.planning;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.solver.SolutionManager;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;
import java.util.Objects;

/** Makes plans. Safe for use by several threads; the first use takes a second while the rules are compiled. */
public final class PlanSolver {
    private final SolverFactory<Plan> place;
    private final SolverFactory<Plan> search;
    private final SolutionManager<Plan, HardMediumSoftScore> scores;

    /**
     * @param limit the longest search
     * @param patience how many steps without improvement end it sooner
     */
    public PlanSolver(Duration limit, int patience) {
        var construction = new ConstructionHeuristicPhaseConfig();
        place = SolverFactory.create(config().withPhases(construction));
        search = SolverFactory.create(config().withPhases(
                        construction,
                        new LocalSearchPhaseConfig()
                                .withMoveSelectorConfig(new ChangeMoveSelectorConfig())
                                .withTerminationConfig(new TerminationConfig().withUnimprovedStepCountLimit(patience)))
                .withTerminationSpentLimit(limit));
        scores = SolutionManager.create(place);
    }

    private static SolverConfig config() {
        return new SolverConfig()
                .withEnvironmentMode(EnvironmentMode.NO_ASSERT)
                .withRandomSeed(0L)
                .withSolutionClass(Plan.class)
                .withEntityClasses(Demand.class)
                .withConstraintProviderClass(AllocationRules.class);
    }

    /**
     * Plans all demands that are not pinned. A single one takes its best option, every option having been tried; more than one
     * are searched within the limit.
     *
     * @return a new plan with its score, at least as good as the one given
     */
    public Plan solve(Plan plan) {
        var free =
                plan.getDemands().stream().filter(demand -> !demand.isPinned()).toList();
        if (free.stream().allMatch(demand -> demand.getOptions().isEmpty())) {
            score(plan);
            return plan;
        }
        var single = free.size() == 1 && free.getFirst().getOption() == null;
        return (single ? place : search).buildSolver().solve(plan);
    }

    /** @return the score of a plan as it stands, also set on it */
    public HardMediumSoftScore score(Plan plan) {
        return Objects.requireNonNull(scores.update(plan));
    }
}
