package oms.travel;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import oms.Bench;
import oms.geo.GeoPoint;
import oms.geo.TravelTimes;

/**
 * How long it takes to know all ways between many points of a city on its roads, anew and from memory; and what the great circle
 * would have to be told ({@code oms.geo}) to come near to it.
 */
public final class TravelBench implements Bench {
    private static final int POINTS = 300;
    private static final int TIMES = 5;

    private static final Clock STILL = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    /** What is measured may not have come from elsewhere. */
    private static final TravelTimes NOBODY = new TravelTimes() {
        @Override
        public Duration between(GeoPoint from, GeoPoint to) {
            return Duration.ZERO;
        }

        @Override
        public double metres(GeoPoint from, GeoPoint to) {
            return 0;
        }
    };

    @Override
    public String name() {
        return "travel";
    }

    @Override
    public String about() {
        return "all ways between 300 points on the roads of an OpenStreetMap file: FILE [--points N]";
    }

    @Override
    public int run(List<String> options, PrintStream out) throws Exception {
        if (options.isEmpty()) throw new IllegalArgumentException("it takes an OpenStreetMap file: FILE [--points N]");
        int points = points(options);
        var file = Path.of(options.getFirst());
        if (!Files.isReadable(file)) throw new IllegalArgumentException(file + " cannot be read");
        var folder = Files.createTempDirectory("oms-travel");
        try {
            measure(file, folder, points, out);
        } finally {
            remove(folder);
        }
        return 0;
    }

    private static int points(List<String> options) {
        if (options.size() == 1) return POINTS;
        if (options.size() == 3
                && options.get(1).equals("--points")
                && options.get(2).matches("[1-9]\\d{0,3}")) return Integer.parseInt(options.get(2));
        throw new IllegalArgumentException("it takes FILE [--points N], N up to 9999");
    }

    private static void measure(Path file, Path folder, int count, PrintStream out) throws IOException {
        long began = System.nanoTime();
        var network = (Network) Travel.graphHopper(file, folder);
        double read = (System.nanoTime() - began) / 1e9;
        var places = network.places(count, 11);
        var slowest = 0.0;
        var first = 0.0;
        for (int time = 0; time < TIMES; time++) {
            began = System.nanoTime();
            network.table(places, places);
            double took = (System.nanoTime() - began) / 1e6;
            if (time == 0) first = took;
            else slowest = Math.max(slowest, took);
        }
        var known = new RoadTimes(network, NOBODY, () -> {}, Duration.ZERO, 4 * count * count, STILL);
        known.ready(places, List.of());
        began = System.nanoTime();
        known.ready(places, List.of());
        double again = (System.nanoTime() - began) / 1e6;
        tell(network.table(places, places), places, out);
        out.printf(
                Locale.ROOT,
                "travel: %d x %d ways in %.0f ms the first time, %.0f ms at most of %d more, %.0f ms from memory; read in %.1f s%n",
                count,
                count,
                first,
                slowest,
                TIMES - 1,
                again,
                read);
    }

    /** What a merchant without a map would set. */
    private static void tell(Tables.Table table, List<GeoPoint> places, PrintStream out) {
        double crow = 0;
        double metres = 0;
        double seconds = 0;
        int none = 0;
        for (int i = 0; i < places.size(); i++)
            for (int j = 0; j < places.size(); j++) {
                if (i == j) continue;
                if (Double.isNaN(table.seconds()[i][j])) {
                    none++;
                    continue;
                }
                crow += places.get(i).metresTo(places.get(j));
                metres += table.metres()[i][j];
                seconds += table.seconds()[i][j];
            }
        out.printf(
                Locale.ROOT,
                "on these roads a way is %.2f times as long as the crow flies, at %.0f km/h (without traffic); %d pairs have no way%n",
                metres / crow,
                metres / seconds * 3.6,
                none);
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException left) {
                    throw new UncheckedIOException(left);
                }
            });
        }
    }
}
