package oms.allocation.search;

import java.util.List;
import java.util.function.BiPredicate;

/**
 * What is to be driven. Places are numbered: the stops first, then the depots, then whatever else vehicles start from or end at.
 * Costs and times are in the caller's units, all times counted from one origin.
 */
public final class Problem {
    /** A vehicle that starts or ends nowhere in particular: the way there costs nothing. */
    public static final int NOWHERE = -1;

    /** A bound that binds nothing. */
    public static final double NEVER = 1e15;

    /**
     * A door to go to, or one end of a pick-up and delivery pair.
     *
     * @param demand what it takes off the vehicle; in a pair what it puts on (positive) and off (negative)
     * @param opens no service begins before, {@code closes} nor after
     * @param price of leaving it out
     * @param due time after which it is late, and {@code latePrice} what each unit of time then costs
     * @param other the other end of its pair, or itself
     */
    public record Stop(
            int demand,
            double opens,
            double closes,
            double service,
            double price,
            double due,
            double latePrice,
            int other) {}

    /**
     * @param longest the most time it may drive and serve, waiting left out
     * @param trips how many times it may load
     * @param start where it stands at {@code from}, a place or {@link #NOWHERE}
     * @param depots where it may load, numbered from 0
     * @param price once it is used, {@code tripPrice} of each trip
     * @param travel which of the travel tables is its own
     */
    public record Vehicle(
            int capacity,
            double from,
            double until,
            double longest,
            int trips,
            int start,
            int end,
            List<Integer> depots,
            double price,
            double tripPrice,
            int travel) {}

    /** What it costs and how long it takes from place to place. */
    public record Travel(List<double[]> cost, List<double[]> time) {}

    /** What a stop costs when it is loaded at a depot, and from when on it can be; infinite where it cannot be at all. */
    public interface Supply {
        double price(int stop, int depot);

        double release(int stop, int depot);
    }

    record Given(
            List<Stop> stops,
            List<Double> loading,
            List<Vehicle> vehicles,
            List<Travel> travel,
            Supply supply,
            BiPredicate<Integer, Integer> barred) {}

    /** Everything is everywhere, at once, for nothing. */
    public static final Supply EVERYWHERE = new Supply() {
        @Override
        public double price(int stop, int depot) {
            return 0;
        }

        @Override
        public double release(int stop, int depot) {
            return 0;
        }
    };

    /** As they were given, for the checker. */
    final Given given;

    final int stops;
    final int depots;
    final Vehicle[] vehicles;
    final int[] kind;
    final boolean[][] barred;
    final int[][] loadsAt;
    final int[] start;
    final int[] end;
    final double[][][] cost;
    final double[][][] costTo;
    final double[][][] time;
    final double[][][] timeTo;
    final int[] demand;
    final int[] other;
    /** Whether a stop stands for its pair: alone, or its pick-up. */
    final boolean[] leads;

    final double[] opens;
    final double[] closes;
    final double[] service;
    final double[] due;
    final double[] latePrice;
    final double[] skipPrice;
    final double[][] supplyPrice;
    final double[][] release;
    /** Whether any time binds, any release, any lateness costs, any day's length is limited; whether stops come in pairs. */
    final boolean timed;

    final boolean released;
    final boolean soft;
    final boolean limited;
    final boolean paired;
    /** Whether any vehicle may load more than once. */
    final boolean many;

    /**
     * @param loading how long loading takes, by depot
     * @param barred which vehicle (first) must not serve which stop
     */
    public Problem(
            List<Stop> stops,
            List<Double> loading,
            List<Vehicle> vehicles,
            List<Travel> travel,
            Supply supply,
            BiPredicate<Integer, Integer> barred) {
        this.given = new Given(stops, loading, vehicles, travel, supply, barred);
        this.stops = stops.size();
        this.depots = loading.size();
        this.vehicles = vehicles.toArray(Vehicle[]::new);
        var tables = Tables.of(travel);
        this.cost = tables.cost();
        this.costTo = tables.costTo();
        this.time = tables.time();
        this.timeTo = tables.timeTo();
        int nowhere = cost[0].length - 1;
        this.start = places(vehicles.stream().mapToInt(Vehicle::start).toArray(), nowhere);
        this.end = places(vehicles.stream().mapToInt(Vehicle::end).toArray(), nowhere);
        this.loadsAt = vehicles.stream()
                .map(v -> v.depots().stream().mapToInt(d -> d).toArray())
                .toArray(int[][]::new);
        int places = cost[0].length;
        this.demand = new int[places];
        this.other = new int[places];
        this.leads = new boolean[this.stops];
        this.opens = new double[places];
        this.closes = new double[places];
        this.service = new double[places];
        this.due = new double[places];
        this.latePrice = new double[places];
        this.skipPrice = new double[places];
        java.util.Arrays.fill(closes, NEVER);
        java.util.Arrays.fill(due, NEVER);
        for (int i = 0; i < this.stops; i++) set(i, stops.get(i));
        for (int d = 0; d < depots; d++) service[this.stops + d] = loading.get(d);
        this.supplyPrice = new double[this.stops][depots];
        this.release = new double[this.stops][depots];
        for (int i = 0; i < this.stops; i++)
            for (int d = 0; d < depots; d++) {
                supplyPrice[i][d] = supply.price(i, d);
                release[i][d] = supply.release(i, d);
            }
        this.barred = new boolean[this.vehicles.length][this.stops];
        for (int v = 0; v < this.vehicles.length; v++)
            for (int i = 0; i < this.stops; i++) this.barred[v][i] = barred.test(v, i);
        this.kind = kinds();
        this.released = any(release);
        this.soft = stops.stream().anyMatch(s -> s.latePrice() > 0 && s.due() < NEVER);
        this.paired = java.util.stream.IntStream.range(0, this.stops).anyMatch(i -> other[i] != i);
        this.many = vehicles.stream().anyMatch(v -> v.trips() > 1);
        this.limited = vehicles.stream().anyMatch(v -> v.longest() < NEVER);
        this.timed = released
                || soft
                || stops.stream().anyMatch(s -> s.opens() > 0 || s.closes() < NEVER)
                || vehicles.stream().anyMatch(v -> v.until() < NEVER);
    }

    private void set(int i, Stop stop) {
        demand[i] = stop.demand();
        opens[i] = stop.opens();
        closes[i] = stop.closes();
        service[i] = stop.service();
        due[i] = stop.due();
        latePrice[i] = stop.latePrice();
        skipPrice[i] = stop.price();
        other[i] = stop.other();
        leads[i] = stop.other() == i || stop.demand() > 0;
    }

    private static int[] places(int[] places, int nowhere) {
        for (int i = 0; i < places.length; i++) if (places[i] == NOWHERE) places[i] = nowhere;
        return places;
    }

    private static boolean any(double[][] values) {
        for (var row : values) for (var value : row) if (value > 0) return true;
        return false;
    }

    /** @return by vehicle the first one that is like it: of unused ones of a kind one is enough to try */
    private int[] kinds() {
        var kinds = new int[vehicles.length];
        for (int v = 0; v < vehicles.length; v++) {
            kinds[v] = v;
            for (int w = 0; w < v; w++)
                if (kinds[w] == w && vehicles[w].equals(vehicles[v]) && java.util.Arrays.equals(barred[w], barred[v])) {
                    kinds[v] = w;
                    break;
                }
        }
        return kinds;
    }

    public int stops() {
        return stops;
    }

    public int vehicles() {
        return vehicles.length;
    }

    /** @return whether a place is a depot */
    boolean isDepot(int place) {
        return place >= stops && place < stops + depots;
    }

    double late(int stop, double begins) {
        return begins > due[stop] ? (begins - due[stop]) * latePrice[stop] : 0;
    }

    /** The travel tables with a last place that is nowhere, and the same tables read backwards. */
    private record Tables(double[][][] cost, double[][][] costTo, double[][][] time, double[][][] timeTo) {
        static Tables of(List<Travel> travel) {
            var cost = travel.stream().map(t -> withNowhere(t.cost())).toArray(double[][][]::new);
            var time = travel.stream()
                    .map(t -> t.time() == t.cost() ? null : withNowhere(t.time()))
                    .toArray(double[][][]::new);
            for (int i = 0; i < time.length; i++) if (time[i] == null) time[i] = cost[i];
            var costTo = new double[cost.length][][];
            var timeTo = new double[cost.length][][];
            for (int i = 0; i < cost.length; i++) {
                costTo[i] = backwards(cost[i]);
                timeTo[i] = time[i] == cost[i] ? costTo[i] : backwards(time[i]);
            }
            return new Tables(cost, costTo, time, timeTo);
        }

        private static double[][] withNowhere(List<double[]> table) {
            var more = new double[table.size() + 1][table.size() + 1];
            for (int i = 0; i < table.size(); i++) System.arraycopy(table.get(i), 0, more[i], 0, table.size());
            return more;
        }

        private static double[][] backwards(double[][] table) {
            var turned = new double[table.length][table.length];
            for (int i = 0; i < table.length; i++) for (int j = 0; j < table.length; j++) turned[j][i] = table[i][j];
            return turned;
        }
    }
}
