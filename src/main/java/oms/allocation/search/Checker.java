package oms.allocation.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts a schedule again, from what was given and by nothing that the search uses: it walks through each day with a clock, a
 * load and a purse in hand.
 */
public final class Checker {
    private static final double TINY = 1e-6;

    /**
     * @param cost money for all days and what is left out
     * @param way money for the ways alone
     * @param faults what breaks a rule, in words; nothing in a schedule that holds
     */
    public record Account(double cost, double way, int vehicles, int leftOut, List<String> faults) {
        public boolean holds() {
            return faults.isEmpty();
        }
    }

    private final Problem.Given given;
    private final List<String> faults = new ArrayList<>();
    private final Map<Integer, Integer> seen = new HashMap<>();
    private double cost;
    private double way;

    private Checker(Problem.Given given) {
        this.given = given;
    }

    /** @return what a schedule costs, and whether it holds */
    public static Account check(Problem problem, Schedule schedule) {
        return new Checker(problem.given).check(schedule);
    }

    private Account check(Schedule schedule) {
        var vehicles = new HashMap<Integer, Integer>();
        for (var day : schedule.days()) {
            if (vehicles.merge(day.vehicle(), 1, Integer::sum) > 1) fault("vehicle %d has two days", day.vehicle());
            new Walk(day).go();
        }
        int leftOut = 0;
        for (int i = 0; i < given.stops().size(); i++) {
            if (seen.containsKey(i)) continue;
            leftOut++;
            cost += given.stops().get(i).price();
        }
        return new Account(cost, way, vehicles.size(), leftOut, List.copyOf(faults));
    }

    private void fault(String words, Object... values) {
        faults.add(words.formatted(values));
    }

    /** Through one day. */
    private final class Walk {
        private final Schedule.Drive day;
        private final Problem.Vehicle vehicle;
        private final Problem.Travel travel;
        private int here;
        private double now;
        private double worked;

        Walk(Schedule.Drive day) {
            this.day = day;
            this.vehicle = given.vehicles().get(day.vehicle());
            this.travel = given.travel().get(vehicle.travel());
            this.here = vehicle.start();
            this.now = vehicle.from();
        }

        void go() {
            if (day.trips().size() > vehicle.trips())
                fault("vehicle %d makes %d trips", day.vehicle(), day.trips().size());
            cost += vehicle.price() + vehicle.tripPrice() * day.trips().size();
            for (var trip : day.trips()) drive(trip);
            move(vehicle.end());
            if (now > vehicle.until() + TINY) fault("vehicle %d ends at %.3f", day.vehicle(), now);
            if (worked > vehicle.longest() + TINY) fault("vehicle %d works %.3f", day.vehicle(), worked);
        }

        private void drive(Schedule.Trip trip) {
            if (!vehicle.depots().contains(trip.depot()))
                fault("vehicle %d does not load at depot %d", day.vehicle(), trip.depot());
            move(given.stops().size() + trip.depot());
            for (int stop : trip.stops()) now = Math.max(now, given.supply().release(stop, trip.depot()));
            work(given.loading().get(trip.depot()));
            boolean pairs = trip.stops().stream()
                    .anyMatch(stop -> given.stops().get(stop).other() != stop);
            int load = pairs
                    ? 0
                    : trip.stops().stream()
                            .mapToInt(stop -> given.stops().get(stop).demand())
                            .sum();
            int most = load;
            int least = load;
            for (int stop : trip.stops()) {
                serve(trip, stop);
                load += pairs ? given.stops().get(stop).demand() : 0;
                most = Math.max(most, load);
                least = Math.min(least, load);
            }
            if (most > vehicle.capacity() || least < 0)
                fault("vehicle %d carries %d", day.vehicle(), least < 0 ? least : most);
        }

        private void serve(Schedule.Trip trip, int number) {
            var stop = given.stops().get(number);
            move(number);
            now = Math.max(now, stop.opens());
            if (now > stop.closes() + TINY) fault("stop %d begins at %.3f", number, now);
            if (given.barred().test(day.vehicle(), number)) fault("stop %d is barred to %d", number, day.vehicle());
            if (seen.put(number, day.vehicle()) != null) fault("stop %d is served twice", number);
            pair(trip, number, stop.other());
            cost += given.supply().price(number, trip.depot()) + Math.max(0, now - stop.due()) * stop.latePrice();
            work(stop.service());
        }

        private void pair(Schedule.Trip trip, int stop, int other) {
            if (other == stop) return;
            if (!trip.stops().contains(other)) fault("stop %d goes without %d", stop, other);
            else if (given.stops().get(stop).demand() < 0 && !seen.containsKey(other))
                fault("stop %d goes before %d", stop, other);
        }

        private void work(double time) {
            now += time;
            worked += time;
        }

        private void move(int to) {
            if (here != Problem.NOWHERE && to != Problem.NOWHERE) {
                double price = travel.cost().get(here)[to];
                cost += price;
                way += price;
                work(travel.time().get(here)[to]);
            }
            here = to;
        }
    }
}
