package oms.delivery;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import oms.Bench;
import oms.delivery.ServiceTimes.Seen;
import oms.geo.GeoPoint;
import oms.geo.TravelTimes;

/**
 * How far arrivals lie from what was foretold at departure, with and without what was learned of doors. The city is made up, from a
 * seed: every area has a pace of its own, so has every hour, and every single door departs from both; roads are as they are reckoned,
 * but for traffic. Weeks are driven to learn from, then a week is foretold.
 */
public final class EtaBench implements Bench {
    private static final int DRIVERS = 30;
    private static final int STOPS = 16;
    private static final int LEARNED_DAYS = 28;
    private static final int FORETOLD_DAYS = 7;
    private static final double CITY_DEGREES = 0.2;
    private static final double AREA_SPREAD = 0.4;
    private static final double DOOR_SPREAD = 0.5;
    private static final double TRAFFIC_SPREAD = 0.15;
    private static final double MEAN_SECONDS = 200;
    private static final Duration PLAIN = Duration.ofMinutes(3);
    private static final ZoneId ZONE = ZoneId.of("UTC");
    private static final Instant FIRST_DAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final GeoPoint DEPOT = new GeoPoint(40.70, -74.00);

    private record Truth(GeoPoint at, Instant arrived, Duration service) {}

    private record Tour(Instant leaves, List<Truth> stops) {}

    /** Detours of three tenths, 25 km/h. */
    private static final TravelTimes ROADS = new TravelTimes() {
        @Override
        public Duration between(GeoPoint from, GeoPoint to) {
            return Duration.ofMillis(Math.round(metres(from, to) / 25 * 3_600));
        }

        @Override
        public double metres(GeoPoint from, GeoPoint to) {
            return from.metresTo(to) * 1.3;
        }
    };

    @Override
    public String name() {
        return "eta";
    }

    @Override
    public String about() {
        return "arrivals foretold at departure against those that came, with learned and with plain times at doors (--seed N)";
    }

    @Override
    public int run(List<String> options, PrintStream out) {
        var chance = new Random(seed(options));
        var paces = new HashMap<List<Integer>, Double>();
        var seen = new ArrayList<Truth>();
        for (int day = 0; day < LEARNED_DAYS; day++) for (var tour : day(day, paces, chance)) seen.addAll(tour.stops());
        var plain = new ServiceTimes(PLAIN, ZONE, List.of());
        var mean = new ServiceTimes(
                Duration.ofSeconds(Math.round(seen.stream()
                        .mapToLong(stop -> stop.service().toSeconds())
                        .average()
                        .orElse(0))),
                ZONE,
                List.of());
        var learned = new ServiceTimes(PLAIN, ZONE, summed(seen));
        var tours = new ArrayList<Tour>();
        for (int day = LEARNED_DAYS; day < LEARNED_DAYS + FORETOLD_DAYS; day++) tours.addAll(day(day, paces, chance));
        out.printf(
                "eta: %d stops learned from, %d arrivals foretold at departure%n", seen.size(), tours.size() * STOPS);
        var plainError = tell(out, "plain, 3 min a door", plain, tours);
        tell(out, "one mean for all doors", mean, tours);
        var learnedError = tell(out, "by area and hour", learned, tours);
        out.printf(Locale.ROOT, "eta: the error is %.0f %% smaller%n", 100 * (1 - learnedError / plainError));
        return learnedError < plainError ? 0 : 1;
    }

    private static long seed(List<String> options) {
        if (options.isEmpty()) return 1;
        if (options.size() == 2 && options.getFirst().equals("--seed")) return Long.parseLong(options.get(1));
        throw new IllegalArgumentException("There is only --seed N");
    }

    private static List<Tour> day(int day, Map<List<Integer>, Double> paces, Random chance) {
        var tours = new ArrayList<Tour>();
        for (int driver = 0; driver < DRIVERS; driver++) {
            var leaves = FIRST_DAY.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(8 * 60 + chance.nextInt(8 * 60)));
            tours.add(tour(leaves, paces, chance));
        }
        return tours;
    }

    private static Tour tour(Instant leaves, Map<List<Integer>, Double> paces, Random chance) {
        var lat = DEPOT.lat() + chance.nextDouble() * CITY_DEGREES;
        var lon = DEPOT.lon() + chance.nextDouble() * CITY_DEGREES;
        var traffic = lognormal(TRAFFIC_SPREAD, chance);
        var stops = new ArrayList<Truth>();
        var at = DEPOT;
        var clock = leaves;
        for (int i = 0; i < STOPS; i++) {
            var door = new GeoPoint(lat + chance.nextGaussian() * 0.012, lon + chance.nextGaussian() * 0.012);
            clock = clock.plusMillis(Math.round(ROADS.between(at, door).toMillis() * traffic));
            var seconds = MEAN_SECONDS * pace(door, paces, chance) * rush(clock) * lognormal(DOOR_SPREAD, chance);
            var service = Duration.ofSeconds(Math.round(seconds));
            stops.add(new Truth(door, clock, service));
            clock = clock.plus(service);
            at = door;
        }
        return new Tour(leaves, stops);
    }

    private static double pace(GeoPoint door, Map<List<Integer>, Double> paces, Random chance) {
        var cell = List.of(ServiceTimes.cell(door.lat()), ServiceTimes.cell(door.lon()));
        return paces.computeIfAbsent(cell, unknown -> lognormal(AREA_SPREAD, chance));
    }

    /** Lifts and concierges are busy at noon and after work. */
    private static double rush(Instant at) {
        var hour = at.atZone(ZONE).getHour();
        return hour >= 12 && hour < 14 || hour >= 17 && hour < 19 ? 1.4 : 0.9;
    }

    /** Of mean one. */
    private static double lognormal(double spread, Random chance) {
        return Math.exp(spread * chance.nextGaussian() - spread * spread / 2);
    }

    private static List<Seen> summed(List<Truth> stops) {
        var sums = new HashMap<List<Integer>, long[]>();
        for (var stop : stops) {
            var key = List.of(
                    ServiceTimes.cell(stop.at().lat()),
                    ServiceTimes.cell(stop.at().lon()),
                    stop.arrived().atZone(ZONE).getHour());
            var sum = sums.computeIfAbsent(key, none -> new long[2]);
            sum[0]++;
            sum[1] += stop.service().toSeconds();
        }
        var seen = new ArrayList<Seen>();
        sums.forEach(
                (key, sum) -> seen.add(new Seen(key.get(0), key.get(1), key.get(2), sum[0], (double) sum[1] / sum[0])));
        return seen;
    }

    /** @return the mean error in seconds */
    private static double tell(PrintStream out, String name, ServiceTimes doors, List<Tour> tours) {
        var errors = tours.stream()
                .flatMapToDouble(tour -> Arrays.stream(errors(tour, doors)))
                .sorted()
                .toArray();
        var mean = Arrays.stream(errors).average().orElse(0);
        out.printf(
                Locale.ROOT,
                "eta: %-22s mean error %5.1f min, median %5.1f min, p90 %5.1f min%n",
                name,
                mean / 60,
                errors[errors.length / 2] / 60,
                errors[errors.length * 9 / 10] / 60);
        return mean;
    }

    private static double[] errors(Tour tour, ServiceTimes doors) {
        var way = new ArrayList<Arrival.Door>();
        for (var stop : tour.stops()) way.add(new Arrival.Door(String.valueOf(way.size()), stop.at(), null));
        var foretold = Arrival.over(DEPOT, tour.leaves(), way, doors::at, ROADS, tour.leaves());
        var errors = new double[way.size()];
        for (int i = 0; i < errors.length; i++) {
            var expected = foretold.at(String.valueOf(i));
            if (expected != null)
                errors[i] =
                        Math.abs(Duration.between(expected, tour.stops().get(i).arrived())
                                .toSeconds());
        }
        return errors;
    }
}
