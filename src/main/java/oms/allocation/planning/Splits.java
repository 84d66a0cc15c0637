package oms.allocation.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ways to serve one request by several shipments: from two warehouses wherever both can take part (a split may pay), from three
 * where two do not have it all, and from one warehouse with several drivers where no vehicle takes it all.
 */
final class Splits {
    private static final int NEAREST_WAREHOUSES = 6;
    private static final int DRIVERS_EACH = 3;
    private static final int MOST_SHIPMENTS = 3;

    private final Sourcing sourcing;
    private final Request request;
    private final List<Warehouse> near;
    /** What one warehouse gives is often the same in several splits: then so are the legs, and their price is counted once. */
    private final Map<List<Leg.Pick>, List<Leg>> carriers = new HashMap<>();

    /** @param open warehouses that may take part, the nearest first */
    Splits(Sourcing sourcing, Request request, List<Warehouse> open) {
        this.sourcing = sourcing;
        this.request = request;
        this.near = near(open);
    }

    /** @return the nearest that hold any of the goods, and of each product as many of the nearest as have it all together */
    private List<Warehouse> near(List<Warehouse> open) {
        var holders = open.stream().filter(this::holdsAny).toList();
        var near = new HashSet<>(holders.subList(0, Math.min(NEAREST_WAREHOUSES, holders.size())));
        for (var line : request.lines()) {
            long there = 0;
            for (var warehouse : holders) {
                if (there >= line.quantity()) break;
                var has = sourcing.quantity(warehouse, line.sku());
                if (has > 0) near.add(warehouse);
                there += Math.max(0, has);
            }
        }
        return holders.stream().filter(near::contains).toList();
    }

    private boolean holdsAny(Warehouse warehouse) {
        return request.lines().stream().anyMatch(line -> sourcing.quantity(warehouse, line.sku()) > 0);
    }

    List<Option> all(boolean oneVehicleFits) {
        var options = new ArrayList<Option>();
        for (var a = 0; a < near.size(); a++)
            for (var b = a + 1; b < near.size(); b++) options.addAll(from(List.of(near.get(a), near.get(b))));
        if (options.isEmpty() && !oneVehicleFits)
            for (var a = 0; a < near.size(); a++)
                for (var b = a + 1; b < near.size(); b++)
                    for (var c = b + 1; c < near.size(); c++)
                        options.addAll(from(List.of(near.get(a), near.get(b), near.get(c))));
        if (!oneVehicleFits) for (var warehouse : near) options.addAll(convoy(warehouse));
        return options;
    }

    /** Tries each order of preference among the warehouses, and the cheapest piece by piece. */
    private List<Option> from(List<Warehouse> warehouses) {
        var options = new ArrayList<Option>();
        Set<List<List<Leg.Pick>>> seen = new HashSet<>();
        for (var first : warehouses) {
            var preference = new ArrayList<>(warehouses);
            preference.remove(first);
            preference.addFirst(first);
            add(warehouses, share(warehouses, sku -> preference), seen, options);
        }
        add(warehouses, share(warehouses, sku -> cheapest(warehouses, sku)), seen, options);
        return options;
    }

    private List<Warehouse> cheapest(List<Warehouse> warehouses, String sku) {
        return warehouses.stream()
                .sorted(Comparator.comparingLong(warehouse -> sourcing.unitCost(warehouse, sku)))
                .toList();
    }

    /** @return what each warehouse gives, in their order; empty when together they do not have it all or one gives nothing */
    private List<List<Leg.Pick>> share(
            List<Warehouse> warehouses, java.util.function.Function<String, List<Warehouse>> preference) {
        var given = new LinkedHashMap<String, List<Leg.Pick>>();
        for (var warehouse : warehouses) given.put(warehouse.code(), new ArrayList<>());
        for (var line : request.lines()) {
            var left = line.quantity();
            for (var warehouse : preference.apply(line.sku())) {
                var take = Math.min(left, sourcing.quantity(warehouse, line.sku()));
                if (take <= 0) continue;
                java.util.Objects.requireNonNull(given.get(warehouse.code())).add(sourcing.pick(warehouse, line, take));
                left -= take;
            }
            if (left > 0) return List.of();
        }
        return given.values().stream().anyMatch(List::isEmpty) ? List.of() : List.copyOf(given.values());
    }

    private void add(
            List<Warehouse> warehouses,
            List<List<Leg.Pick>> shares,
            Set<List<List<Leg.Pick>>> seen,
            List<Option> options) {
        if (shares.isEmpty() || !seen.add(shares)) return;
        List<List<Leg>> sets = List.of(List.of());
        for (var i = 0; i < warehouses.size(); i++) {
            var warehouse = warehouses.get(i);
            var able = carriers.computeIfAbsent(
                    shares.get(i), picks -> sourcing.carriers(request, warehouse, picks, DRIVERS_EACH));
            var longer = new ArrayList<List<Leg>>();
            for (var set : sets)
                for (var leg : able) {
                    var more = new ArrayList<>(set);
                    more.add(leg);
                    longer.add(more);
                }
            sets = longer;
        }
        for (var set : sets) options.add(new Option(set));
    }

    /** The goods of one warehouse over several vehicles, the roomiest first. */
    private List<Option> convoy(Warehouse warehouse) {
        for (var line : request.lines())
            if (sourcing.quantity(warehouse, line.sku()) < line.quantity()) return List.of();
        var left = new LinkedHashMap<Request.Line, Integer>();
        for (var line : request.lines()) left.put(line, line.quantity());
        var legs = new ArrayList<Leg>();
        var drivers = new ArrayList<>(sourcing.carriers(request, warehouse, List.of(), Integer.MAX_VALUE));
        drivers.sort(Comparator.comparingInt(
                leg -> leg.driver().load() - leg.driver().max()));
        for (var carrier : drivers) {
            var picks =
                    fill(warehouse, carrier.driver().max() - carrier.driver().load(), left);
            if (!picks.isEmpty()) legs.add(sourcing.leg(request, warehouse, carrier.driver(), picks));
            if (left.values().stream().allMatch(rest -> rest == 0)) break;
        }
        var whole = left.values().stream().allMatch(rest -> rest == 0);
        return whole && legs.size() > 1 && legs.size() <= MOST_SHIPMENTS ? List.of(new Option(legs)) : List.of();
    }

    private List<Leg.Pick> fill(Warehouse warehouse, int room, LinkedHashMap<Request.Line, Integer> left) {
        var picks = new ArrayList<Leg.Pick>();
        for (var entry : left.entrySet()) {
            var line = entry.getKey();
            var take = Math.min(entry.getValue(), line.units() == 0 ? entry.getValue() : room / line.units());
            if (take <= 0) continue;
            picks.add(sourcing.pick(warehouse, line, take));
            room -= take * line.units();
            entry.setValue(entry.getValue() - take);
        }
        return picks;
    }
}
