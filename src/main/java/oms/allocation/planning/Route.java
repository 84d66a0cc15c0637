package oms.allocation.planning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import oms.geo.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * How a driver's working day would go with these shipments: trips in the order of their waves, each loaded at its warehouse and
 * driven to the nearest door first. An estimate for choosing drivers; the road's own order of stops is made when a trip is.
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
     * @param loadedFrom when loading can begin: goods and driver are both at the dock
     * @param done when the stop is over
     */
    public record Visit(Stop stop, Instant loadedFrom, Instant arrives, Instant done) {}

    private record Trip(Instant at, String warehouse) {}

    Route(Driver driver, Collection<Leg> legs) {
        this.driver = driver;
        this.legs = List.copyOf(legs);
        this.now = driver.from();
        this.here = driver.at();
        var stops = new ArrayList<Stop>(driver.commitments());
        stops.addAll(legs);
        var trips = new java.util.TreeMap<Trip, List<Stop>>(
                Comparator.comparing(Trip::at).thenComparing(Trip::warehouse));
        for (var stop : stops)
            trips.computeIfAbsent(trip(stop), any -> new ArrayList<>()).add(stop);
        trips.values().forEach(this::drive);
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
    Instant promise(Visit visit) {
        var rates = driver.rates();
        var step = rates.promiseStep().toSeconds();
        var seconds = visit.done().plus(rates.reserve()).getEpochSecond();
        return Instant.ofEpochSecond(Math.ceilDiv(seconds, step) * step);
    }

    int units() {
        return driver.load() + legs.stream().mapToInt(Leg::units).sum();
    }

    private static Trip trip(Stop stop) {
        var from = stop.from();
        return from == null ? new Trip(Instant.MIN, "") : new Trip(stop.pickUpAt(), from.code());
    }

    private void drive(List<Stop> trip) {
        var from = trip.getFirst().from();
        if (from != null) {
            go(from.at());
            if (now.isBefore(trip.getFirst().pickUpAt())) now = trip.getFirst().pickUpAt();
        }
        var loaded = now;
        if (from != null) now = now.plus(driver.rates().loading());
        var left = new ArrayList<>(trip);
        left.sort(Comparator.comparing(Stop::id));
        while (!left.isEmpty()) deliver(loaded, nearest(left));
    }

    private void deliver(Instant loaded, Stop stop) {
        go(stop.door());
        if (stop instanceof Leg leg
                && leg.request().notBefore() != null
                && now.isBefore(leg.request().notBefore())) now = leg.request().notBefore();
        var arrives = now;
        now = now.plus(driver.rates().service());
        visits.add(new Visit(stop, loaded, arrives, now));
    }

    private Stop nearest(List<Stop> left) {
        var from = here;
        var best = left.getFirst();
        if (from != null)
            for (var stop : left) if (from.metresTo(stop.door()) < from.metresTo(best.door())) best = stop;
        left.remove(best);
        return best;
    }

    private void go(GeoPoint to) {
        var from = here;
        if (from != null && !from.equals(to)) {
            var time = driver.travel().between(from, to);
            metres += driver.travel().metres(from, to);
            driving = driving.plus(time);
            now = now.plus(time);
        }
        here = to;
    }
}
