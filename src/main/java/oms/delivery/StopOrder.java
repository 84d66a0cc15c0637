package oms.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import oms.geo.GeoPoint;
import oms.geo.TravelTimes;

/**
 * The order of a trip's stops: nearest insertion (Rosenkrantz, Stearns and Lewis, An Analysis of Several Heuristics for the
 * Traveling Salesman Problem, 1977), then 2-opt (Croes, A Method for Solving Traveling-Salesman Problems, 1958) until no exchange
 * helps. What counts is driving time on an open way, and ten seconds for each second that a promise is missed.
 */
final class StopOrder {
    private static final int LATE_SECOND = 10;

    private final GeoPoint start;
    private final Instant leaves;
    private final List<Stop> stops;
    private final long doorSeconds;
    /** Seconds; index 0 is the start, i + 1 the i-th stop. */
    private final long[][] seconds;

    private StopOrder(GeoPoint start, Instant leaves, List<Stop> stops, long doorSeconds, TravelTimes times) {
        this.start = start;
        this.leaves = leaves;
        this.stops = stops;
        this.doorSeconds = doorSeconds;
        this.seconds = matrix(times);
    }

    /** @return the same stops in the order in which they are best driven */
    static List<Stop> best(
            GeoPoint start, Instant leaves, List<Stop> stops, java.time.Duration doorTime, TravelTimes times) {
        var order = new StopOrder(start, leaves, stops, doorTime.toSeconds(), times);
        return order.improved(order.inserted()).stream().map(stops::get).toList();
    }

    private long[][] matrix(TravelTimes times) {
        var places = new ArrayList<GeoPoint>();
        places.add(start);
        stops.forEach(stop -> places.add(stop.at()));
        var ways = times.ready(places, List.of());
        var matrix = new long[places.size()][places.size()];
        for (int i = 0; i < matrix.length; i++)
            for (int j = 0; j < matrix.length; j++)
                matrix[i][j] =
                        i == j ? 0 : ways.between(places.get(i), places.get(j)).toSeconds();
        return matrix;
    }

    /** The stop nearest to what is on the way already goes where it costs least. */
    private List<Integer> inserted() {
        var way = new ArrayList<Integer>();
        var left = new ArrayList<Integer>();
        for (int i = 0; i < stops.size(); i++) left.add(i);
        while (!left.isEmpty()) {
            var nearest = left.stream()
                    .min(java.util.Comparator.comparingLong(stop -> distance(way, stop)))
                    .orElseThrow();
            left.remove(nearest);
            insert(way, nearest);
        }
        return way;
    }

    private long distance(List<Integer> way, int stop) {
        var nearest = seconds[0][stop + 1];
        for (int other : way) nearest = Math.min(nearest, seconds[other + 1][stop + 1]);
        return nearest;
    }

    private void insert(List<Integer> way, int stop) {
        var best = Long.MAX_VALUE;
        var place = 0;
        for (int i = 0; i <= way.size(); i++) {
            way.add(i, stop);
            var cost = cost(way);
            if (cost < best) {
                best = cost;
                place = i;
            }
            way.remove(i);
        }
        way.add(place, stop);
    }

    private List<Integer> improved(List<Integer> way) {
        var best = cost(way);
        for (var better = true; better; ) {
            better = false;
            for (int i = 0; i < way.size() - 1; i++)
                for (int j = i + 1; j < way.size(); j++) {
                    Collections.reverse(way.subList(i, j + 1));
                    var cost = cost(way);
                    if (cost < best) {
                        best = cost;
                        better = true;
                    } else Collections.reverse(way.subList(i, j + 1));
                }
        }
        return way;
    }

    private long cost(List<Integer> way) {
        long driven = 0;
        long late = 0;
        long clock = leaves.getEpochSecond();
        var from = 0;
        for (int stop : way) {
            var leg = seconds[from][stop + 1];
            driven += leg;
            clock += leg;
            late += Math.max(0, clock - stops.get(stop).deliverBy().getEpochSecond());
            clock += doorSeconds;
            from = stop + 1;
        }
        return driven + LATE_SECOND * late;
    }
}
