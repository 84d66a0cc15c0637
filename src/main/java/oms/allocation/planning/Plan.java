package oms.allocation.planning;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The open orders of one merchant, what the warehouses can give them, and how good the plan for them is. */
@PlanningSolution
public class Plan {
    @PlanningEntityCollectionProperty
    private List<Demand> demands = List.of();

    @ProblemFactCollectionProperty
    private List<StockLevel> stock = List.of();

    @PlanningScore
    private @Nullable HardMediumSoftScore score;

    /** The plan as it was counted when it was made, where that was kept: whoever explains it need not number it again. */
    private @Nullable SharingOf counted;

    /** For the solver. */
    public Plan() {}

    public Plan(List<Demand> demands, List<StockLevel> stock) {
        this.demands = demands;
        this.stock = stock;
    }

    /** @param counted of a plan with the same options and stock */
    Plan(List<Demand> demands, List<StockLevel> stock, SharingOf counted) {
        this(demands, stock);
        this.counted = counted;
    }

    @Nullable
    SharingOf counted() {
        return counted;
    }

    public List<Demand> getDemands() {
        return demands;
    }

    public void setDemands(List<Demand> demands) {
        this.demands = demands;
    }

    public List<StockLevel> getStock() {
        return stock;
    }

    public void setStock(List<StockLevel> stock) {
        this.stock = stock;
    }

    public @Nullable HardMediumSoftScore getScore() {
        return score;
    }

    public void setScore(@Nullable HardMediumSoftScore score) {
        this.score = score;
    }

    /** @param id an order's id @return its demand in this plan; throws when it is not there */
    public Demand demand(String id) {
        return demands.stream()
                .filter(demand -> demand.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
