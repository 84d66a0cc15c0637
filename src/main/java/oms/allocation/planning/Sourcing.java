package oms.allocation.planning;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import oms.allocation.planning.Choices.Excluded;
import oms.geo.GeoPoint;

/**
 * Finds the ways to serve a request: from one warehouse, from several where that is needed or may pay, with every driver who can.
 * Remembers which drivers are near which warehouse. One thread's own.
 */
public final class Sourcing {
    /** More single-warehouse choices than this are not weighed; the nearest with room come first. */
    static final int WIDEST = 300;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final List<Warehouse> warehouses;
    private final List<Driver> drivers;
    private final Instant now;
    private final Map<String, StockLevel> stock = new HashMap<>();
    private final Map<String, List<Place>> nearest = new HashMap<>();
    private final Map<String, Map<Instant, Instant>> waves = new HashMap<>();

    /** A driver and the metres to a warehouse, as the crow flies. */
    private record Place(Driver driver, double metres) {}

    /** A leg, whether there is room for it, and the metres to the warehouse and on to the door. */
    private record Reach(Leg leg, boolean fits, double metres) {}

    private static final Comparator<Reach> NEAREST_WITH_ROOM =
            Comparator.comparing((Reach reach) -> !reach.fits()).thenComparingDouble(Reach::metres);

    public Sourcing(List<Warehouse> warehouses, List<Driver> drivers, List<StockLevel> stock, Instant now) {
        this.warehouses = List.copyOf(warehouses);
        this.drivers = List.copyOf(drivers);
        this.now = now;
        for (var level : stock) this.stock.put(key(level.warehouse(), level.sku()), level);
    }

    /** @return the same, as if there were no other drivers than these */
    public Sourcing among(Set<String> codes) {
        var some =
                drivers.stream().filter(driver -> codes.contains(driver.code())).toList();
        return new Sourcing(warehouses, some, List.copyOf(stock.values()), now);
    }

    public Choices choices(Request request) {
        var excluded = new ArrayList<Excluded>();
        var open = new ArrayList<Warehouse>();
        for (var warehouse : warehouses) if (serves(warehouse, request, excluded)) open.add(warehouse);
        open.sort(Comparator.comparingDouble(warehouse -> warehouse.at().metresTo(request.door())));
        var singles = new ArrayList<Reach>();
        for (var warehouse : open)
            if (covers(warehouse, request, excluded)) singles.addAll(pairs(warehouse, request, excluded));
        singles.sort(NEAREST_WITH_ROOM);
        for (var far : singles.subList(Math.min(WIDEST, singles.size()), singles.size()))
            excluded.add(new Excluded(
                    far.leg().warehouse().code(),
                    far.leg().driver().code(),
                    "distance",
                    "beyond the " + WIDEST + " nearest choices"));
        var options = new ArrayList<Option>();
        for (var near : singles.subList(0, Math.min(WIDEST, singles.size())))
            options.add(new Option(List.of(near.leg())));
        if (!request.whole())
            options.addAll(new Splits(this, request, open).all(singles.stream().anyMatch(Reach::fits)));
        return new Choices(List.copyOf(options), List.copyOf(excluded));
    }

    private boolean serves(Warehouse warehouse, Request request, List<Excluded> excluded) {
        if (request.bound() != null && !request.bound().equals(warehouse.code()))
            return out(excluded, warehouse, "boundWarehouse", "the order is bound to " + request.bound());
        if (!warehouse.serves().test(request.door()))
            return out(excluded, warehouse, "servedArea", "does not deliver to this address");
        return true;
    }

    private boolean covers(Warehouse warehouse, Request request, List<Excluded> excluded) {
        for (var line : request.lines()) {
            var there = quantity(warehouse, line.sku());
            if (there < line.quantity())
                return out(excluded, warehouse, "stock", "has " + there + " of " + line.quantity() + " " + line.sku());
        }
        return true;
    }

    private static boolean out(List<Excluded> excluded, Warehouse warehouse, String rule, String reason) {
        excluded.add(new Excluded(warehouse.code(), null, rule, warehouse.code() + ": " + reason));
        return false;
    }

    private List<Reach> pairs(Warehouse warehouse, Request request, List<Excluded> excluded) {
        var reached = new ArrayList<Reach>();
        var picks = new ArrayList<Leg.Pick>();
        for (var line : request.lines()) picks.add(pick(warehouse, line, line.quantity()));
        var shared = List.copyOf(picks);
        var toDoor = warehouse.at().metresTo(request.door());
        for (var place : nearest(warehouse)) {
            var leg = leg(request, warehouse, place.driver(), shared);
            var reason = unable(leg);
            if (reason == null) reached.add(new Reach(leg, fits(leg), place.metres() + toDoor));
            else excluded.add(reason);
        }
        return reached;
    }

    /** @return why this driver cannot take these goods however the plan looks, or null */
    private static @org.jspecify.annotations.Nullable Excluded unable(Leg leg) {
        var driver = leg.driver();
        if (!leg.skilled()) {
            var missing = new java.util.TreeSet<>(leg.request().skills());
            missing.removeAll(driver.skills());
            return new Excluded(
                    leg.warehouse().code(),
                    driver.code(),
                    "skills",
                    driver.code() + ": lacks " + String.join(", ", missing));
        }
        if (!leg.pickUpAt().isBefore(driver.until())) {
            var zone = leg.warehouse().zone();
            var words = ": shift ends " + CLOCK.format(driver.until().atZone(zone)) + ", the next wave of "
                    + leg.warehouse().code() + " leaves "
                    + CLOCK.format(leg.pickUpAt().atZone(zone));
            return new Excluded(leg.warehouse().code(), driver.code(), "shift", driver.code() + words);
        }
        return null;
    }

    static boolean fits(Leg leg) {
        return leg.driver().load() + leg.units() <= leg.driver().max();
    }

    /** @return drivers by their way to the warehouse, the nearest first */
    private List<Place> nearest(Warehouse warehouse) {
        return nearest.computeIfAbsent(
                warehouse.code(),
                any -> drivers.stream()
                        .map(driver -> place(driver, warehouse))
                        .sorted(Comparator.comparingDouble(Place::metres))
                        .toList());
    }

    private static Place place(Driver driver, Warehouse warehouse) {
        GeoPoint at = driver.at();
        return new Place(driver, at == null ? 0 : at.metresTo(warehouse.at()));
    }

    /** @return at most so many drivers able to take such a leg, the nearest with room first */
    List<Leg> carriers(Request request, Warehouse warehouse, List<Leg.Pick> picks, int most) {
        var shared = List.copyOf(picks);
        var roomy = new ArrayList<Leg>();
        var full = new ArrayList<Leg>();
        for (var place : nearest(warehouse)) {
            var leg = leg(request, warehouse, place.driver(), shared);
            if (unable(leg) == null) (fits(leg) ? roomy : full).add(leg);
            if (roomy.size() == most) break;
        }
        roomy.addAll(full);
        return roomy.subList(0, Math.min(most, roomy.size()));
    }

    Leg leg(Request request, Warehouse warehouse, Driver driver, List<Leg.Pick> picks) {
        return new Leg(request, warehouse, driver, picks, pickUp(request, warehouse, driver));
    }

    /** @return the wave of the plan in force where that can be kept; an earlier one where the driver makes it */
    private Instant pickUp(Request request, Warehouse warehouse, Driver driver) {
        var anew = wave(warehouse, driver.from());
        var ready = request.ready().get(warehouse.code());
        if (ready == null) return anew;
        var kept = warehouse.waveOf(ready, driver.from());
        return kept.isAfter(anew) ? anew : kept;
    }

    private Instant wave(Warehouse warehouse, Instant from) {
        return waves.computeIfAbsent(warehouse.code(), any -> new HashMap<>())
                .computeIfAbsent(from, any -> warehouse.wave(now, from));
    }

    /** @return these pieces at what they cost there */
    public Leg.Pick pick(Warehouse warehouse, Request.Line line, int quantity) {
        var level = stock.get(key(warehouse.code(), line.sku()));
        return new Leg.Pick(warehouse.code(), line.sku(), quantity, line.units(), level == null ? 0 : level.unitCost());
    }

    int quantity(Warehouse warehouse, String sku) {
        var level = stock.get(key(warehouse.code(), sku));
        return level == null ? 0 : level.quantity();
    }

    long unitCost(Warehouse warehouse, String sku) {
        var level = stock.get(key(warehouse.code(), sku));
        return level == null ? Long.MAX_VALUE : level.unitCost();
    }

    private static String key(String warehouse, String sku) {
        return warehouse + '\n' + sku;
    }
}
