package oms.allocation.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import oms.allocation.search.Problem.Stop;
import oms.allocation.search.Problem.Supply;
import oms.allocation.search.Problem.Travel;
import oms.allocation.search.Problem.Vehicle;

/** Problems with everything in them, the same for the same seed. */
final class RandomProblems {
    private static final int DEPOTS = 3;

    private RandomProblems() {}

    /** Several depots, unlike vehicles, several trips, releases, windows, skills, prices; lateness for odd seeds. */
    static Problem rich(long seed, int stops, int vehicles) {
        var random = new Random(seed);
        var list = new ArrayList<Stop>();
        for (int i = 0; i < stops; i++) {
            double opens = random.nextInt(3) == 0 ? random.nextInt(200) : 0;
            double closes = random.nextInt(3) == 0 ? opens + 60 + random.nextInt(200) : Problem.NEVER;
            list.add(new Stop(
                    1 + random.nextInt(5),
                    opens,
                    closes,
                    5,
                    300,
                    100 + random.nextInt(300),
                    seed % 2 * random.nextInt(3),
                    i));
        }
        var fleet = new ArrayList<Vehicle>();
        for (int v = 0; v < vehicles; v++)
            fleet.add(new Vehicle(
                    8 + random.nextInt(10),
                    random.nextInt(30),
                    300 + random.nextInt(300),
                    random.nextBoolean() ? Problem.NEVER : 250,
                    1 + random.nextInt(3),
                    random.nextBoolean() ? Problem.NOWHERE : stops + DEPOTS + random.nextInt(2),
                    random.nextBoolean() ? Problem.NOWHERE : stops + random.nextInt(DEPOTS),
                    random.nextBoolean() ? List.of(0, 1, 2) : List.of(random.nextInt(DEPOTS)),
                    random.nextInt(50),
                    random.nextInt(10),
                    random.nextInt(2)));
        var from = random.nextInt(1_000);
        return new Problem(
                list,
                List.of(10.0, 15.0, 0.0),
                fleet,
                List.of(travel(random, stops + DEPOTS + 2), travel(random, stops + DEPOTS + 2)),
                supply(from),
                (v, stop) -> (v * 31 + stop * 17 + from) % 11 == 0);
    }

    /** Goods that only some depots have, some of them later. */
    private static Supply supply(int from) {
        return new Supply() {
            @Override
            public double price(int stop, int depot) {
                return (stop + depot + from) % 5 == 0 ? Double.POSITIVE_INFINITY : (stop * 7 + depot * 13 + from) % 20;
            }

            @Override
            public double release(int stop, int depot) {
                return (stop + 2 * depot + from) % 4 == 0 ? 40 + (stop * 29 + from) % 120 : 0;
            }
        };
    }

    /** Pick-ups, each with a delivery, with windows. */
    static Problem pairs(long seed, int pairs, int vehicles) {
        var random = new Random(seed);
        var list = new ArrayList<Stop>();
        for (int i = 0; i < pairs; i++) {
            int load = 1 + random.nextInt(5);
            double opens = random.nextInt(100);
            list.add(new Stop(load, opens, opens + 150, 5, 500, Problem.NEVER, 0, 2 * i + 1));
            list.add(new Stop(-load, opens, opens + 300, 5, 500, Problem.NEVER, 0, 2 * i));
        }
        var fleet = new ArrayList<Vehicle>();
        for (int v = 0; v < vehicles; v++)
            fleet.add(new Vehicle(10, 0, 500, 400, 1, 2 * pairs, 2 * pairs, List.of(0), 0, 0, 0));
        return new Problem(
                list,
                List.of(0.0),
                fleet,
                List.of(travel(random, 2 * pairs + 1)),
                Problem.EVERYWHERE,
                (v, stop) -> v == 0 && stop == 1);
    }

    /** Points in a square of 100, to cost more one way than the other, and to take less than they cost. */
    private static Travel travel(Random random, int places) {
        var points = new double[places][2];
        for (var point : points) {
            point[0] = random.nextInt(100);
            point[1] = random.nextInt(100);
        }
        var cost = new ArrayList<double[]>();
        var time = new ArrayList<double[]>();
        for (int i = 0; i < places; i++) {
            var costs = new double[places];
            var times = new double[places];
            for (int j = 0; j < places; j++) {
                times[j] = Math.hypot(points[i][0] - points[j][0], points[i][1] - points[j][1]) / 2;
                costs[j] = times[j] * (i < j ? 2 : 2.1);
            }
            cost.add(costs);
            time.add(times);
        }
        return new Travel(cost, time);
    }
}
