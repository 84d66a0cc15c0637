package oms.allocation.planning;

import ai.timefold.solver.core.api.domain.common.PlanningId;
import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPin;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An order that wants a plan; the solver chooses its option, warehouse and driver at once. */
@PlanningEntity
public class Demand {
    @PlanningId
    private String id = "";

    @PlanningPin
    private boolean pinned;

    @ValueRangeProvider(id = "options")
    private List<Option> options = List.of();

    @PlanningVariable(valueRangeProviderRefs = "options", allowsUnassigned = true)
    private @Nullable Option option;

    private @Nullable Request request;

    /** For the solver. */
    public Demand() {}

    public Demand(Request request, List<Option> options, @Nullable Option option, boolean pinned) {
        this.id = request.id();
        this.request = request;
        this.options = options;
        this.option = option;
        this.pinned = pinned;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public boolean isPinned() {
        return pinned;
    }

    public void setPinned(boolean pinned) {
        this.pinned = pinned;
    }

    public List<Option> getOptions() {
        return options;
    }

    public void setOptions(List<Option> options) {
        this.options = options;
    }

    public @Nullable Option getOption() {
        return option;
    }

    /** @return the option of a demand that has one */
    Option chosen() {
        return Objects.requireNonNull(option);
    }

    public void setOption(@Nullable Option option) {
        this.option = option;
    }

    public Request request() {
        return Objects.requireNonNull(request);
    }

    /** @return the shipments of the chosen option; none while unassigned */
    List<Leg> legs() {
        return option == null ? List.of() : option.legs();
    }

    @Override
    public String toString() {
        return id + " -> " + option;
    }
}
