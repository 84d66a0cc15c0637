package oms.allocation;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oms.allocation.planning.Commitment;
import oms.allocation.planning.Driver;
import oms.allocation.planning.Leg;
import oms.allocation.planning.Option;
import oms.allocation.planning.Rates;
import oms.allocation.planning.Request;
import oms.allocation.planning.Sourcing;
import oms.allocation.planning.StockLevel;
import oms.allocation.planning.Warehouse;
import oms.fleet.DriverView;
import oms.fleet.Drivers;
import oms.geo.GeoPoint;
import oms.geo.TravelTimes;
import oms.inventory.Stock;
import oms.inventory.WarehouseView;
import oms.inventory.Warehouses;
import oms.order.ShipmentLine;
import org.jspecify.annotations.Nullable;

/** Loads what a plan is made from: warehouses with their stock, drivers with their day. Reads only, and locks nothing. */
@Singleton
class Situations {
    /** @param stock what the warehouses can give, with what the orders of the plan hold already */
    record Situation(
            Sourcing sourcing, List<StockLevel> stock, Map<String, Warehouse> sites, Map<String, Driver> drivers) {
        /** @return the plan in force of what a wish reopens; null where its warehouse or driver is no more */
        @Nullable
        Option inForce(Wish wish, Request request) {
            var legs = new ArrayList<Leg>();
            for (var stop : wish.reopened()) {
                var site = sites.get(stop.warehouse());
                var driver = drivers.get(stop.driver());
                if (site == null || driver == null) return null;
                var picks = wish.order().shipment(stop.shipmentId()).lines().stream()
                        .collect(Collectors.groupingBy(
                                ShipmentLine::sku, TreeMap::new, Collectors.summingInt(ShipmentLine::quantity)))
                        .entrySet()
                        .stream()
                        .map(of -> pick(site, request, of.getKey(), of.getValue()))
                        .toList();
                legs.add(new Leg(request, site, driver, picks, stop.waveAt()));
            }
            return legs.isEmpty() ? null : new Option(legs);
        }

        private Leg.Pick pick(Warehouse site, Request request, String sku, int quantity) {
            var line = request.lines().stream()
                    .filter(l -> l.sku().equals(sku))
                    .findFirst()
                    .orElseThrow();
            return sourcing.pick(site, line, quantity);
        }
    }

    private final Warehouses warehouses;
    private final Stock stock;
    private final Drivers drivers;
    private final Stops stops;
    private final TravelTimes travel;
    private final AllocationSettings settings;
    private final Clock clock;

    Situations(
            Warehouses warehouses,
            Stock stock,
            Drivers drivers,
            Stops stops,
            TravelTimes travel,
            AllocationSettings settings,
            Clock clock) {
        this.warehouses = warehouses;
        this.stock = stock;
        this.drivers = drivers;
        this.stops = stops;
        this.travel = travel;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param region whose warehouses and drivers are asked @param doors where the goods would go */
    Situation load(Region region, Collection<String> skus, List<Wish> wishes, Collection<GeoPoint> doors) {
        var merchant = region.merchant();
        var now = clock.instant();
        var people = drivers.all(merchant).stream()
                .filter(driver -> region.holds(driver.homeWarehouse()))
                .toList();
        var planned = stops.of(merchant, people.stream().map(DriverView::code).toList());
        var leaving = leaving(wishes);
        var all = warehouses.all(merchant);
        var sites = sites(all, planned, wishes, leaving);
        var open = all.stream()
                .filter(w -> region.holds(w.code()) && (w.active() || leaving.containsKey(w.code())))
                .map(w -> Objects.requireNonNull(sites.get(w.code())))
                .toList();
        var levels = levels(merchant, skus, leaving.keySet(), wishes);
        var reopened =
                wishes.stream().flatMap(wish -> wish.reopenedIds().stream()).collect(Collectors.toSet());
        var fleet = fleet(people, planned, sites, reopened, doors, now);
        return new Situation(
                new Sourcing(open, fleet, levels, now),
                levels,
                sites,
                fleet.stream().collect(Collectors.toMap(Driver::code, Function.identity())));
    }

    /** @return by warehouse, the doors of what stays there and only changes its driver */
    private static Map<String, Set<GeoPoint>> leaving(List<Wish> wishes) {
        var leaving = new HashMap<String, Set<GeoPoint>>();
        for (var wish : wishes)
            if (wish.from() != null)
                leaving.computeIfAbsent(wish.from(), any -> new HashSet<>())
                        .add(wish.order().location());
        return leaving;
    }

    /** @return the active warehouses, and those from which something planned still leaves: these serve nothing else */
    private static Map<String, Warehouse> sites(
            List<WarehouseView> all, List<Stops.Stop> planned, List<Wish> wishes, Map<String, Set<GeoPoint>> leaving) {
        var used = Stream.concat(planned.stream(), wishes.stream().flatMap(wish -> wish.reopened().stream()))
                .map(Stops.Stop::warehouse)
                .collect(Collectors.toSet());
        var sites = new LinkedHashMap<String, Warehouse>();
        for (var view : all) {
            var last = leaving.getOrDefault(view.code(), Set.of());
            if (view.active()) sites.put(view.code(), site(view, view::serves));
            else if (used.contains(view.code())) sites.put(view.code(), site(view, last::contains));
        }
        return sites;
    }

    static Warehouse site(WarehouseView w) {
        return site(w, w::serves);
    }

    private static Warehouse site(WarehouseView w, Predicate<GeoPoint> serves) {
        return new Warehouse(
                w.code(),
                w.at(),
                w.zone(),
                w.opens(),
                w.closes(),
                w.cutOff(),
                w.pickLead(),
                w.waveEvery(),
                w.perOrderCost().minor(),
                serves);
    }

    /** @param closed warehouses that may be closed, and then give only what the wishes hold there */
    private List<StockLevel> levels(
            String merchant, Collection<String> skus, Collection<String> closed, List<Wish> wishes) {
        Map<String, Long> own = new HashMap<>();
        for (var wish : wishes) {
            Set<String> kept = new HashSet<>();
            wish.kept().forEach(shipment -> kept.add(shipment.id()));
            for (var held : stock.held(merchant, wish.order().id())) {
                var shipment = held.shipmentId();
                if (shipment == null || !kept.contains(shipment))
                    own.merge(held.warehouse() + '\n' + held.sku(), held.quantity(), Long::sum);
            }
        }
        return stock.availability(merchant, skus, closed).stream()
                .map(row -> new StockLevel(
                        row.warehouse(),
                        row.sku(),
                        (int) Math.clamp(
                                row.promisable() + own.getOrDefault(row.warehouse() + '\n' + row.sku(), 0L),
                                0,
                                Integer.MAX_VALUE),
                        row.unitCost().minor()))
                .toList();
    }

    private List<Driver> fleet(
            List<DriverView> people,
            List<Stops.Stop> planned,
            Map<String, Warehouse> sites,
            Set<String> reopened,
            Collection<GeoPoint> doors,
            Instant now) {
        var days = planned.stream().collect(Collectors.groupingBy(Stops.Stop::driver));
        var rates = settings.costs().rates();
        var ways = ways(people, days, sites, doors);
        return people.stream()
                .map(driver ->
                        driver(driver, days.getOrDefault(driver.code(), List.of()), sites, reopened, rates, ways, now))
                .toList();
    }

    /** @return all ways that a plan may look at: between warehouses, the doors to be planned and everything, and among a driver's own */
    private TravelTimes ways(
            List<DriverView> people,
            Map<String, List<Stops.Stop>> planned,
            Map<String, Warehouse> sites,
            Collection<GeoPoint> doors) {
        var common = new HashSet<>(doors);
        sites.values().forEach(site -> common.add(site.at()));
        var days = new ArrayList<Set<GeoPoint>>();
        for (var driver : people) {
            var day = new HashSet<GeoPoint>();
            var at = place(driver, sites);
            if (at != null) day.add(at);
            planned.getOrDefault(driver.code(), List.of()).forEach(stop -> day.add(stop.door()));
            days.add(day);
        }
        return travel.ready(common, days);
    }

    private Driver driver(
            DriverView d,
            List<Stops.Stop> doors,
            Map<String, Warehouse> sites,
            Set<String> reopened,
            Rates rates,
            TravelTimes ways,
            Instant now) {
        var movable = doors.stream()
                .filter(stop -> reopened.contains(stop.shipmentId()))
                .mapToInt(Stops.Stop::units)
                .sum();
        var commitments = doors.stream()
                .filter(stop -> !reopened.contains(stop.shipmentId()))
                .map(stop -> new Commitment(
                        stop.shipmentId(),
                        stop.door(),
                        stop.state().equals("ON_BOARD") ? null : sites.get(stop.warehouse()),
                        stop.waveAt(),
                        stop.deadline(),
                        stop.promisedAt()))
                .toList();
        return new Driver(
                d.code(),
                d.min(),
                d.max(),
                Math.max(0, d.load() - movable),
                d.worksFrom(now),
                d.worksUntil(now),
                place(d, sites),
                Set.copyOf(d.skills()),
                commitments,
                rates,
                ways);
    }

    private static @Nullable GeoPoint place(DriverView d, Map<String, Warehouse> sites) {
        if (d.location() != null) return d.location();
        var home = d.homeWarehouse() == null ? null : sites.get(d.homeWarehouse());
        return home == null ? null : home.at();
    }
}
