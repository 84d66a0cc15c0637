package oms.allocation.planning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Why an order is planned the way it is: each option's price beside the rest of the plan as it stands. The terms of a candidate
 * sum, level by level, to what the score loses when the order takes that option instead of none. Days are counted in numbers
 * ({@link DayCosts}), numbered once for all the demands to be explained. One thread's own.
 */
public final class Explanation {
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

    /** How a driver's day would go. @param visits by part of the demand */
    private record Day(DayCosts.Account account, Map<Integer, DayCosts.Visit> visits) {}

    /** What an option makes of one driver's day. */
    private record Turn(Driver driver, Day before, Day after) {}

    private record Weighed(Candidate candidate, long points, long money) {}

    private final Map<Leg, Integer> parts;
    private final Map<Driver, Integer> agents;
    /** Null where nobody is asked to drive. */
    private final @Nullable DayCosts days;

    private final Map<String, StockLevel> stock = new HashMap<>();
    private final Map<String, Integer> taken = new HashMap<>();
    private final Map<Driver, List<Leg>> planned = new IdentityHashMap<>();
    private final Map<List<Leg.Pick>, List<Item>> items = new IdentityHashMap<>();

    /** Of the demand that is being explained: days that several options share, by driver and own parts. */
    private final Map<Driver, Map<List<Integer>, Day>> known = new IdentityHashMap<>();

    private Explanation(Plan plan, List<Demand> explained) {
        var named = new ArrayList<List<Leg>>();
        for (var demand : plan.getDemands()) named.add(demand.legs());
        for (var demand : explained) for (var option : demand.getOptions()) named.add(option.legs());
        var counted = plan.counted();
        if (counted != null && named.stream().allMatch(counted::knows)) {
            this.parts = counted.legs();
            this.agents = counted.drivers();
            this.days = new DayCosts(counted.numbers());
        } else {
            this.parts = new IdentityHashMap<>();
            this.agents = new IdentityHashMap<>();
            var numbers = number(named);
            this.days = numbers.drivers.length == 0 ? null : new DayCosts(numbers);
        }
        for (var level : plan.getStock()) stock.put(key(level.warehouse(), level.sku()), level);
        for (var demand : plan.getDemands()) demand.legs().forEach(leg -> remember(leg, 1));
    }

    private Numbers number(List<List<Leg>> named) {
        var legs = new ArrayList<Leg>();
        var drivers = new ArrayList<Driver>();
        for (var more : named)
            for (var leg : more) {
                if (parts.putIfAbsent(leg, legs.size()) != null) continue;
                legs.add(leg);
                if (agents.putIfAbsent(leg.driver(), drivers.size()) == null) drivers.add(leg.driver());
            }
        return new Numbers(drivers, legs);
    }

    private void remember(Leg leg, int sign) {
        var day = planned.computeIfAbsent(leg.driver(), any -> new ArrayList<>());
        if (sign > 0) day.add(leg);
        else day.remove(leg);
        for (var pick : leg.picks())
            taken.merge(key(pick.warehouse(), pick.sku()), sign * pick.quantity(), Integer::sum);
    }

    /** @param explained demands of the plan, those that {@link #of(Demand)} will be asked about */
    public static Explanation over(Plan plan, List<Demand> explained) {
        return new Explanation(plan, explained);
    }

    /** @return every option of the demand, the best first: possible ones before impossible ones, then by points, then by money */
    public static List<Candidate> of(Plan plan, Demand demand) {
        return over(plan, List.of(demand)).of(demand);
    }

    /** @return as {@link #of(Plan, Demand)} */
    public List<Candidate> of(Demand demand) {
        demand.legs().forEach(leg -> remember(leg, -1));
        known.clear();
        var weighed = new ArrayList<Weighed>();
        for (var option : demand.getOptions()) {
            var candidate = weigh(demand, option);
            weighed.add(new Weighed(candidate, candidate.total(Level.MEDIUM), candidate.total(Level.MONEY)));
        }
        demand.legs().forEach(leg -> remember(leg, 1));
        weighed.sort(Comparator.comparing((Weighed w) -> !w.candidate().possible())
                .thenComparingLong(Weighed::points)
                .thenComparingLong(Weighed::money)
                .thenComparing(w -> !w.candidate().chosen()));
        return weighed.stream().map(Weighed::candidate).toList();
    }

    private Candidate weigh(Demand demand, Option option) {
        var turns = turns(option);
        var missing = missing(option);
        var terms = new ArrayList<Term>();
        hard(option, missing, turns, terms);
        medium(turns, terms);
        money(demand, option, turns, terms);
        return new Candidate(
                option.key(),
                shipments(option, turns),
                List.copyOf(terms),
                refusals(option, missing, turns),
                option == demand.getOption());
    }

    // ---- days

    private List<Turn> turns(Option option) {
        if (option.legs().size() == 1)
            return List.of(turn(
                    option.legs().getFirst().driver(),
                    List.of(part(option.legs().getFirst()))));
        var own = new LinkedHashMap<Driver, List<Integer>>();
        for (var leg : option.legs())
            own.computeIfAbsent(leg.driver(), any -> new ArrayList<>()).add(part(leg));
        return own.entrySet().stream()
                .map(of -> turn(of.getKey(), of.getValue()))
                .toList();
    }

    private int part(Leg leg) {
        return Objects.requireNonNull(parts.get(leg));
    }

    private Turn turn(Driver driver, List<Integer> own) {
        var days = known.computeIfAbsent(driver, any -> new HashMap<>());
        var before = days.computeIfAbsent(List.of(), none -> day(driver, none));
        return new Turn(driver, before, days.computeIfAbsent(own, more -> day(driver, more)));
    }

    private Day day(Driver driver, List<Integer> own) {
        var others = planned.getOrDefault(driver, List.of());
        var whole = new int[others.size() + own.size()];
        for (int i = 0; i < others.size(); i++) whole[i] = part(others.get(i));
        for (int i = 0; i < own.size(); i++) whole[others.size() + i] = own.get(i);
        var days = Objects.requireNonNull(this.days);
        var account = days.account(Objects.requireNonNull(agents.get(driver)), whole, whole.length);
        if (own.size() == 1) return new Day(account, Map.of(own.getFirst(), days.visit(own.getFirst())));
        var visits = new HashMap<Integer, DayCosts.Visit>();
        for (int part : own) visits.put(part, days.visit(part));
        return new Day(account, visits);
    }

    // ---- terms

    private static void hard(Option option, Map<String, Integer> missing, List<Turn> turns, List<Term> terms) {
        long pieces = 0;
        for (int few : missing.values()) pieces += few;
        add(terms, "stock", Level.HARD, pieces);
        add(terms, "maxCapacity", Level.HARD, difference(turns, DayCosts.Account::overload));
        add(terms, "shift", Level.HARD, difference(turns, DayCosts.Account::overtime));
        long bound = 0;
        long unskilled = 0;
        for (var leg : option.legs()) {
            if (!leg.allowed()) bound++;
            if (!leg.skilled()) unskilled++;
        }
        add(terms, "boundWarehouse", Level.HARD, bound);
        add(terms, "skills", Level.HARD, unskilled);
    }

    private static void medium(List<Turn> turns, List<Term> terms) {
        add(terms, "sla", Level.MEDIUM, difference(turns, DayCosts.Account::late));
        add(terms, "minCapacity", Level.MEDIUM, difference(turns, DayCosts.Account::emptySeats));
    }

    private static void money(Demand demand, Option option, List<Turn> turns, List<Term> terms) {
        long goods = 0;
        long handling = 0;
        for (var leg : option.legs()) {
            goods += Costs.goods(leg);
            handling += Costs.handling(leg);
        }
        add(terms, "goods", Level.MONEY, goods);
        add(terms, "handling", Level.MONEY, handling);
        add(terms, "driving", Level.MONEY, difference(turns, DayCosts.Account::driving));
        add(terms, "split", Level.MONEY, Costs.split(option));
        add(terms, "latenessRisk", Level.MONEY, difference(turns, DayCosts.Account::risk));
        add(terms, "balance", Level.MONEY, difference(turns, DayCosts.Account::balance));
        add(terms, "change", Level.MONEY, Costs.change(demand.request(), option));
        add(terms, "brokenPromises", Level.MONEY, difference(turns, DayCosts.Account::brokenPromises));
        add(terms, "revenue", Level.MONEY, -demand.request().revenue());
    }

    private static void add(List<Term> terms, String rule, Level level, long amount) {
        if (amount != 0) terms.add(new Term(rule, level, amount));
    }

    private static long difference(List<Turn> turns, ToLongFunction<DayCosts.Account> cost) {
        long difference = 0;
        for (var turn : turns)
            difference += cost.applyAsLong(turn.after().account())
                    - cost.applyAsLong(turn.before().account());
        return difference;
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

    // ---- words

    private List<String> refusals(Option option, Map<String, Integer> missing, List<Turn> turns) {
        var refusals = new Refusals(option);
        for (var key : missing.keySet())
            refusals.missing(Objects.requireNonNull(stock.get(key)), taken.getOrDefault(key, 0));
        for (var turn : turns)
            refusals.day(
                    turn.driver(), turn.before().account().units(), turn.after().account());
        return refusals.all();
    }

    private List<Shipment> shipments(Option option, List<Turn> turns) {
        var shipments = new ArrayList<Shipment>();
        for (var leg : option.legs())
            for (var turn : turns) if (turn.driver() == leg.driver()) shipments.add(shipment(leg, turn.after()));
        return List.copyOf(shipments);
    }

    private Shipment shipment(Leg leg, Day day) {
        var visit = Objects.requireNonNull(day.visits().get(part(leg)));
        return new Shipment(
                leg.warehouse().code(),
                leg.driver().code(),
                leg.units(),
                Numbers.instant(visit.loadedFrom()),
                Route.promise(leg.driver().rates(), Numbers.instant(visit.done())),
                items.computeIfAbsent(leg.picks(), Explanation::items),
                Numbers.instant(visit.wave()));
    }

    private static List<Item> items(List<Leg.Pick> picks) {
        return picks.stream().map(pick -> new Item(pick.sku(), pick.quantity())).toList();
    }

    private static String key(String warehouse, String sku) {
        return warehouse + '\n' + sku;
    }
}
