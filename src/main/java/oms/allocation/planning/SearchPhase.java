package oms.allocation.planning;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.solver.phase.PhaseCommand;
import ai.timefold.solver.core.api.solver.phase.PhaseCommandContext;
import ai.timefold.solver.core.preview.api.domain.metamodel.PlanningVariableMetaModel;
import ai.timefold.solver.core.preview.api.move.Move;
import ai.timefold.solver.core.preview.api.move.builtin.Moves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import oms.allocation.search.Limit;
import oms.allocation.search.SharingSearch;
import org.jspecify.annotations.Nullable;

/**
 * The search of {@link oms.allocation.search} as a phase of the model's solver: numbers out, options back. The model scores what it
 * found by its own rules, and takes it only where that is better than what it had.
 */
final class SearchPhase implements PhaseCommand<Plan> {
    private static final long SEED = 1;
    /** Fewer demands than this are not worth a second core. */
    private static final int FEW = 8;

    private final Duration limit;
    private final int stepsEach;
    private final int cores;

    /** @param limit the longest search @param stepsEach steps for each free demand that end it sooner */
    SearchPhase(Duration limit, int stepsEach, int cores) {
        this.limit = limit;
        this.stepsEach = stepsEach;
        this.cores = cores;
    }

    @Override
    public void changeWorkingSolution(PhaseCommandContext<Plan> context) {
        var plan = context.getWorkingSolution();
        var free = plan.getDemands().stream()
                .filter(demand -> !demand.isPinned() && !demand.getOptions().isEmpty())
                .count();
        if (free == 0) return;
        var sharing = new SharingOf(plan);
        var search =
                new SharingSearch(sharing.problem(), Limit.of(limit, free * stepsEach), SEED, free < FEW ? 1 : cores);
        var found = search.run(sharing.start());
        handBack(context, plan, sharing, found);
    }

    private static void handBack(PhaseCommandContext<Plan> context, Plan plan, SharingOf sharing, int[] found) {
        PlanningVariableMetaModel<Plan, Demand, @Nullable Option> variable =
                context.getSolutionMetaModel().genuineEntity(Demand.class).basicVariable("option");
        var moves = new ArrayList<Move<Plan>>();
        var same = new ArrayList<Move<Plan>>();
        for (int j = 0; j < found.length; j++) {
            var demand = plan.getDemands().get(j);
            var option = sharing.option(j, found[j]);
            if (option == demand.getOption() || demand.isPinned()) continue;
            moves.add(Moves.change(variable, demand, option));
            same.add(Moves.change(variable, demand, demand.getOption()));
        }
        if (moves.isEmpty()) return;
        HardMediumSoftScore before = context.executeTemporarilyAndCalculateScore(Moves.compose(same));
        HardMediumSoftScore after = context.executeTemporarilyAndCalculateScore(Moves.compose(moves));
        if (Objects.requireNonNull(after).compareTo(Objects.requireNonNull(before)) > 0)
            context.execute(Moves.compose(moves));
    }
}
