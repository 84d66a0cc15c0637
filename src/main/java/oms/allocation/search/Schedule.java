package oms.allocation.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who drives where.
 *
 * @param days of the vehicles that are used
 */
public record Schedule(List<Drive> days) {
    /** One vehicle's trips, in their order. */
    public record Drive(int vehicle, List<Trip> trips) {}

    /** @param depot numbered from 0 @param stops in driving order */
    public record Trip(int depot, List<Integer> stops) {}

    static Schedule of(Problem problem, int[][] places) {
        var days = new ArrayList<Drive>();
        for (int v = 0; v < places.length; v++) {
            if (places[v].length == 0) continue;
            var trips = new ArrayList<Trip>();
            for (int i = 1; i < places[v].length - 1; i++) {
                int here = places[v][i];
                if (here < problem.stops) trips.getLast().stops().add(here);
                else trips.add(new Trip(here - problem.stops, new ArrayList<>()));
            }
            days.add(new Drive(v, trips));
        }
        return new Schedule(days);
    }

    int[][] places(Problem problem) {
        var places = new int[problem.vehicles.length][0];
        for (var day : days) {
            if (day.trips().isEmpty()) continue;
            var list = new ArrayList<Integer>();
            list.add(problem.start[day.vehicle()]);
            for (var trip : day.trips()) {
                list.add(problem.stops + trip.depot());
                list.addAll(trip.stops());
            }
            list.add(problem.end[day.vehicle()]);
            places[day.vehicle()] = list.stream().mapToInt(i -> i).toArray();
        }
        return places;
    }

    /** @return the stops that nobody goes to, of so many */
    List<Integer> leftOut(int stops) {
        var there = new boolean[stops];
        for (var day : days) for (var trip : day.trips()) for (int stop : trip.stops()) there[stop] = true;
        var out = new ArrayList<Integer>();
        for (int i = 0; i < stops; i++) if (!there[i]) out.add(i);
        return out;
    }

    @Override
    public String toString() {
        return Arrays.toString(days.toArray());
    }
}
