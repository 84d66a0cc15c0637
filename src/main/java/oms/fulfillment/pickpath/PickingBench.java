package oms.fulfillment.pickpath;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import oms.Bench;

/**
 * {@code ./oms bench picking <folder>}: every published warehouse in the folder's {@code sprp_instances.tar.gz}, as one block and
 * with a middle cross aisle, against its proven optimum in {@code sprp_optima.csv}. Each walk is checked step by step.
 */
public final class PickingBench implements Bench {
    private static final int WARM_UP = 3;

    private record Case(String file, int blocks, Floor floor, List<Stop> stops, long optimum) {}

    @Override
    public String name() {
        return "picking";
    }

    @Override
    public String about() {
        return "<folder>  the shortest walks of published warehouses, against their proven optima";
    }

    @Override
    public int run(List<String> options, PrintStream out) throws IOException {
        if (options.size() != 1) throw new IllegalArgumentException("Name the folder with the instances");
        var cases = cases(Path.of(options.getFirst()));
        for (int i = 0; i < WARM_UP; i++) cases.forEach(c -> PickPath.shortest(c.floor(), c.stops()));
        var optimal = new int[3];
        var all = new int[3];
        var times = new ArrayList<Long>();
        for (var c : cases) {
            var begun = System.nanoTime();
            var tour = PickPath.shortest(c.floor(), c.stops());
            times.add(System.nanoTime() - begun);
            all[c.blocks()]++;
            var faults = Checker.faults(c.floor(), c.stops(), tour);
            if (tour.length() == c.optimum() && faults.isEmpty()) optimal[c.blocks()]++;
            else
                out.println("%s, %d block(s): %d, optimum %d %s"
                        .formatted(c.file(), c.blocks(), tour.length(), c.optimum(), faults));
        }
        var sorted = times.stream().mapToLong(t -> t).sorted().toArray();
        out.println("slowest %d µs, p95 %d µs"
                .formatted(micros(sorted[sorted.length - 1]), micros(sorted[sorted.length * 95 / 100])));
        out.println("picking: %d/%d one block, %d/%d two blocks, median %d µs"
                .formatted(optimal[1], all[1], optimal[2], all[2], micros(sorted[sorted.length / 2])));
        return optimal[1] == all[1] && optimal[2] == all[2] ? 0 : 1;
    }

    private static long micros(long nanos) {
        return Math.round(nanos / 1000.0);
    }

    private static List<Case> cases(Path folder) throws IOException {
        var optima = new HashMap<String, long[]>();
        for (var line : Files.readAllLines(folder.resolve("sprp_optima.csv"))) {
            var fields = line.split(",");
            if (!fields[0].equals("file"))
                optima.put(fields[0], new long[] {Long.parseLong(fields[1]), Long.parseLong(fields[2])});
        }
        var cases = new ArrayList<Case>();
        try (var in = new GZIPInputStream(Files.newInputStream(folder.resolve("sprp_instances.tar.gz")))) {
            untar(in).forEach((file, text) -> {
                var optimum = optima.get(file);
                if (optimum == null) return;
                cases.add(read(file, text, 1, optimum[0]));
                cases.add(read(file, text, 2, optimum[1]));
            });
        }
        if (cases.isEmpty()) throw new IllegalArgumentException("No instance with an optimum in " + folder);
        return cases;
    }

    /** @return the text files of a POSIX tar archive, by their names without folders */
    private static Map<String, String> untar(InputStream in) throws IOException {
        var files = new java.util.TreeMap<String, String>();
        for (var header = in.readNBytes(512); header.length == 512 && header[0] != 0; header = in.readNBytes(512)) {
            var name = field(header, 0, 100);
            var size = Integer.parseInt(field(header, 124, 12).strip(), 8);
            var content = in.readNBytes(size);
            in.skipNBytes((512 - size % 512) % 512);
            if (header[156] == '0' || header[156] == 0)
                files.put(name.substring(name.lastIndexOf('/') + 1), new String(content, StandardCharsets.ISO_8859_1));
        }
        return files;
    }

    private static String field(byte[] header, int from, int length) {
        var end = from;
        while (end < from + length && header[end] != 0) end++;
        return new String(header, from, end - from, StandardCharsets.US_ASCII);
    }

    /** Cell 0 is the one nearest to the top, the aisle's end at which the files' word for the depot's side is {@code top}. */
    private static Case read(String file, String text, int blocks, long optimum) {
        var header = new HashMap<String, String>();
        var picks = new ArrayList<int[]>();
        text.lines().forEach(line -> {
            var words = line.split("\\s+");
            if (words.length > 2 && words[1].equals(":")) header.put(words[0], words[2]);
            if (words.length > 5 && words[2].equals("AISLE"))
                picks.add(new int[] {Integer.parseInt(words[3]), Integer.parseInt(words[5])});
        });
        var length = new Lengths(header, blocks);
        var aisles = new Long[Integer.parseInt(header.getOrDefault("NUM_AISLES", "0"))];
        Arrays.setAll(aisles, i -> i * length.of("AISLE_TO_AISLE"));
        var cross = blocks == 1
                ? List.of(0L, length.end())
                : List.of(0L, length.at(length.middle()) - length.of("CELL_TO_CELL"), length.end());
        var floor = new Floor(
                List.of(aisles),
                cross,
                Integer.parseInt(header.getOrDefault("DEPOT_AISLE", "0")),
                "top".equals(header.get("DEPOT_LOCATION")) ? 0 : blocks);
        return new Case(
                file,
                blocks,
                floor,
                picks.stream().map(p -> new Stop(p[0], length.at(p[1]))).toList(),
                optimum);
    }

    /** A cell's distance from the top; behind a middle cross aisle everything lies one cell further. */
    private record Lengths(Map<String, String> header, int blocks) {
        long of(String what) {
            return Long.parseLong(header.getOrDefault("DISTANCE_" + what, "0"));
        }

        int cells() {
            return Integer.parseInt(header.getOrDefault("NUM_CELLS", "0"));
        }

        int middle() {
            return cells() / 2;
        }

        long at(int cell) {
            var further = blocks == 2 && cell >= middle() ? 1 : 0;
            return of("TOP_TO_CELL") + (cell + further) * of("CELL_TO_CELL");
        }

        long end() {
            return at(cells() - 1) + of("BOTTOM_TO_CELL");
        }
    }
}
