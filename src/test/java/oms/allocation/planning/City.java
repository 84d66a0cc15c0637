package oms.allocation.planning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import oms.geo.GeoPoint;
import oms.geo.Traffic;
import oms.geo.TravelTimes;
import org.jspecify.annotations.Nullable;

/** New York on the day of the specification's example, small enough for a test. */
class City {
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    static final Instant NOW = Instant.parse("2026-05-06T17:15:00Z");
    static final Instant TONIGHT = Instant.parse("2026-05-07T01:00:00Z");
    static final Instant WAVE = Instant.parse("2026-05-06T18:00:00Z");
    static final GeoPoint CUSTOMER = new GeoPoint(40.71, -74.00);
    static final GeoPoint WH_NY = new GeoPoint(40.7440, -73.9485);
    static final GeoPoint WH_NJ = new GeoPoint(40.7357, -74.1724);

    /** What the application uses by default: great circle × 1.3 at 25 km/h. */
    static final TravelTimes TRAVEL = new TravelTimes() {
        @Override
        public Duration between(GeoPoint from, GeoPoint to) {
            return Duration.ofSeconds(Math.round(metres(from, to) / 25 * 3.6));
        }

        @Override
        public double metres(GeoPoint from, GeoPoint to) {
            return from.metresTo(to) * 1.3;
        }
    };

    /** The same, slow around two in the afternoon and faster from four on. */
    static final TravelTimes RUSH_HOUR = new TravelTimes() {
        private final Traffic traffic = Traffic.of(
                IntStream.range(0, 24)
                        .mapToObj(hour -> hour == 14 ? 40 : hour > 15 ? 130 : 100)
                        .toList(),
                NEW_YORK);

        @Override
        public Duration between(GeoPoint from, GeoPoint to) {
            return TRAVEL.between(from, to);
        }

        @Override
        public double metres(GeoPoint from, GeoPoint to) {
            return TRAVEL.metres(from, to);
        }

        @Override
        public Traffic traffic() {
            return traffic;
        }
    };

    static final Warehouse NY = warehouse("WH-NY", WH_NY);
    static final Warehouse NJ = warehouse("WH-NJ", WH_NJ);

    static Warehouse warehouse(String code, GeoPoint at) {
        return new Warehouse(
                code,
                at,
                NEW_YORK,
                LocalTime.of(7, 0),
                LocalTime.of(21, 0),
                LocalTime.of(19, 0),
                Duration.ofMinutes(30),
                Duration.ofHours(1),
                150,
                door -> true);
    }

    static Driver driver(String code, int load, int max) {
        return driver(code, load, max, 2, Set.of(), TONIGHT);
    }

    static Driver driver(String code, int load, int max, int min, Set<String> skills, Instant until) {
        var commitments = new ArrayList<Commitment>();
        if (load > 0)
            commitments.add(new Commitment("shp_" + code, new GeoPoint(40.7150, -73.9950), NY, WAVE, TONIGHT, null));
        return new Driver(code, min, max, load, NOW, until, WH_NY, skills, commitments, Rates.USUAL, TRAVEL);
    }

    static Request.Line line(String sku, int quantity, int units) {
        return new Request.Line(sku, quantity, units, null);
    }

    static Request example() {
        return request("ord_1", line("WATER-5L", 2, 2), line("PHONE-X", 1, 1));
    }

    static Request request(String id, Request.Line... lines) {
        return new Request(id, CUSTOMER, List.of(lines), null, null, TONIGHT, 0, null, null);
    }

    static Request with(
            Request request,
            @Nullable Instant deadline,
            @Nullable String bound,
            long revenue,
            @Nullable Instant promised,
            @Nullable String current) {
        return new Request(
                request.id(),
                request.door(),
                request.lines(),
                bound,
                null,
                deadline == null ? request.deadline() : deadline,
                revenue,
                promised,
                current);
    }

    static Option option(Request request, Warehouse warehouse, Driver driver) {
        var picks = request.lines().stream()
                .map(line -> new Leg.Pick(warehouse.code(), line.sku(), line.quantity(), line.units(), 300))
                .toList();
        return new Option(List.of(new Leg(request, warehouse, driver, picks, warehouse.wave(NOW, driver.from()))));
    }

    static Demand planned(Request request, Warehouse warehouse, Driver driver) {
        var option = option(request, warehouse, driver);
        return new Demand(request, List.of(option), option, false);
    }

    static List<StockLevel> stock(int water, int phones) {
        return List.of(
                new StockLevel("WH-NY", "WATER-5L", water, 250),
                new StockLevel("WH-NY", "PHONE-X", phones, 3000),
                new StockLevel("WH-NJ", "WATER-5L", water, 200),
                new StockLevel("WH-NJ", "PHONE-X", phones, 2900));
    }
}
