package oms.allocation.search;

import java.util.Arrays;

/**
 * One vehicle's day: where it starts, then trips (a depot and its stops), and where it ends. Beside the places it keeps what makes
 * an insertion's feasibility a matter of constant time: loads by trip, earliest and latest beginnings (Savelsbergh, 1992, The
 * Vehicle Routing Problem with Time Windows: Minimizing Route Duration), and where goods are released, how a later departure
 * would go through the trip.
 */
final class Day {
    final Problem problem;
    final int vehicle;
    /** Start, depot, stops, depot, stops …, end; nothing while the vehicle is not used. */
    int[] place = new int[8];

    int size;
    /** By position: earliest and latest beginning of its service that everything after it allows. */
    double[] begins = new double[8];

    double[] latest = new double[8];
    /** By position: travelling and serving since loading began, and the beginning if loading had begun at any early time. */
    double[] span = new double[8];

    double[] floor = new double[8];
    /** By position: at a depot what its trip carries; in problems of pairs what is on board after it. */
    int[] load = new int[8];
    /** By position: the position of the depot of its trip. */
    int[] trip = new int[8];
    /** By position: cost of the way to the next one. */
    double[] step = new double[8];
    /** By position: price of all lateness from there on. */
    double[] lateFrom = new double[8];

    double cost;
    double work;
    int trips;
    /** Two days of the same number are the same: 0 for one that is not used. */
    long version;

    Day(Problem problem, int vehicle) {
        this.problem = problem;
        this.vehicle = vehicle;
    }

    /** Takes over another's places; {@link #measure} does the rest. */
    void copy(Day from) {
        room(from.size + 4);
        size = from.size;
        System.arraycopy(from.place, 0, place, 0, size);
    }

    /** Becomes such a day; {@link #measure} does the rest. */
    void take(int[] places) {
        room(places.length + 4);
        size = places.length;
        System.arraycopy(places, 0, place, 0, size);
    }

    private void room(int wanted) {
        if (place.length >= wanted) return;
        int length = wanted + wanted / 2;
        place = Arrays.copyOf(place, length);
        begins = new double[length];
        latest = new double[length];
        span = new double[length];
        floor = new double[length];
        load = new int[length];
        trip = new int[length];
        step = new double[length];
        lateFrom = new double[length];
    }

    /** Puts a stop behind a position, behind a depot of its own when one is given (numbered as a place; -1 for none). */
    void insert(int stop, int after, int depot) {
        room(size + 4);
        if (size == 0) {
            place[size++] = problem.start[vehicle];
            place[size++] = problem.end[vehicle];
        }
        int more = depot < 0 ? 1 : 2;
        System.arraycopy(place, after + 1, place, after + 1 + more, size - after - 1);
        size += more;
        if (depot >= 0) place[after + 1] = depot;
        place[after + more] = stop;
    }

    /** Takes out the stops that are marked, and trips that have none left. */
    void remove(boolean[] gone) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            int here = place[i];
            if (here < problem.stops && gone[here]) continue;
            boolean tripIsOver = here >= problem.stops && i > 0;
            if (tripIsOver && kept > 1 && problem.isDepot(place[kept - 1])) kept--;
            place[kept++] = here;
        }
        size = kept > 2 ? kept : 0;
    }

    /** @return whether everything is in time, now that all figures are those of the places as they are */
    boolean measure() {
        cost = 0;
        work = 0;
        trips = 0;
        if (size == 0) return true;
        forward();
        return !problem.timed || backward();
    }

    private void forward() {
        var p = problem;
        var vehicleData = p.vehicles[vehicle];
        var steps = p.cost[vehicleData.travel()];
        var times = p.time[vehicleData.travel()];
        double money = vehicleData.price();
        double drives = 0;
        double late = 0;
        int at = 0;
        begins[0] = vehicleData.from();
        load[0] = 0;
        trip[0] = 0;
        for (int i = 1; i < size; i++) {
            int before = place[i - 1];
            int here = place[i];
            double way = times[before][here];
            double spent = p.service[before] + way;
            drives += spent;
            step[i - 1] = steps[before][here];
            money += step[i - 1];
            double arrives = begins[i - 1] + (i == 1 ? way : spent);
            if (here >= p.stops) {
                if (i < size - 1) {
                    at = i;
                    trips++;
                    load[i] = 0;
                    span[i] = 0;
                    floor[i] = 0;
                    if (p.released) arrives = Math.max(arrives, ready(i));
                }
                begins[i] = arrives;
            } else {
                begins[i] = Math.max(arrives, p.opens[here]);
                span[i] = span[i - 1] + spent;
                floor[i] = Math.max(floor[i - 1] + spent, p.opens[here]);
                int depot = place[at] - p.stops;
                money += p.supplyPrice[here][depot];
                if (p.soft) late += p.late(here, begins[i]);
                if (p.paired) load[i] = load[i - 1] + p.demand[here];
                else load[at] += p.demand[here];
            }
            trip[i] = at;
        }
        if (p.soft) lateness();
        work = drives - p.service[place[0]];
        cost = money + late + trips * vehicleData.tripPrice();
    }

    /** @return when all goods of the trip that loads at a position are there */
    private double ready(int at) {
        int depot = place[at] - problem.stops;
        double ready = 0;
        for (int i = at + 1; place[i] < problem.stops; i++) ready = Math.max(ready, problem.release[place[i]][depot]);
        return ready;
    }

    private void lateness() {
        lateFrom[size - 1] = 0;
        for (int i = size - 2; i >= 0; i--)
            lateFrom[i] = lateFrom[i + 1] + (place[i] < problem.stops ? problem.late(place[i], begins[i]) : 0);
    }

    private boolean backward() {
        var p = problem;
        var times = p.time[p.vehicles[vehicle].travel()];
        latest[size - 1] = p.vehicles[vehicle].until();
        boolean inTime = begins[size - 1] <= latest[size - 1] + Tours.TINY;
        for (int i = size - 2; i >= 1; i--) {
            int here = place[i];
            double closes = here < p.stops ? p.closes[here] : Problem.NEVER;
            latest[i] = Math.min(closes, latest[i + 1] - times[here][place[i + 1]] - p.service[here]);
            inTime &= begins[i] <= latest[i] + Tours.TINY;
        }
        return inTime;
    }
}
