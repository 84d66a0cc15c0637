package oms.allocation.planning;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Takes a better plan apart into changes that can be taken one by one: orders that share a driver, before or after, change together,
 * because their routes' costs are one. A change is kept only where it alone makes the plan better, the price of changing paid; so
 * whichever of them later comes true or is overtaken, the plan is never worse than the one it replaces.
 */
public final class Improvements {
    /**
     * @param plan with this change and those before it, and no other
     * @param changed the demands of {@code plan} that go another way
     * @param points medium points that it saves: lateness, empty seats
     * @param money minor units that it saves, after the price of changing
     */
    public record Improvement(Plan plan, List<Demand> changed, long points, long money) {}

    private final PlanSolver solver;
    private final Map<String, Option> better = new HashMap<>();

    private Improvements(PlanSolver solver, Plan better) {
        this.solver = solver;
        for (var demand : better.getDemands())
            if (demand.getOption() != null) this.better.put(demand.getId(), demand.getOption());
    }

    /** @param current every demand with the option in force @param better the same demands as the solver left them */
    public static List<Improvement> of(PlanSolver solver, Plan current, Plan better) {
        return new Improvements(solver, better).over(current);
    }

    private List<Improvement> over(Plan current) {
        var improvements = new ArrayList<Improvement>();
        var base = current;
        var score = solver.score(base);
        for (var group : groups(current)) {
            var changed = with(base, group);
            var then = solver.score(changed);
            if (then.compareTo(score) <= 0) continue;
            improvements.add(improvement(changed, group, score, then));
            base = changed;
            score = then;
        }
        return List.copyOf(improvements);
    }

    private static Improvement improvement(
            Plan plan, List<String> group, HardMediumSoftScore before, HardMediumSoftScore after) {
        return new Improvement(
                plan,
                group.stream().map(plan::demand).toList(),
                after.mediumScore() - before.mediumScore(),
                after.softScore() - before.softScore());
    }

    private Plan with(Plan base, List<String> group) {
        var demands = base.getDemands().stream()
                .map(d -> new Demand(
                        d.request(),
                        d.getOptions(),
                        group.contains(d.getId()) ? better.get(d.getId()) : d.getOption(),
                        false))
                .toList();
        return new Plan(demands, base.getStock());
    }

    /** @return the ids of changed demands, those that share drivers together, in the order of the plan */
    private List<List<String>> groups(Plan current) {
        var parents = new HashMap<String, String>();
        var changed = new LinkedHashMap<String, String>();
        for (var demand : current.getDemands()) {
            var option = better.get(demand.getId());
            if (option == null || option == demand.getOption()) continue;
            var drivers = new TreeSet<>(drivers(option));
            if (demand.getOption() != null) drivers.addAll(drivers(demand.getOption()));
            for (var driver : drivers) parents.put(root(parents, driver), root(parents, drivers.first()));
            changed.put(demand.getId(), drivers.first());
        }
        var groups = new LinkedHashMap<String, List<String>>();
        changed.forEach((id, driver) -> groups.computeIfAbsent(root(parents, driver), any -> new ArrayList<>())
                .add(id));
        return List.copyOf(groups.values());
    }

    private static String root(Map<String, String> parents, String driver) {
        var at = driver;
        for (var up = parents.getOrDefault(at, at); !up.equals(at); up = parents.getOrDefault(at, at)) at = up;
        return Objects.requireNonNull(at);
    }

    private static List<String> drivers(Option option) {
        return option.legs().stream().map(leg -> leg.driver().code()).toList();
    }
}
