package oms.allocation.planning;

import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.sum;
import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.toList;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.Joiners;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintStream;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The rules of stage 4, one method each. Hard ones make a plan possible, medium ones acceptable, soft ones cheap. */
public class AllocationRules implements ConstraintProvider {
    /** Kept in constants so that the streams share one node: a route is driven once for all the rules about it. */
    private static final Function<Demand, Iterable<Leg>> LEGS = Demand::legs;

    private static final Function<Leg, Iterable<Leg.Pick>> PICKS = Leg::picks;
    private static final Function<Leg, Driver> DRIVER = Leg::driver;
    private static final BiFunction<Driver, List<Leg>, Route> ROUTE = Route::new;

    private static final HardMediumSoftScore HARD = HardMediumSoftScore.ONE_HARD;
    private static final HardMediumSoftScore MEDIUM = HardMediumSoftScore.ONE_MEDIUM;
    private static final HardMediumSoftScore MONEY = HardMediumSoftScore.ONE_SOFT;

    @Override
    public Constraint[] defineConstraints(ConstraintFactory rules) {
        return new Constraint[] {
            stock(rules),
            maxCapacity(rules),
            shift(rules),
            boundWarehouse(rules),
            skills(rules),
            unassigned(rules),
            sla(rules),
            minCapacity(rules),
            goods(rules),
            handling(rules),
            driving(rules),
            split(rules),
            latenessRisk(rules),
            balance(rules),
            change(rules),
            brokenPromises(rules),
            revenue(rules)
        };
    }

    Constraint stock(ConstraintFactory rules) {
        return legs(rules)
                .flattenLast(PICKS)
                .groupBy(Leg.Pick::warehouse, Leg.Pick::sku, sum(Leg.Pick::quantity))
                .join(
                        StockLevel.class,
                        Joiners.equal((warehouse, sku, taken) -> warehouse, StockLevel::warehouse),
                        Joiners.equal((warehouse, sku, taken) -> sku, StockLevel::sku))
                .filter((warehouse, sku, taken, level) -> taken > level.quantity())
                .penalize(HARD, (warehouse, sku, taken, level) -> taken - level.quantity())
                .asConstraint("stock");
    }

    Constraint maxCapacity(ConstraintFactory rules) {
        return perRoute(rules, HARD, Costs::overload, "maxCapacity");
    }

    Constraint shift(ConstraintFactory rules) {
        return perRoute(rules, HARD, Costs::overtime, "shift");
    }

    Constraint boundWarehouse(ConstraintFactory rules) {
        return legs(rules).filter(leg -> !leg.allowed()).penalize(HARD).asConstraint("boundWarehouse");
    }

    Constraint skills(ConstraintFactory rules) {
        return legs(rules).filter(leg -> !leg.skilled()).penalize(HARD).asConstraint("skills");
    }

    Constraint unassigned(ConstraintFactory rules) {
        return rules.forEachIncludingUnassigned(Demand.class)
                .filter(demand -> demand.getOption() == null)
                .penalize(MEDIUM, demand -> Costs.UNASSIGNED)
                .asConstraint("unassigned");
    }

    Constraint sla(ConstraintFactory rules) {
        return perRoute(rules, MEDIUM, Costs::late, "sla");
    }

    Constraint minCapacity(ConstraintFactory rules) {
        return perRoute(rules, MEDIUM, Costs::emptySeats, "minCapacity");
    }

    Constraint goods(ConstraintFactory rules) {
        return legs(rules).penalize(MONEY, Costs::goods).asConstraint("goods");
    }

    Constraint handling(ConstraintFactory rules) {
        return legs(rules).penalize(MONEY, Costs::handling).asConstraint("handling");
    }

    Constraint driving(ConstraintFactory rules) {
        return perRoute(rules, MONEY, Costs::driving, "driving");
    }

    Constraint split(ConstraintFactory rules) {
        return rules.forEach(Demand.class)
                .penalize(MONEY, demand -> Costs.split(demand.chosen()))
                .asConstraint("split");
    }

    Constraint latenessRisk(ConstraintFactory rules) {
        return perRoute(rules, MONEY, Costs::risk, "latenessRisk");
    }

    Constraint balance(ConstraintFactory rules) {
        return perRoute(rules, MONEY, Costs::balance, "balance");
    }

    Constraint change(ConstraintFactory rules) {
        return rules.forEach(Demand.class)
                .penalize(MONEY, demand -> Costs.change(demand.request(), demand.chosen()))
                .asConstraint("change");
    }

    Constraint brokenPromises(ConstraintFactory rules) {
        return perRoute(rules, MONEY, Costs::brokenPromises, "brokenPromises");
    }

    Constraint revenue(ConstraintFactory rules) {
        return rules.forEach(Demand.class)
                .reward(MONEY, demand -> demand.request().revenue())
                .asConstraint("revenue");
    }

    private static UniConstraintStream<Leg> legs(ConstraintFactory rules) {
        return rules.forEach(Demand.class).flattenLast(LEGS);
    }

    /** Impact, not penalty: one more door may shorten a driver's estimated way. */
    private static Constraint perRoute(
            ConstraintFactory rules, HardMediumSoftScore level, ToLongFunction<Route> cost, String name) {
        return legs(rules)
                .groupBy(DRIVER, toList())
                .map(ROUTE)
                .impact(level, route -> -cost.applyAsLong(route))
                .asConstraint(name);
    }
}
