package oms.allocation.planning;

import java.util.ArrayList;
import oms.allocation.search.FirstCome;

/** Plans as they are made without a search, order after order: to compare with. */
public final class Customs {
    private Customs() {}

    /** @return each order from the nearest warehouse that has it all, with whoever is cheapest from there; split only where none has */
    public static Plan nearestWarehouseFirst(Plan plan) {
        var sharing = new SharingOf(plan);
        return with(plan, sharing, FirstCome.run(sharing.problem(), (job, way) -> {
            long metres = 0;
            for (var leg : options(sharing, job, way).legs())
                metres += 1 + (long) leg.warehouse().at().metresTo(leg.door());
            boolean split = options(sharing, job, way).legs().size() > 1;
            return (int) Math.min(Integer.MAX_VALUE - 1, metres + (split ? 1_000_000_000 : 0));
        }));
    }

    /** @return each order the way that costs least beside what is planned before it */
    public static Plan cheapestInsertion(Plan plan) {
        var sharing = new SharingOf(plan);
        return with(plan, sharing, FirstCome.run(sharing.problem(), (job, way) -> 0));
    }

    private static Option options(SharingOf sharing, int job, int way) {
        return java.util.Objects.requireNonNull(sharing.option(job, way));
    }

    private static Plan with(Plan plan, SharingOf sharing, int[] ways) {
        var demands = new ArrayList<Demand>();
        for (int j = 0; j < ways.length; j++) {
            var demand = plan.getDemands().get(j);
            demands.add(
                    new Demand(demand.request(), demand.getOptions(), sharing.option(j, ways[j]), demand.isPinned()));
        }
        return new Plan(demands, plan.getStock());
    }
}
