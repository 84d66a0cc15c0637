package oms.allocation.planning;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Why an order is planned the way it is: each option's price beside the rest of the plan as it stands. The terms of a candidate
 * sum, level by level, to what the score loses when the order takes that option instead of none.
 */
public final class Explanation {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    /** Which level of the score a term belongs to. */
    public enum Level {
        HARD,
        MEDIUM,
        MONEY
    }

    /** @param amount minor units on the money level, points on the others; what speaks for an option is negative */
    public record Term(String rule, Level level, long amount) {}

    /**
     * @param pickUpAt when goods and driver are both at the dock
     * @param wave by which the goods are; null in records from before it was kept
     */
    public record Shipment(
            String warehouse,
            String driver,
            int units,
            Instant pickUpAt,
            Instant deliverAt,
            List<Item> items,
            @Nullable Instant wave) {}

    public record Item(String sku, int quantity) {}

    /** @param refusals in words, each hard rule the option breaks; empty when it is possible */
    public record Candidate(
            String key, List<Shipment> shipments, List<Term> terms, List<String> refusals, boolean chosen) {
        public boolean possible() {
            return refusals.isEmpty();
        }

        /** @return the sum of one level's terms */
        public long total(Level level) {
            return terms.stream()
                    .filter(term -> term.level() == level)
                    .mapToLong(Term::amount)
                    .sum();
        }
    }

    private final Demand demand;
    private final Map<Driver, List<Leg>> others = new HashMap<>();
    private final Map<String, Integer> taken = new HashMap<>();
    private final Map<String, StockLevel> stock = new HashMap<>();

    /** Days that several options share: without the demand, and with these legs of it. */
    private final Map<Driver, Route> without = new HashMap<>();

    private final Map<List<Leg>, Route> with = new HashMap<>();

    private Explanation(Plan plan, Demand demand) {
        this.demand = demand;
        for (var level : plan.getStock()) stock.put(key(level.warehouse(), level.sku()), level);
        for (var other : plan.getDemands()) if (other != demand) other.legs().forEach(this::remember);
    }

    private void remember(Leg leg) {
        others.computeIfAbsent(leg.driver(), any -> new ArrayList<>()).add(leg);
        for (var pick : leg.picks()) taken.merge(key(pick.warehouse(), pick.sku()), pick.quantity(), Integer::sum);
    }

    /** @return every option of the demand, the best first: possible ones before impossible ones, then by points, then by money */
    public static List<Candidate> of(Plan plan, Demand demand) {
        var explanation = new Explanation(plan, demand);
        return demand.getOptions().stream()
                .map(explanation::weigh)
                .sorted(Comparator.comparing((Candidate candidate) -> !candidate.possible())
                        .thenComparingLong(candidate -> candidate.total(Level.MEDIUM))
                        .thenComparingLong(candidate -> candidate.total(Level.MONEY))
                        .thenComparing(candidate -> !candidate.chosen()))
                .toList();
    }

    /** @return the option in force as it would go, with its times */
    public static Candidate chosen(Plan plan, Demand demand) {
        return new Explanation(plan, demand).weigh(demand.chosen());
    }

    private Candidate weigh(Option option) {
        var before = new LinkedHashMap<Driver, Route>();
        var after = new LinkedHashMap<Driver, Route>();
        for (var leg : option.legs()) {
            var driver = leg.driver();
            if (after.containsKey(driver)) continue;
            var own = option.legs().stream()
                    .filter(other -> other.driver() == driver)
                    .toList();
            before.put(driver, without.computeIfAbsent(driver, any -> route(driver, List.of())));
            after.put(driver, with.computeIfAbsent(own, more -> route(driver, more)));
        }
        var terms = new ArrayList<Term>();
        hard(option, before.values(), after.values(), terms);
        medium(before.values(), after.values(), terms);
        money(option, before.values(), after.values(), terms);
        return new Candidate(
                option.key(),
                option.legs().stream()
                        .map(leg -> shipment(leg, Objects.requireNonNull(after.get(leg.driver()))))
                        .toList(),
                List.copyOf(terms),
                refusals(option, before, after),
                option == demand.getOption());
    }

    private Route route(Driver driver, List<Leg> own) {
        var whole = new ArrayList<>(others.getOrDefault(driver, List.of()));
        whole.addAll(own);
        return new Route(driver, whole);
    }

    private void hard(Option option, Collection<Route> before, Collection<Route> after, List<Term> terms) {
        add(
                terms,
                "stock",
                Level.HARD,
                missing(option).values().stream().mapToLong(Integer::longValue).sum());
        add(terms, "maxCapacity", Level.HARD, difference(Costs::overload, before, after));
        add(terms, "shift", Level.HARD, difference(Costs::overtime, before, after));
        add(
                terms,
                "boundWarehouse",
                Level.HARD,
                option.legs().stream().filter(leg -> !leg.allowed()).count());
        add(
                terms,
                "skills",
                Level.HARD,
                option.legs().stream().filter(leg -> !leg.skilled()).count());
    }

    private static void medium(Collection<Route> before, Collection<Route> after, List<Term> terms) {
        add(terms, "sla", Level.MEDIUM, difference(Costs::late, before, after));
        add(terms, "minCapacity", Level.MEDIUM, difference(Costs::emptySeats, before, after));
    }

    private void money(Option option, Collection<Route> before, Collection<Route> after, List<Term> terms) {
        add(
                terms,
                "goods",
                Level.MONEY,
                option.legs().stream().mapToLong(Costs::goods).sum());
        add(
                terms,
                "handling",
                Level.MONEY,
                option.legs().stream().mapToLong(Costs::handling).sum());
        add(terms, "driving", Level.MONEY, difference(Costs::driving, before, after));
        add(terms, "split", Level.MONEY, Costs.split(option));
        add(terms, "latenessRisk", Level.MONEY, difference(Costs::risk, before, after));
        add(terms, "balance", Level.MONEY, difference(Costs::balance, before, after));
        add(terms, "change", Level.MONEY, Costs.change(demand.request(), option));
        add(terms, "brokenPromises", Level.MONEY, difference(Costs::brokenPromises, before, after));
        add(terms, "revenue", Level.MONEY, -demand.request().revenue());
    }

    private static void add(List<Term> terms, String rule, Level level, long amount) {
        if (amount != 0) terms.add(new Term(rule, level, amount));
    }

    private static long difference(ToLongFunction<Route> cost, Collection<Route> before, Collection<Route> after) {
        return after.stream().mapToLong(cost).sum()
                - before.stream().mapToLong(cost).sum();
    }

    /** @return pieces beyond what is there, by warehouse and SKU; only what this option adds to it */
    private Map<String, Integer> missing(Option option) {
        var wanted = new LinkedHashMap<String, Integer>();
        for (var leg : option.legs())
            for (var pick : leg.picks()) wanted.merge(key(pick.warehouse(), pick.sku()), pick.quantity(), Integer::sum);
        var missing = new LinkedHashMap<String, Integer>();
        wanted.forEach((key, quantity) -> {
            var level = stock.get(key);
            if (level == null) return;
            var rest = level.quantity() - taken.getOrDefault(key, 0);
            if (quantity > rest) missing.put(key, quantity - Math.max(0, rest));
        });
        return missing;
    }

    private List<String> refusals(Option option, Map<Driver, Route> before, Map<Driver, Route> after) {
        var words = new ArrayList<String>();
        missing(option).keySet().forEach(key -> {
            var level = Objects.requireNonNull(stock.get(key));
            words.add(level.warehouse() + ": " + taken.getOrDefault(key, 0) + " of " + level.quantity() + " "
                    + level.sku() + " go to other orders of this plan");
        });
        after.forEach((driver, route) -> {
            var load = Objects.requireNonNull(before.get(driver)).units();
            if (Costs.overload(route) > 0)
                words.add(driver.code() + ": load " + load + " + " + (route.units() - load) + " = " + route.units()
                        + " > max " + driver.max());
            if (Costs.overtime(route) > 0)
                words.add(driver.code() + ": would be done at " + clock(option, route.end()) + ", the shift ends at "
                        + clock(option, driver.until()));
        });
        for (var leg : option.legs()) {
            if (!leg.allowed())
                words.add(leg.warehouse().code() + ": the order is bound to "
                        + leg.request().bound());
            if (!leg.skilled())
                words.add(leg.driver().code() + ": lacks "
                        + String.join(", ", leg.request().skills()));
        }
        return List.copyOf(words);
    }

    private static String clock(Option option, Instant time) {
        return CLOCK.format(time.atZone(option.legs().getFirst().warehouse().zone()));
    }

    private static Shipment shipment(Leg leg, Route route) {
        var visit = route.visit(leg);
        var items = leg.picks().stream()
                .map(pick -> new Item(pick.sku(), pick.quantity()))
                .toList();
        return new Shipment(
                leg.warehouse().code(),
                leg.driver().code(),
                leg.units(),
                visit.loadedFrom(),
                route.promise(visit),
                items,
                visit.wave());
    }

    private static String key(String warehouse, String sku) {
        return warehouse + '\n' + sku;
    }
}
