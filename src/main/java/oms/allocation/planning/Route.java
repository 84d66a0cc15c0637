package oms.allocation.planning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import oms.geo.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * How a driver's working day would go with these shipments: trips in the order of their waves, each loaded at its warehouse and
 * driven to the nearest door first. A trip to which the driver is committed leaves when it would without the other shipments: what
 * would hold it up goes with a later wave. An estimate for choosing drivers; the road's own order of stops is made when a trip is.
 */
public final class Route {
    private final Driver driver;
    private final List<Leg> legs;
    private final List<Visit> visits = new ArrayList<>();
    private double metres;
    private Duration driving = Duration.ZERO;
    private Instant now;
    private @Nullable GeoPoint here;

    /**
     * @param wave with which it leaves, at the earliest; later than the leg's own where a trip before it had no time for it
     * @param loadedFrom when loading can begin: goods and driver are both at the dock
     * @param done when the stop is over
     */
    public record Visit(Stop stop, Instant wave, Instant loadedFrom, Instant arrives, Instant done) {}

    private record Trip(Instant at, String warehouse) {}

    private static final Comparator<Trip> BY_WAVE =
            Comparator.comparing(Trip::at).thenComparing(Trip::warehouse);

    Route(Driver driver, Collection<Leg> legs) {
        this.driver = driver;
        this.legs = List.copyOf(legs);
        this.now = driver.from();
        this.here = driver.at();
        drive(trips(driver.commitments()), trips(legs));
    }

    /** Where the driver is after some trips. */
    private Route(Route so) {
        this.driver = so.driver;
        this.legs = so.legs;
        this.now = so.now;
        this.here = so.here;
    }

    /** @return the legs beside the driver's commitments */
    List<Leg> legs() {
        return legs;
    }

    public Driver driver() {
        return driver;
    }

    public double metres() {
        return metres;
    }

    public Duration driving() {
        return driving;
    }

    /** @return every stop with its times, in driving order */
    public List<Visit> visits() {
        return List.copyOf(visits);
    }

    /** @return when the last stop is over; when the driver can start, if there is none */
    Instant end() {
        return now;
    }

    Visit visit(Leg leg) {
        return visits.stream().filter(visit -> visit.stop() == leg).findFirst().orElseThrow();
    }

    /** @return what to tell the shopper: the end of the stop and a reserve, rounded up to a whole step */
    static Instant promise(Rates rates, Instant done) {
        var step = rates.promiseStep().toSeconds();
        var seconds = done.plus(rates.reserve()).getEpochSecond();
        return Instant.ofEpochSecond(Math.ceilDiv(seconds, step) * step);
    }

    int units() {
        return driver.load() + legs.stream().mapToInt(Leg::units).sum();
    }

    private static Trip trip(Stop stop) {
        var from = stop.from();
        return from == null ? new Trip(Instant.MIN, "") : new Trip(stop.pickUpAt(), from.code());
    }

    private static NavigableMap<Trip, List<Stop>> trips(Collection<? extends Stop> stops) {
        var trips = new TreeMap<Trip, List<Stop>>(BY_WAVE);
        for (var stop : stops)
            trips.computeIfAbsent(trip(stop), any -> new ArrayList<>()).add(stop);
        return trips;
    }

    private void drive(NavigableMap<Trip, List<Stop>> fixed, NavigableMap<Trip, List<Stop>> free) {
        while (!fixed.isEmpty() || !free.isEmpty()) {
            var trip = first(fixed, free);
            var bound = fixed.getOrDefault(trip, List.of());
            var more = free.getOrDefault(trip, List.of());
            fixed.remove(trip);
            free.remove(trip);
            if (!more.isEmpty() && !fixed.isEmpty() && holdsUp(trip, bound, more, fixed.firstEntry())) {
                var later = later(trip, more.getFirst(), fixed);
                free.computeIfAbsent(later, any -> new ArrayList<>()).addAll(more);
                more = List.of();
            }
            drive(trip, both(bound, more));
        }
    }

    private static Trip first(NavigableMap<Trip, List<Stop>> fixed, NavigableMap<Trip, List<Stop>> free) {
        if (fixed.isEmpty()) return free.firstKey();
        if (free.isEmpty()) return fixed.firstKey();
        return BY_WAVE.compare(fixed.firstKey(), free.firstKey()) <= 0 ? fixed.firstKey() : free.firstKey();
    }

    private boolean holdsUp(Trip trip, List<Stop> bound, List<Stop> more, Map.Entry<Trip, List<Stop>> next) {
        return loading(trip, both(bound, more), next).isAfter(loading(trip, bound, next));
    }

    /** @return when the next trip's loading begins after this one */
    private Instant loading(Trip trip, List<Stop> stops, Map.Entry<Trip, List<Stop>> next) {
        var then = new Route(this);
        then.drive(trip, new ArrayList<>(stops));
        then.dock(next.getKey(), next.getValue().getFirst());
        return then.now;
    }

    /** @return the next committed trip from that warehouse; the first wave after the next committed trip's, if there is none */
    private static Trip later(Trip trip, Stop stop, NavigableMap<Trip, List<Stop>> fixed) {
        var from = stop.from();
        if (from == null) return fixed.firstKey();
        for (var next : fixed.keySet()) if (next.warehouse().equals(trip.warehouse())) return next;
        return new Trip(from.waveOf(trip.at(), fixed.firstKey().at().plusSeconds(1)), trip.warehouse());
    }

    private static List<Stop> both(List<Stop> some, List<Stop> more) {
        var both = new ArrayList<>(some);
        both.addAll(more);
        return both;
    }

    private void dock(Trip trip, Stop stop) {
        var from = stop.from();
        if (from == null) return;
        go(from.at());
        if (now.isBefore(trip.at())) now = trip.at();
    }

    private void drive(Trip trip, List<Stop> stops) {
        if (stops.isEmpty()) return;
        dock(trip, stops.getFirst());
        var loaded = now;
        if (stops.getFirst().from() != null) now = now.plus(driver.rates().loading());
        stops.sort(Comparator.comparing(Stop::id));
        while (!stops.isEmpty()) deliver(trip, loaded, nearest(stops));
    }

    private void deliver(Trip trip, Instant loaded, Stop stop) {
        go(stop.door());
        if (stop instanceof Leg leg
                && leg.request().notBefore() != null
                && now.isBefore(leg.request().notBefore())) now = leg.request().notBefore();
        var arrives = now;
        now = now.plus(driver.rates().service());
        visits.add(new Visit(stop, trip.at(), loaded, arrives, now));
    }

    private Stop nearest(List<Stop> left) {
        var from = here;
        if (from == null || left.size() == 1) return left.removeFirst();
        int best = 0;
        var least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < left.size(); i++) {
            var metres = from.metresTo(left.get(i).door());
            if (metres >= least) continue;
            least = metres;
            best = i;
        }
        return left.remove(best);
    }

    private void go(GeoPoint to) {
        var from = here;
        if (from != null && !from.equals(to)) {
            var time = driver.travel().between(from, to, now);
            metres += driver.travel().metres(from, to);
            driving = driving.plus(time);
            now = now.plus(time);
        }
        here = to;
    }
}
