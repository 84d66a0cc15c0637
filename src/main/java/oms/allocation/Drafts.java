package oms.allocation;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oms.allocation.planning.Choices;
import oms.allocation.planning.Demand;
import oms.allocation.planning.Explanation;
import oms.allocation.planning.Improvements;
import oms.allocation.planning.Improvements.Improvement;
import oms.allocation.planning.Option;
import oms.allocation.planning.Plan;
import oms.allocation.planning.PlanSolver;
import oms.allocation.planning.Request;
import oms.catalog.Catalog;
import oms.geo.GeoPoint;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/** Plans on paper: outside any transaction, changing nothing. */
@Singleton
class Drafts {
    private static final int REASONS = 6;

    /** @param shipments of the chosen way; null where none is possible, and {@code reason} says why */
    record Draft(@Nullable List<Explanation.Shipment> shipments, String reason, DecisionRecord record) {}

    /** A better way for an order. @param reason in words, what becomes better and by how much */
    record Better(Wish wish, Draft draft, String reason) {}

    private final Situations situations;
    private final Catalog catalog;
    private final AllocationSettings settings;
    private final PlanSolver solver;
    private @Nullable PlanSolver improver;

    Drafts(Situations situations, Catalog catalog, AllocationSettings settings) {
        this.situations = situations;
        this.catalog = catalog;
        this.settings = settings;
        this.solver = new PlanSolver(settings.search(), settings.patience(), settings.cores());
    }

    /**
     * Within the region; what it cannot ship, from everywhere.
     *
     * @param wishes orders with one currency @return a draft for each, by order id
     */
    Map<String, Draft> make(Region region, List<Wish> wishes) {
        var drafts = within(region, wishes);
        if (region.isEverywhere()) return drafts;
        var stranded = wishes.stream()
                .filter(wish ->
                        Objects.requireNonNull(drafts.get(wish.order().id())).shipments() == null)
                .toList();
        if (!stranded.isEmpty()) drafts.putAll(within(Region.everywhere(region.merchant()), stranded));
        return drafts;
    }

    private Map<String, Draft> within(Region region, List<Wish> wishes) {
        var skus = skus(wishes);
        var products = catalog.products(region.merchant(), skus);
        var requests = new ArrayList<Request>();
        Map<String, String> currencies = new HashMap<>();
        for (var wish : wishes) {
            requests.add(wish.request(products, false));
            currencies.put(wish.order().id(), wish.order().total().currency());
        }
        return make(requests, currencies, situations.load(region, skus, wishes, doors(wishes)));
    }

    /** @return a draft of something nobody ordered */
    Draft make(String merchant, Request request, String currency) {
        var skus = request.lines().stream().map(Request.Line::sku).collect(Collectors.toSet());
        var drafts = make(
                List.of(request),
                Map.of(request.id(), currency),
                situations.load(Region.everywhere(merchant), skus, List.of(), List.of(request.door())));
        return drafts.values().iterator().next();
    }

    /**
     * The same goods from the same warehouse with another driver, weighed beside the way in force.
     *
     * @param wish of one shipment that changes nothing but its driver
     */
    Draft handOver(String merchant, Wish wish, Stops.Stop stop, String driver) {
        var request = wish.request(catalog.products(merchant, wish.skus()), false);
        var situation = situations.load(Region.everywhere(merchant), wish.skus(), List.of(wish), doors(List.of(wish)));
        var found = situation
                .sourcing()
                .among(Set.copyOf(List.of(stop.driver(), driver)))
                .choices(request);
        var wanted = found.options().stream()
                .filter(option -> option.key().equals(Option.key(List.of(stop.warehouse() + ":" + driver))))
                .findFirst();
        var excluded = found.excluded().stream()
                .filter(out -> out.warehouse().equals(stop.warehouse())
                        && (out.driver() == null || out.driver().equals(driver)))
                .toList();
        var currency = wish.order().total().currency();
        if (wanted.isEmpty()) return draft(List.of(), excluded, currency, wish.key());
        var demand = new Demand(request, found.options(), wanted.get(), true);
        var plan = new Plan(List.of(demand), situation.stock());
        var candidates = Explanation.of(plan, demand);
        var made = draft(candidates, excluded, currency, wish.key());
        if (made.shipments() != null) return made;
        var refusals = candidates.stream()
                .filter(Explanation.Candidate::chosen)
                .flatMap(candidate -> candidate.refusals().stream())
                .collect(Collectors.joining("; "));
        return new Draft(null, refusals, made.record());
    }

    private static List<GeoPoint> doors(List<Wish> wishes) {
        return wishes.stream().map(wish -> wish.order().location()).toList();
    }

    private static TreeSet<String> skus(List<Wish> wishes) {
        var skus = new TreeSet<String>();
        wishes.forEach(wish -> skus.addAll(wish.skus()));
        return skus;
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
        var why = Explanation.over(solved, solved.getDemands());
        for (var request : requests) {
            var demand = solved.getDemands().stream()
                    .filter(d -> d.getId().equals(request.id()))
                    .findFirst();
            var candidates = demand.map(why::of).orElse(List.of());
            var currency = Objects.requireNonNull(currencies.get(request.id()));
            var excluded = Objects.requireNonNull(choices.get(request.id())).excluded();
            drafts.put(request.id(), draft(candidates, excluded, currency, null));
        }
        return drafts;
    }

    private static Draft draft(
            List<Explanation.Candidate> candidates,
            List<Choices.Excluded> excluded,
            String currency,
            @Nullable String replaced) {
        var record = new DecisionRecord(
                currency, candidates.stream().map(DecisionRecord.Candidate::of).toList(), excluded, replaced);
        var chosen = candidates.stream()
                .filter(candidate -> candidate.chosen() && candidate.possible())
                .findFirst();
        if (chosen.isPresent()) return new Draft(chosen.get().shipments(), "", record);
        var reasons = Stream.concat(
                        candidates.stream().flatMap(candidate -> candidate.refusals().stream()),
                        excluded.stream().map(Choices.Excluded::reason))
                .distinct()
                .limit(REASONS)
                .collect(Collectors.joining("; "));
        return new Draft(null, reasons.isEmpty() ? "There is no warehouse or no driver" : reasons, record);
    }

    /**
     * Looks for a better plan of orders that have one.
     *
     * @param wishes each with the shipments that may change
     * @return changes that each make the plan better, whatever becomes of the others; those of one list only together
     */
    List<List<Better>> improve(Region region, List<Wish> wishes) {
        var products = catalog.products(region.merchant(), skus(wishes));
        var situation = situations.load(region, skus(wishes), wishes, doors(wishes));
        Map<String, Wish> byOrder = new HashMap<>();
        Map<String, Choices> choices = new HashMap<>();
        var demands = new ArrayList<Demand>();
        for (var wish : wishes) {
            var request = wish.request(products, true);
            var inForce = situation.inForce(wish, request);
            if (inForce == null) continue;
            var found = situation.sourcing().choices(request);
            byOrder.put(request.id(), wish);
            choices.put(request.id(), found);
            demands.add(new Demand(request, with(inForce, found.options()), inForce, false));
        }
        if (demands.isEmpty()) return List.of();
        var plan = new Plan(demands, situation.stock());
        var improving = improver();
        return Improvements.of(improving, plan, improving.solve(plan)).stream()
                .map(improvement -> better(improvement, byOrder, choices))
                .toList();
    }

    /** The way in force stays among the options as it is, with its own times. */
    private static List<Option> with(Option inForce, List<Option> found) {
        var options = new ArrayList<Option>();
        options.add(inForce);
        for (var option : found) if (!option.key().equals(inForce.key())) options.add(option);
        return options;
    }

    private static List<Better> better(
            Improvement improvement, Map<String, Wish> byOrder, Map<String, Choices> choices) {
        var orders = improvement.changed().size();
        var better = new ArrayList<Better>();
        var why = Explanation.over(improvement.plan(), improvement.changed());
        for (var demand : improvement.changed()) {
            var wish = Objects.requireNonNull(byOrder.get(demand.getId()));
            var currency = wish.order().total().currency();
            var excluded = Objects.requireNonNull(choices.get(demand.getId())).excluded();
            var draft = draft(why.of(demand), excluded, currency, wish.key());
            if (draft.shipments() == null) return List.of();
            var gain = improvement.points() > 0
                    ? "less late"
                    : "saves " + Money.of(improvement.money(), currency).text();
            var reason =
                    instead(wish, draft.shipments()) + ": " + gain + (orders > 1 ? " over " + orders + " orders" : "");
            better.add(new Better(wish, draft, reason));
        }
        return better;
    }

    private static String instead(Wish wish, List<Explanation.Shipment> shipments) {
        var before = wish.reopened().getFirst();
        var after = shipments.getFirst();
        var one = shipments.size() == 1 && wish.reopened().size() == 1;
        if (one && before.warehouse().equals(after.warehouse()))
            return after.driver() + " instead of " + before.driver();
        return names(shipments.stream().map(s -> s.driver() + " from " + s.warehouse())) + " instead of "
                + names(wish.reopened().stream().map(s -> s.driver() + " from " + s.warehouse()));
    }

    private static String names(Stream<String> ways) {
        return ways.sorted().collect(Collectors.joining(" and "));
    }

    /** Made when it is first needed: compiling its rules is no work for a server that starts. */
    private synchronized PlanSolver improver() {
        if (improver == null)
            improver = new PlanSolver(settings.improveSearch(), settings.improvePatience(), settings.cores());
        return improver;
    }
}
