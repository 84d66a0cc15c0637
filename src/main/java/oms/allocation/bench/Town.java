package oms.allocation.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import oms.allocation.planning.Commitment;
import oms.allocation.planning.Demand;
import oms.allocation.planning.Driver;
import oms.allocation.planning.Explanation;
import oms.allocation.planning.Plan;
import oms.allocation.planning.PlanSolver;
import oms.allocation.planning.Rates;
import oms.allocation.planning.Request;
import oms.allocation.planning.Sourcing;
import oms.allocation.planning.StockLevel;
import oms.allocation.planning.Warehouse;
import oms.geo.GeoPoint;

/** A town of 8 warehouses and 60 drivers who have orders already, and the orders that its people might place. */
final class Town {
    private static final int DRIVERS = 60;
    private static final int WAREHOUSES = 8;
    private static final int PRODUCTS = 20;
    private static final Instant NOW = Instant.parse("2026-05-06T12:10:00Z");
    /** Degrees of latitude between two towns: some 55 kilometres. */
    private static final double APART = 0.5;

    private final Random random = new Random(11);
    private final int number;
    private final List<Warehouse> warehouses = new ArrayList<>();
    private final List<Driver> drivers = new ArrayList<>();
    private final List<StockLevel> stock = new ArrayList<>();

    /** @param open orders that the drivers have already */
    Town(int open) {
        this(0, open);
    }

    /** @param number towns of different numbers lie apart and have nothing in common */
    Town(int number, int open) {
        this.number = number;
        for (int w = 0; w < WAREHOUSES; w++) add(warehouse(w));
        for (int d = 0; d < DRIVERS; d++) drivers.add(driver(d, open));
    }

    private Town(List<Town> parts) {
        this.number = 0;
        for (var part : parts) {
            warehouses.addAll(part.warehouses);
            drivers.addAll(part.drivers);
            stock.addAll(part.stock);
        }
    }

    /** @return all of them planned as one; its people are those of the first */
    static Town of(List<Town> parts) {
        return new Town(parts);
    }

    List<StockLevel> stock() {
        return stock;
    }

    /** @return what somebody might order, with every way to ship it */
    Demand demand(int number) {
        var request = request(number);
        var choices = new Sourcing(warehouses, drivers, stock, NOW).choices(request);
        return new Demand(request, choices.options(), null, false);
    }

    /** @return nanoseconds that so many orders, their plan and the reasons of it take */
    long planned(PlanSolver solver, int first, int orders) {
        var began = System.nanoTime();
        var demands = new ArrayList<Demand>();
        for (int n = 0; n < orders; n++) demands.add(demand(first + n));
        var solved = solver.solve(new Plan(demands, stock));
        var why = Explanation.over(solved, solved.getDemands());
        for (var demand : solved.getDemands()) why.of(demand);
        return System.nanoTime() - began;
    }

    private void add(Warehouse site) {
        warehouses.add(site);
        for (int s = 0; s < PRODUCTS; s++)
            stock.add(new StockLevel(site.code(), "S" + s, 50, 300 + random.nextInt(200)));
    }

    private String code(String code) {
        return number == 0 ? code : number + "-" + code;
    }

    private Warehouse warehouse(int w) {
        return new Warehouse(
                code("W" + w),
                place(random),
                ZoneOffset.UTC,
                LocalTime.of(6, 0),
                LocalTime.of(22, 0),
                LocalTime.of(20, 0),
                Duration.ofMinutes(30),
                Duration.ofHours(1),
                150,
                door -> true);
    }

    private Driver driver(int d, int open) {
        var home = warehouses.get(d % WAREHOUSES);
        var commitments = new ArrayList<Commitment>();
        int own = open / DRIVERS + (d < open % DRIVERS ? 1 : 0);
        for (int c = 0; c < own; c++)
            commitments.add(new Commitment(
                    code("shp_%02d_%02d".formatted(d, c)),
                    place(random),
                    c < 3 ? null : home,
                    NOW.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1 + c / 6)),
                    NOW.plus(Duration.ofHours(8)),
                    NOW.plus(Duration.ofHours(4))));
        return new Driver(
                code("D%02d".formatted(d)),
                4,
                60,
                own * 2,
                NOW,
                NOW.plus(Duration.ofHours(12)),
                place(random),
                Set.of(),
                commitments,
                Rates.USUAL,
                Snapshots.VAN);
    }

    private Request request(int order) {
        return new Request(
                "ord_" + order,
                place(new Random(order)),
                List.of(
                        new Request.Line("S" + order % PRODUCTS, 2, 1, null),
                        new Request.Line("S" + (order + 7) % PRODUCTS, 1, 2, null)),
                null,
                null,
                NOW.plus(Duration.ofHours(10)),
                3_000,
                null,
                null);
    }

    private GeoPoint place(Random random) {
        return new GeoPoint(40.65 + number * APART + random.nextDouble() * 0.2, -74.1 + random.nextDouble() * 0.25);
    }
}
