package oms.allocation.planning;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.solver.SolutionManager;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.phase.custom.CustomPhaseConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import oms.allocation.search.FirstCome;

/**
 * Makes plans: the search of {@link oms.allocation.search} finds them, in a phase of its own ({@link SearchPhase}), and the model's
 * local search over single orders has the last word. Safe for use by several threads; the first use takes a second while the rules
 * are compiled.
 */
public final class PlanSolver {
    /** The search's share of the time; the rest is for construction, scoring and the last word. */
    private static final double SHARE = 0.8;
    /** Steps of the search for each demand, per step of patience. */
    private static final double STEPS_EACH = 0.5;
    /** Moves that the last word tries, per step of patience: near an optimum steps become rare, and counting them would take all the time. */
    private static final long MOVES = 20;

    private final SolverFactory<Plan> place;
    private final SolverFactory<Plan> search;
    private final SolutionManager<Plan, HardMediumSoftScore> scores;

    /** As the other one, on all cores. */
    public PlanSolver(Duration limit, int patience) {
        this(limit, patience, Runtime.getRuntime().availableProcessors());
    }

    /**
     * @param limit the longest search
     * @param patience how long to go on: so many steps of the search for each two orders, and moves of the last word in proportion
     * @param cores islands of the search
     */
    public PlanSolver(Duration limit, int patience, int cores) {
        place = SolverFactory.create(config().withPhases(new ConstructionHeuristicPhaseConfig()));
        var engine = new SearchPhase(
                Duration.ofNanos((long) (limit.toNanos() * SHARE)), (int) Math.max(1, patience * STEPS_EACH), cores);
        search = SolverFactory.create(config().withPhases(
                        new CustomPhaseConfig().withCustomPhaseCommands(engine),
                        new LocalSearchPhaseConfig()
                                .withMoveSelectorConfig(new ChangeMoveSelectorConfig())
                                .withTerminationConfig(new TerminationConfig().withMoveCountLimit(MOVES * patience)))
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
        if (single && plan.getDemands().size() == 1) return alone(plan);
        return (single ? place : search).buildSolver().solve(plan);
    }

    /** Every option's price, counted in numbers; the best is scored by the rules. */
    private Plan alone(Plan plan) {
        var demand = plan.getDemands().getFirst();
        var sharing = new SharingOf(plan);
        var option = sharing.option(0, FirstCome.run(sharing.problem(), (job, way) -> 0)[0]);
        var solved = new Plan(
                List.of(new Demand(demand.request(), demand.getOptions(), option, false)), plan.getStock(), sharing);
        score(solved);
        return solved;
    }

    /** @return the score of a plan as it stands, also set on it */
    public HardMediumSoftScore score(Plan plan) {
        return Objects.requireNonNull(scores.update(plan));
    }
}
