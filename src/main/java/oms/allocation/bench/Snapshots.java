package oms.allocation.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import oms.allocation.planning.Commitment;
import oms.allocation.planning.Demand;
import oms.allocation.planning.Driver;
import oms.allocation.planning.Plan;
import oms.allocation.planning.Rates;
import oms.allocation.planning.Request;
import oms.allocation.planning.Sourcing;
import oms.allocation.planning.StockLevel;
import oms.allocation.planning.Warehouse;
import oms.geo.GeoPoint;
import oms.geo.TravelTimes;

/**
 * Moments of a merchant's day, the same each time: orders that wait, warehouses with little of some goods, drivers with and
 * without commitments, promises, deadlines, windows, skills. Of forty the first ten are a town (13 to 16 orders), the next fifteen a city whose
 * drivers take three orders each (26 to 30 orders, 5 warehouses, 12 drivers), the rest three towns out of each other's reach
 * (39 orders, 5 warehouses, 12 drivers): as large as an optimum can be proven for.
 */
public final class Snapshots {
    /** How many there are, numbered from 1. */
    public static final int COUNT = 70;

    private static final int KINDS = 40;

    private static final Instant NOW = Instant.parse("2026-05-06T17:15:00Z");
    private static final Instant WAVE = Instant.parse("2026-05-06T18:00:00Z");
    private static final List<String> GOODS = List.of("WATER", "PHONE", "BREAD", "LAMP", "ICE", "BOOK");
    private static final List<String> NAMES = List.of("A", "B", "C", "D", "E");

    private final Random random;
    private final List<Warehouse> warehouses = new ArrayList<>();
    private final List<Driver> drivers = new ArrayList<>();
    private final List<StockLevel> stock = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();

    private Snapshots(int number) {
        this.random = new Random(7_000L + number);
    }

    /** @param number from 1 to {@link #COUNT} @return a plan in which nothing is planned yet */
    public static Plan of(int number) {
        if (number < 1 || number > COUNT) throw new IllegalArgumentException("there is no snapshot " + number);
        var snapshot = new Snapshots(number);
        int kind = (number - 1) % KINDS;
        if (kind < 10) snapshot.town(40.70, 13 + number % 4, 2 + number % 2, 4, 17);
        else if (kind < 25) snapshot.town(40.70, 26 + number % 5, 5, 12, 10);
        else
            for (int town = 0; town < 3; town++)
                snapshot.town(40.70 + town * 0.9, 12 + (number + town) % 3, town == 2 ? 1 : 2, 4, 17);
        return snapshot.plan();
    }

    private Plan plan() {
        var sourcing = new Sourcing(warehouses, drivers, stock, NOW);
        return new Plan(
                requests.stream()
                        .map(request ->
                                new Demand(request, sourcing.choices(request).options(), null, false))
                        .toList(),
                List.copyOf(stock));
    }

    private void town(double lat, int orders, int sites, int vans, int room) {
        var first = warehouses.size();
        for (int w = 0; w < sites; w++) warehouses.add(warehouse(first + w, place(lat), lat));
        for (int w = first; w < first + sites; w++) shelves(w, orders, sites);
        for (int v = 0; v < vans; v++) drivers.add(driver(lat, room, first + random.nextInt(sites)));
        for (int n = 0; n < orders; n++) requests.add(request(lat));
    }

    private GeoPoint place(double lat) {
        return new GeoPoint(lat + random.nextDouble() * 0.12, -74.05 + random.nextDouble() * 0.15);
    }

    private Warehouse warehouse(int number, GeoPoint at, double lat) {
        return new Warehouse(
                "WH-" + NAMES.get(number),
                at,
                ZoneId.of("America/New_York"),
                LocalTime.of(7, 0),
                LocalTime.of(22, 0),
                LocalTime.of(20, 0),
                Duration.ofMinutes(30),
                Duration.ofHours(1),
                120 + 20L * random.nextInt(4),
                door -> Math.abs(door.lat() - lat) < 0.4 && door.metresTo(at) < 12_000);
    }

    /** Of most goods there is enough, of one or two each warehouse has too little for all. */
    private void shelves(int warehouse, int orders, int sites) {
        for (var sku : GOODS) {
            boolean little = sites > 1 && random.nextInt(4) == 0;
            int quantity = little ? 4 + random.nextInt(1 + orders / sites) : 4 * orders;
            stock.add(new StockLevel(warehouses.get(warehouse).code(), sku, quantity, 200 + 50L * random.nextInt(8)));
        }
    }

    private Driver driver(double lat, int room, int home) {
        var code = "D%02d".formatted(drivers.size() + 1);
        var commitments = new ArrayList<Commitment>();
        for (int c = random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0; c > 0; c--)
            commitments.add(new Commitment(
                    "shp_" + code + "_" + c,
                    place(lat),
                    random.nextBoolean() ? warehouses.get(home) : null,
                    WAVE,
                    WAVE.plus(Duration.ofHours(5)),
                    random.nextBoolean() ? WAVE.plus(Duration.ofMinutes(90)) : null));
        return new Driver(
                code,
                random.nextInt(4) == 0 ? 4 + random.nextInt(3) : 0,
                room + random.nextInt(3),
                2 * commitments.size(),
                NOW.plus(Duration.ofMinutes(random.nextInt(30))),
                WAVE.plus(Duration.ofMinutes(180 + 10L * random.nextInt(7))),
                random.nextInt(4) == 0 ? place(lat) : warehouses.get(home).at(),
                random.nextInt(3) > 0 ? Set.of("FROZEN") : Set.of(),
                commitments,
                Rates.USUAL,
                VAN);
    }

    /** One order in twelve has two lines and could be split. */
    private Request request(double lat) {
        var lines = new ArrayList<Request.Line>();
        int first = random.nextInt(GOODS.size());
        lines.add(line(first, 3 + random.nextInt(2)));
        if (random.nextInt(12) == 0) lines.add(line((first + 1 + random.nextInt(4)) % GOODS.size(), 1));
        boolean tight = random.nextInt(4) == 0;
        return new Request(
                "ord_%02d".formatted(requests.size() + 1),
                place(lat),
                lines,
                null,
                random.nextInt(8) == 0 ? WAVE.plus(Duration.ofMinutes(20 + random.nextInt(60))) : null,
                WAVE.plus(Duration.ofMinutes(tight ? 45 + random.nextInt(60) : 240)),
                0,
                random.nextInt(6) == 0 ? WAVE.plus(Duration.ofMinutes(60)) : null,
                null);
    }

    private static Request.Line line(int goods, int quantity) {
        var sku = GOODS.get(goods);
        return new Request.Line(sku, quantity, 1, sku.equals("ICE") ? "FROZEN" : null);
    }

    /** Great circle times 1.3 at 25 km/h. */
    static final TravelTimes VAN = new TravelTimes() {
        @Override
        public Duration between(GeoPoint from, GeoPoint to) {
            return Duration.ofSeconds(Math.round(metres(from, to) / 25 * 3.6));
        }

        @Override
        public double metres(GeoPoint from, GeoPoint to) {
            return from.metresTo(to) * 1.3;
        }
    };
}
