package oms.allocation.planning;

import static oms.allocation.planning.City.*;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import oms.geo.GeoPoint;
import oms.geo.TravelTimes;

/** Many orders in one city, the same for the same seed: little stock, drivers with commitments, promises, deadlines, windows. */
final class Crowds {
    private Crowds() {}

    static Plan crowd(long seed, int orders, int drivers) {
        var random = new Random(seed);
        var fleet = new ArrayList<Driver>();
        for (var d = 0; d < drivers; d++) fleet.add(driver(random, d, seed % 2 == 0 ? TRAVEL : RUSH_HOUR));
        var stock = stock(2 * orders, orders / 2 + random.nextInt(orders));
        var sourcing = new Sourcing(List.of(NY, NJ), fleet, stock, NOW);
        var demands = new ArrayList<Demand>();
        for (var n = 0; n < orders; n++) {
            var request = request(random, n);
            demands.add(new Demand(request, sourcing.choices(request).options(), null, false));
        }
        return new Plan(demands, stock);
    }

    private static GeoPoint door(Random random) {
        return new GeoPoint(40.65 + random.nextDouble() * 0.15, -74.1 + random.nextDouble() * 0.2);
    }

    private static Driver driver(Random random, int number, TravelTimes travel) {
        var commitments = new ArrayList<Commitment>();
        for (int c = random.nextInt(5); c > 0; c--)
            commitments.add(new Commitment(
                    "shp_" + number + "_" + c,
                    door(random),
                    random.nextInt(4) == 0 ? null : random.nextBoolean() ? NY : NJ,
                    WAVE.plus(Duration.ofMinutes(60L * random.nextInt(4))),
                    WAVE.plus(Duration.ofMinutes(40 + 50L * c)),
                    random.nextBoolean() ? WAVE.plus(Duration.ofMinutes(60 + random.nextInt(200))) : null));
        return new Driver(
                "D" + number,
                random.nextInt(4),
                10 + random.nextInt(15),
                commitments.size(),
                NOW.plus(Duration.ofMinutes(random.nextInt(90))),
                TONIGHT.minus(Duration.ofMinutes(random.nextInt(240))),
                random.nextInt(5) == 0 ? null : door(random),
                number % 2 == 0 ? Set.of("FROZEN") : Set.of(),
                commitments,
                Rates.USUAL,
                travel);
    }

    private static Request request(Random random, int number) {
        var lines = List.of(
                new Request.Line("WATER-5L", 1 + random.nextInt(2), 2, null),
                new Request.Line("PHONE-X", 1, 1, random.nextInt(4) == 0 ? "FROZEN" : null));
        var deadline = WAVE.plus(Duration.ofMinutes(30 + random.nextInt(400)));
        return new Request(
                "ord_" + number,
                door(random),
                lines,
                random.nextInt(8) == 0 ? "WH-NY" : null,
                random.nextInt(6) == 0 ? WAVE.plus(Duration.ofMinutes(random.nextInt(120))) : null,
                deadline,
                random.nextInt(9000),
                random.nextBoolean() ? WAVE.plus(Duration.ofMinutes(45)) : null,
                random.nextBoolean() ? "WH-NY:D1" : null);
    }
}
