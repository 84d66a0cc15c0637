package oms.allocation;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oms.allocation.planning.Choices;
import oms.allocation.planning.Demand;
import oms.allocation.planning.Explanation;
import oms.allocation.planning.Plan;
import oms.allocation.planning.PlanSolver;
import oms.allocation.planning.Request;
import oms.catalog.Catalog;
import org.jspecify.annotations.Nullable;

/** Plans on paper: outside any transaction, changing nothing. */
@Singleton
class Drafts {
    private static final int REASONS = 6;

    /** @param shipments of the chosen way; null where none is possible, and {@code reason} says why */
    record Draft(@Nullable List<Explanation.Shipment> shipments, String reason, DecisionRecord record) {}

    private final Situations situations;
    private final Catalog catalog;
    private final PlanSolver solver;

    Drafts(Situations situations, Catalog catalog, AllocationSettings settings) {
        this.situations = situations;
        this.catalog = catalog;
        this.solver = new PlanSolver(settings.search(), settings.patience());
    }

    /** @param wishes orders of one merchant with one currency @return a draft for each, by order id */
    Map<String, Draft> make(String merchant, List<Wish> wishes) {
        var skus = new TreeSet<String>();
        wishes.forEach(wish -> skus.addAll(wish.skus()));
        var products = catalog.products(merchant, skus);
        var requests = new ArrayList<Request>();
        Map<String, String> currencies = new HashMap<>();
        for (var wish : wishes) {
            requests.add(wish.request(products));
            currencies.put(wish.order().id(), wish.order().total().currency());
        }
        return make(requests, currencies, situations.load(merchant, skus, wishes));
    }

    /** @return a draft of something nobody ordered */
    Draft make(String merchant, Request request, String currency) {
        var skus = request.lines().stream().map(Request.Line::sku).collect(Collectors.toSet());
        var drafts = make(List.of(request), Map.of(request.id(), currency), situations.load(merchant, skus, List.of()));
        return drafts.values().iterator().next();
    }

    private Map<String, Draft> make(
            List<Request> requests, Map<String, String> currencies, Situations.Situation situation) {
        Map<String, Choices> choices = new HashMap<>();
        var demands = new ArrayList<Demand>();
        for (var request : requests) {
            var found = situation.sourcing().choices(request);
            choices.put(request.id(), found);
            if (!found.options().isEmpty()) demands.add(new Demand(request, found.options(), null, false));
        }
        var plan = new Plan(demands, situation.stock());
        var solved = demands.isEmpty() ? plan : solver.solve(plan);
        Map<String, Draft> drafts = new HashMap<>();
        for (var request : requests) {
            var demand = solved.getDemands().stream()
                    .filter(d -> d.getId().equals(request.id()))
                    .findFirst();
            var candidates = demand.map(d -> Explanation.of(solved, d)).orElse(List.of());
            var currency = Objects.requireNonNull(currencies.get(request.id()));
            drafts.put(request.id(), draft(candidates, Objects.requireNonNull(choices.get(request.id())), currency));
        }
        return drafts;
    }

    private static Draft draft(List<Explanation.Candidate> candidates, Choices choices, String currency) {
        var record = new DecisionRecord(
                currency, candidates.stream().map(DecisionRecord.Candidate::of).toList(), choices.excluded());
        var chosen = candidates.stream()
                .filter(candidate -> candidate.chosen() && candidate.possible())
                .findFirst();
        if (chosen.isPresent()) return new Draft(chosen.get().shipments(), "", record);
        var reasons = Stream.concat(
                        candidates.stream().flatMap(candidate -> candidate.refusals().stream()),
                        choices.excluded().stream().map(Choices.Excluded::reason))
                .distinct()
                .limit(REASONS)
                .collect(Collectors.joining("; "));
        return new Draft(null, reasons.isEmpty() ? "There is no warehouse or no driver" : reasons, record);
    }
}
