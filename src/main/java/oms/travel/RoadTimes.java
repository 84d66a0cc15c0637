package oms.travel;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import oms.geo.GeoPoint;
import oms.geo.Traffic;
import oms.geo.TravelTimes;

/**
 * Ways on the road, asked for in tables and remembered. Where they cannot be had, the great circle answers, so that planning never
 * stops for a map; the source is then left alone for a while.
 */
final class RoadTimes implements TravelTimes {
    private final Tables tables;
    private final TravelTimes otherwise;
    private final Runnable fallback;
    private final Duration pause;
    private final Clock clock;
    private final KnownWays known;
    private volatile Instant silentUntil = Instant.MIN;

    /**
     * @param otherwise answers where {@code tables} cannot, and for points in the same street; knows the traffic
     * @param fallback told each time that happens because the source failed
     * @param pause how long a source that failed is not asked
     * @param kept ways remembered
     */
    RoadTimes(Tables tables, TravelTimes otherwise, Runnable fallback, Duration pause, int kept, Clock clock) {
        this.tables = tables;
        this.otherwise = otherwise;
        this.fallback = fallback;
        this.pause = pause;
        this.clock = clock;
        this.known = new KnownWays(kept);
    }

    @Override
    public Duration between(GeoPoint from, GeoPoint to) {
        return Duration.ofSeconds(way(from, to).seconds());
    }

    @Override
    public Traffic traffic() {
        return otherwise.traffic();
    }

    @Override
    public double metres(GeoPoint from, GeoPoint to) {
        return way(from, to).metres();
    }

    @Override
    public TravelTimes ready(Collection<GeoPoint> common, Collection<? extends Collection<GeoPoint>> groups) {
        var all = new LinkedHashSet<>(common);
        groups.forEach(all::addAll);
        learn(common, all);
        learn(all, common);
        for (var group : groups) learn(group, group);
        return new Held();
    }

    private Way way(GeoPoint from, GeoPoint to) {
        var ends = Way.Ends.of(from, to);
        if (ends.same()) return otherwise(from, to);
        var way = known.get(ends);
        if (way != null) return way;
        ask(List.of(from), List.of(to));
        way = known.get(ends);
        return way != null ? way : otherwise(from, to);
    }

    private Way otherwise(GeoPoint from, GeoPoint to) {
        return new Way((int) otherwise.between(from, to).toSeconds(), (int) Math.round(otherwise.metres(from, to)));
    }

    // ---- asking

    /** Asks for points that are new whole rows at a time, then for the columns that the others lack. */
    private void learn(Collection<GeoPoint> from, Collection<GeoPoint> to) {
        var fresh = from.stream()
                .filter(point -> 2 * unknown(point, to) > to.size())
                .toList();
        if (!fresh.isEmpty() && !ask(fresh, List.copyOf(to))) return;
        var rest = from.stream().filter(point -> unknown(point, to) > 0).toList();
        if (rest.isEmpty()) return;
        var missing = to.stream()
                .filter(point -> rest.stream().anyMatch(row -> isUnknown(row, point)))
                .toList();
        ask(rest, missing);
    }

    private long unknown(GeoPoint from, Collection<GeoPoint> to) {
        return to.stream().filter(point -> isUnknown(from, point)).count();
    }

    private boolean isUnknown(GeoPoint from, GeoPoint to) {
        var ends = Way.Ends.of(from, to);
        return !ends.same() && known.get(ends) == null;
    }

    /** @return whether there was an answer */
    private boolean ask(List<GeoPoint> from, List<GeoPoint> to) {
        if (clock.instant().isBefore(silentUntil)) {
            fallback.run();
            return false;
        }
        try {
            remember(from, to, tables.table(from, to));
            return true;
        } catch (IOException unavailable) {
            silentUntil = clock.instant().plus(pause);
            fallback.run();
            Log.warnf("No ways on the road for %s: %s", pause, unavailable.getMessage());
            return false;
        }
    }

    /** What cannot be reached on the road is remembered with the way as the crow flies. */
    private void remember(List<GeoPoint> from, List<GeoPoint> to, Tables.Table table) {
        for (int i = 0; i < from.size(); i++)
            for (int j = 0; j < to.size(); j++) {
                var ends = Way.Ends.of(from.get(i), to.get(j));
                if (ends.same()) continue;
                double seconds = table.seconds()[i][j];
                double metres = table.metres()[i][j];
                var way = Double.isNaN(seconds) || Double.isNaN(metres)
                        ? otherwise(from.get(i), to.get(j))
                        : new Way((int) Math.round(seconds), (int) Math.round(metres));
                known.put(ends, way);
            }
    }

    /** The same answers for as long as it is held, also where a source fails or comes back meanwhile. */
    private final class Held implements TravelTimes {
        private record Trip(GeoPoint from, GeoPoint to) {}

        private final Map<Trip, Way> ways = new ConcurrentHashMap<>();

        @Override
        public Duration between(GeoPoint from, GeoPoint to) {
            return Duration.ofSeconds(held(from, to).seconds());
        }

        @Override
        public Traffic traffic() {
            return RoadTimes.this.traffic();
        }

        @Override
        public double metres(GeoPoint from, GeoPoint to) {
            return held(from, to).metres();
        }

        private Way held(GeoPoint from, GeoPoint to) {
            var trip = new Trip(from, to);
            var way = ways.get(trip);
            if (way != null) return way;
            var found = way(from, to);
            var first = ways.putIfAbsent(trip, found);
            return first == null ? found : first;
        }

        @Override
        public TravelTimes ready(Collection<GeoPoint> common, Collection<? extends Collection<GeoPoint>> groups) {
            return RoadTimes.this.ready(common, groups);
        }
    }
}
