package oms.allocation.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import oms.allocation.search.Sharing;
import oms.allocation.search.Sharing.Job;
import oms.allocation.search.Sharing.Load;
import oms.allocation.search.Sharing.Take;
import oms.allocation.search.Sharing.Way;
import oms.allocation.search.SharingSearch;
import org.jspecify.annotations.Nullable;

/** A plan as a problem for the search: demands are jobs, options ways, drivers agents, legs parts, stock levels shelves. */
final class SharingOf {
    /** Jobs that count as near, at most. */
    private static final int NEAR = 250;

    private final List<Demand> demands;
    private final Map<Driver, Integer> drivers = new IdentityHashMap<>();
    private final List<Driver> driverList = new ArrayList<>();
    private final Map<Leg, Integer> legs = new IdentityHashMap<>();
    private final List<Leg> legList = new ArrayList<>();
    private final Map<String, Integer> shelves = new HashMap<>();
    private final int[] room;
    /** By demand, its options that break no rule by themselves, in the order of the ways. */
    private final List<List<Option>> ways = new ArrayList<>();

    private final Numbers numbers;
    private final Sharing problem;

    SharingOf(Plan plan) {
        this.demands = plan.getDemands();
        for (var demand : demands) {
            var open = new ArrayList<Option>();
            for (var option : options(demand))
                if (option.legs().stream().allMatch(SharingOf::allowed)) open.add(option);
            ways.add(open);
        }
        this.room = scarce(plan.getStock());
        var jobs = new ArrayList<Job>();
        for (int j = 0; j < demands.size(); j++) jobs.add(job(demands.get(j), ways.get(j)));
        this.numbers = new Numbers(driverList, legList);
        this.problem = new Sharing(jobs, driverList.size(), room, near(), () -> new DayCosts(numbers));
    }

    private static List<Option> options(Demand demand) {
        var option = demand.getOption();
        if (demand.isPinned()) return option == null ? List.of() : List.of(option);
        if (option == null || demand.getOptions().contains(option)) return demand.getOptions();
        var all = new ArrayList<>(demand.getOptions());
        all.addFirst(option);
        return all;
    }

    private static boolean allowed(Leg leg) {
        return leg.allowed() && leg.skilled();
    }

    /** @return whether each of these is numbered */
    boolean knows(List<Leg> others) {
        for (var leg : others) if (!legs.containsKey(leg)) return false;
        return true;
    }

    Map<Leg, Integer> legs() {
        return legs;
    }

    Map<Driver, Integer> drivers() {
        return drivers;
    }

    Numbers numbers() {
        return numbers;
    }

    Sharing problem() {
        return problem;
    }

    /** @return by job the way in force */
    int[] start() {
        var start = new int[demands.size()];
        for (int j = 0; j < start.length; j++)
            start[j] = demands.get(j).getOption() == null
                    ? SharingSearch.NONE
                    : ways.get(j).indexOf(demands.get(j).getOption());
        return start;
    }

    /** @return the option that a way stands for */
    @Nullable
    Option option(int job, int way) {
        return way == SharingSearch.NONE ? null : ways.get(job).get(way);
    }

    // ---- jobs

    private Job job(Demand demand, List<Option> options) {
        var request = demand.request();
        return new Job(
                Costs.UNASSIGNED * Sharing.POINT,
                demand.isPinned(),
                request.units(),
                Numbers.nanos(request.deadline()),
                options.stream().map(option -> way(request, option)).toList());
    }

    private Way way(Request request, Option option) {
        long price = Costs.split(option) + Costs.change(request, option) - request.revenue();
        var parts = new LinkedHashMap<Integer, List<Integer>>();
        var takes = new TreeMap<Integer, Integer>();
        for (var leg : option.legs()) {
            price += Costs.goods(leg) + Costs.handling(leg);
            parts.computeIfAbsent(number(leg.driver()), any -> new ArrayList<>())
                    .add(number(leg));
            for (var pick : leg.picks()) {
                var shelf = shelves.get(key(pick.warehouse(), pick.sku()));
                if (shelf != null) takes.merge(shelf, pick.quantity(), Integer::sum);
            }
        }
        return new Way(
                price,
                parts.entrySet().stream()
                        .map(of -> new Load(of.getKey(), List.copyOf(of.getValue())))
                        .toList(),
                takes.entrySet().stream()
                        .map(of -> new Take(of.getKey(), of.getValue()))
                        .toList());
    }

    private int number(Driver driver) {
        return drivers.computeIfAbsent(driver, any -> {
            driverList.add(driver);
            return driverList.size() - 1;
        });
    }

    private int number(Leg leg) {
        return legs.computeIfAbsent(leg, any -> {
            legList.add(leg);
            return legList.size() - 1;
        });
    }

    // ---- stock

    /** Numbers the shelves that could be asked for more than they have; the others bind nobody. */
    private int[] scarce(List<StockLevel> stock) {
        var most = new HashMap<String, Long>();
        for (var options : ways) {
            var asked = new HashMap<String, Long>();
            for (var option : options) pieces(option).forEach((key, pieces) -> asked.merge(key, pieces, Math::max));
            asked.forEach((key, pieces) -> most.merge(key, pieces, Long::sum));
        }
        var room = new ArrayList<Integer>();
        for (var level : stock) {
            var key = key(level.warehouse(), level.sku());
            if (most.getOrDefault(key, 0L) <= level.quantity()) continue;
            shelves.put(key, room.size());
            room.add(level.quantity());
        }
        return room.stream().mapToInt(r -> r).toArray();
    }

    private static Map<String, Long> pieces(Option option) {
        var pieces = new HashMap<String, Long>();
        for (var leg : option.legs())
            for (var pick : leg.picks())
                pieces.merge(key(pick.warehouse(), pick.sku()), (long) pick.quantity(), Long::sum);
        return pieces;
    }

    private static String key(String warehouse, String sku) {
        return warehouse + '\n' + sku;
    }

    // ---- neighbours

    private int[][] near() {
        int jobs = demands.size();
        var near = new int[jobs][];
        var keys = new long[jobs];
        for (int j = 0; j < jobs; j++) {
            var door = demands.get(j).request().door();
            for (int k = 0; k < jobs; k++) {
                long metres = k == j
                        ? 0
                        : 1 + (long) door.metresTo(demands.get(k).request().door());
                keys[k] = metres << 20 | k;
            }
            Arrays.sort(keys);
            near[j] = Arrays.stream(keys)
                    .limit(NEAR)
                    .mapToInt(key -> (int) (key & 0xFFFFF))
                    .toArray();
        }
        return near;
    }
}
