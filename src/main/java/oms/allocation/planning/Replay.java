package oms.allocation.planning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import oms.geo.GeoPoint;
import oms.geo.TravelTimes;
import org.jspecify.annotations.Nullable;

/**
 * A day's orders planned again, as they came: those of a while together, beside what was planned before them. What is delivered by
 * then is off the vehicle, what is loaded stays on it, what is planned stays planned. What nobody can ship waits for the next round.
 * One run's own.
 */
public final class Replay {
    /** Orders that come within this are planned together. */
    private static final Duration TOGETHER = Duration.ofMinutes(15);

    private static final int MOST_TOGETHER = 25;

    /** After the last order came, what waits is tried again so often and so far apart: by then vans are back. */
    private static final Duration LATER = Duration.ofMinutes(30);

    private static final int LAST_ROUNDS = 8;

    /**
     * An order as it comes.
     *
     * @param earns minor units, whatever the model weighs
     * @param first warehouses of which the first that has it all binds the order; empty where the request says all
     */
    public record Arrival(Instant at, Request request, long earns, List<String> first) {}

    /** Who delivers that day. @param at where the day begins for them */
    public record Person(
            String code,
            int min,
            int max,
            Instant from,
            Instant until,
            @Nullable GeoPoint at,
            Set<String> skills) {}

    /** What the day is planned with. @param stock all that is there to sell on that day */
    public record Town(
            List<Warehouse> warehouses, List<Person> people, List<StockLevel> stock, Rates rates, TravelTimes travel) {}

    /** It did not end in time. */
    public static final class TooSlow extends RuntimeException {
        TooSlow() {
            super("The day could not be planned again in time");
        }
    }

    private final PlanSolver solver;
    private final Town town;
    private final BooleanSupplier late;
    private final Map<String, Integer> taken = new HashMap<>();
    private final Map<String, Map<String, Stopping>> days = new HashMap<>();
    private final Map<String, Option> chosen = new LinkedHashMap<>();
    private long goods;
    private long handling;
    private double metres;
    private long seconds;

    /** A planned stop. @param loadedFrom and {@code done} as the last plan of its driver has it */
    private record Stopping(Leg leg, Instant wave, Instant loadedFrom, Instant done) {}

    private Replay(PlanSolver solver, Town town, BooleanSupplier late) {
        this.solver = solver;
        this.town = town;
        this.late = late;
    }

    /** @param arrivals in the order in which they came @param late asked before each round @throws TooSlow where it is late */
    public static Replayed run(PlanSolver solver, Town town, List<Arrival> arrivals, BooleanSupplier late) {
        var replay = new Replay(solver, town, late);
        var waiting = new ArrayList<Arrival>();
        for (var round : rounds(arrivals)) replay.round(round.getLast().at(), round, waiting);
        for (int later = 1; later <= LAST_ROUNDS && !waiting.isEmpty(); later++)
            replay.round(arrivals.getLast().at().plus(LATER.multipliedBy(later)), List.of(), waiting);
        return replay.result(arrivals);
    }

    /** Those who waited longest come first. */
    private void round(Instant now, List<Arrival> come, List<Arrival> waiting) {
        var due = new ArrayList<>(waiting.subList(0, Math.min(MOST_TOGETHER, waiting.size())));
        waiting.removeAll(due);
        due.addAll(come);
        waiting.addAll(plan(now, due));
    }

    private static List<List<Arrival>> rounds(List<Arrival> arrivals) {
        var rounds = new ArrayList<List<Arrival>>();
        for (var arrival : arrivals) {
            var last = rounds.isEmpty() ? List.<Arrival>of() : rounds.getLast();
            if (last.isEmpty()
                    || last.size() == MOST_TOGETHER
                    || arrival.at().isAfter(last.getFirst().at().plus(TOGETHER))) rounds.add(new ArrayList<>());
            rounds.getLast().add(arrival);
        }
        return rounds;
    }

    /** @return those that nobody can ship now */
    private List<Arrival> plan(Instant now, List<Arrival> due) {
        if (late.getAsBoolean()) throw new TooSlow();
        var stock = town.stock().stream()
                .map(level -> new StockLevel(level.warehouse(), level.sku(), rest(level), level.unitCost()))
                .toList();
        var sourcing = new Sourcing(town.warehouses(), drivers(now, due), stock, now);
        var left = new ArrayList<Arrival>();
        var demands = new ArrayList<Demand>();
        for (var arrival : due) {
            var request = bound(arrival, stock);
            var options = sourcing.choices(request).options();
            if (options.isEmpty()) left.add(arrival);
            else demands.add(new Demand(request, options, null, false));
        }
        var solved = demands.isEmpty()
                ? List.<Demand>of()
                : solver.solve(new Plan(demands, stock)).getDemands();
        var placed = new HashSet<String>();
        var legs = new LinkedHashMap<Driver, List<Leg>>();
        for (var demand : solved) {
            var option = demand.getOption();
            if (option == null) continue;
            placed.add(demand.getId());
            chosen.put(demand.getId(), option);
            for (var leg : option.legs()) {
                take(leg);
                legs.computeIfAbsent(leg.driver(), any -> new ArrayList<>()).add(leg);
            }
        }
        legs.forEach(this::drive);
        for (var arrival : due)
            if (!placed.contains(arrival.request().id()) && !left.contains(arrival)) left.add(arrival);
        return left;
    }

    private int rest(StockLevel level) {
        return Math.max(0, level.quantity() - taken.getOrDefault(level.warehouse() + '\n' + level.sku(), 0));
    }

    private void take(Leg leg) {
        goods += Costs.goods(leg);
        handling += Costs.handling(leg);
        for (var pick : leg.picks()) taken.merge(pick.warehouse() + '\n' + pick.sku(), pick.quantity(), Integer::sum);
    }

    /** Which warehouse binds an order depends on what the warehouses still have when it comes. */
    private static Request bound(Arrival arrival, List<StockLevel> stock) {
        var request = arrival.request();
        if (arrival.first().isEmpty()) return request;
        var binding = arrival.first().stream()
                .filter(code -> request.lines().stream().allMatch(line -> has(stock, code, line)))
                .findFirst()
                .orElse(arrival.first().getFirst());
        return new Request(
                request.id(),
                request.door(),
                request.lines(),
                binding,
                request.notBefore(),
                request.deadline(),
                request.revenue(),
                null,
                null);
    }

    private static boolean has(List<StockLevel> stock, String warehouse, Request.Line line) {
        return stock.stream()
                .anyMatch(level -> level.warehouse().equals(warehouse)
                        && level.sku().equals(line.sku())
                        && level.quantity() >= line.quantity());
    }

    // ---- drivers

    private List<Driver> drivers(Instant now, List<Arrival> due) {
        var common = new HashSet<GeoPoint>();
        town.warehouses().forEach(site -> common.add(site.at()));
        due.forEach(arrival -> common.add(arrival.request().door()));
        var groups = new ArrayList<Set<GeoPoint>>();
        for (var person : town.people()) {
            var group = new HashSet<GeoPoint>();
            for (var stop : day(person.code()).values()) group.add(stop.leg().door());
            if (person.at() != null) group.add(person.at());
            groups.add(group);
        }
        var ways = town.travel().ready(common, groups);
        return town.people().stream().map(person -> driver(person, now, ways)).toList();
    }

    private Map<String, Stopping> day(String driver) {
        return days.computeIfAbsent(driver, any -> new LinkedHashMap<>());
    }

    private Driver driver(Person person, Instant now, TravelTimes ways) {
        var commitments = new ArrayList<Commitment>();
        int load = 0;
        var at = person.at();
        var since = Instant.MIN;
        for (var stop : day(person.code()).values()) {
            if (stop.done().isAfter(now)) {
                load += stop.leg().units();
                commitments.add(commitment(stop, now));
            } else if (stop.done().isAfter(since)) {
                since = stop.done();
                at = stop.leg().door();
            }
        }
        return new Driver(
                person.code(),
                person.min(),
                person.max(),
                load,
                now.isAfter(person.from()) ? now : person.from(),
                person.until(),
                at,
                person.skills(),
                commitments,
                town.rates(),
                ways);
    }

    private Commitment commitment(Stopping stop, Instant now) {
        var leg = stop.leg();
        var onBoard = !stop.loadedFrom().isAfter(now);
        return new Commitment(
                leg.id(),
                leg.door(),
                onBoard ? null : leg.warehouse(),
                stop.wave(),
                leg.deadline(),
                Route.promise(town.rates(), stop.done()));
    }

    private void drive(Driver driver, List<Leg> legs) {
        var route = new Route(driver, legs);
        metres += route.metres() - driver.baseline().metres();
        seconds += route.driving().toSeconds() - driver.baseline().driving().toSeconds();
        var day = day(driver.code());
        for (var visit : route.visits()) {
            var id = visit.stop().id();
            var known = day.get(id);
            if (visit.stop() instanceof Leg leg)
                day.put(id, new Stopping(leg, visit.wave(), visit.loadedFrom(), visit.done()));
            else if (known != null) day.put(id, later(known, visit));
        }
    }

    /** What is on board was loaded when it was. */
    private static Stopping later(Stopping known, Route.Visit visit) {
        return visit.stop().from() == null
                ? new Stopping(known.leg(), known.wave(), known.loadedFrom(), visit.done())
                : new Stopping(known.leg(), visit.wave(), visit.loadedFrom(), visit.done());
    }

    // ---- the outcome

    private Replayed result(List<Arrival> arrivals) {
        var done = new HashMap<String, Instant>();
        days.values().forEach(day -> day.forEach((id, stop) -> done.put(id, stop.done())));
        var orders = new ArrayList<Replayed.Order>();
        long earned = 0;
        for (var arrival : arrivals) {
            var option = chosen.get(arrival.request().id());
            if (option != null) earned += arrival.earns();
            orders.add(new Replayed.Order(
                    arrival.request().id(),
                    option == null ? null : option.key(),
                    option == null ? 0 : option.legs().size(),
                    option != null
                            && option.legs().stream().allMatch(leg -> {
                                var end = done.get(leg.id());
                                return end != null && !end.isAfter(leg.deadline());
                            })));
        }
        return new Replayed(orders, earned, goods, handling, metres, seconds);
    }
}
