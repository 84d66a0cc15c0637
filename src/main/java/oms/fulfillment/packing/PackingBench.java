package oms.fulfillment.packing;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.StringTokenizer;
import oms.Bench;

/**
 * {@code ./oms bench packing <folder> [--seconds N] [--instances K] [--orders N]}: how full one container gets with the goods of each of the
 * folder's files BR1 to BR4 (E. E. Bischoff and M. S. W. Ratcliff, Omega 23, 1995), evenly K of each; and how often one of N orders of each size, each
 * cut from one box by a saw, and so fits without a gap, is found to fit. Every packing is checked, support included.
 */
public final class PackingBench implements Bench {
    private static final int MOST_PIECES = 10;

    /** Up to so many pieces counts for the last line. */
    private static final int FEW = 6;

    private record Container(Box box, List<Item> items) {}

    private record Settings(Path folder, int seconds, int instances, int orders) {
        static Settings of(List<String> options) {
            var seconds = 10;
            var instances = Integer.MAX_VALUE;
            var orders = 300;
            if (options.size() % 2 == 0) throw unknown();
            for (int i = 1; i < options.size(); i += 2)
                switch (options.get(i)) {
                    case "--seconds" -> seconds = Integer.parseInt(options.get(i + 1));
                    case "--instances" -> instances = Math.max(1, Integer.parseInt(options.get(i + 1)));
                    case "--orders" -> orders = Math.max(10, Integer.parseInt(options.get(i + 1)));
                    default -> throw unknown();
                }
            return new Settings(Path.of(options.getFirst()), seconds, instances, orders);
        }

        private static IllegalArgumentException unknown() {
            return new IllegalArgumentException(
                    "Name the folder with the instances, and perhaps --seconds N, --instances K and --orders N");
        }
    }

    /** How orders of one size went. */
    private record Success(double percent, double greedy, double p95) {}

    @Override
    public String name() {
        return "packing";
    }

    @Override
    public String about() {
        return "<folder> [--seconds N] [--instances K] [--orders N]  how full boxes get, and whether what fits is found to fit";
    }

    @Override
    public int run(List<String> options, PrintStream out) throws IOException {
        var settings = Settings.of(options);
        var fill = 0.0;
        var files = 0;
        for (int br = 1; br <= 4; br++) {
            var file = settings.folder().resolve("BR" + br + ".txt");
            if (!Files.exists(file)) continue;
            fill += fill(file, settings, out);
            files++;
        }
        var few = cut(settings.orders(), out);
        out.println(String.format(
                Locale.ROOT,
                "packing: mean fill %.2f %% in %d s each, cut orders of up to %d pieces %.1f %% found, p95 %.1f ms",
                files == 0 ? 0 : fill / files,
                settings.seconds(),
                FEW,
                few.percent(),
                few.p95()));
        return files > 0 && fill / files >= 90 && few.percent() >= 98 && few.p95() <= 100 ? 0 : 1;
    }

    private static double fill(Path file, Settings settings, PrintStream out) throws IOException {
        var all = containers(Files.readString(file));
        var count = Math.min(all.size(), settings.instances());
        var sum = 0.0;
        var least = 100.0;
        for (int i = 0; i < count; i++) {
            var c = all.get((int) ((long) i * all.size() / count));
            var end = System.nanoTime() + settings.seconds() * 1_000_000_000L;
            var load = Packing.fullest(c.items(), c.box(), () -> System.nanoTime() > end);
            var faults = Checker.faults(load.items(), List.of(load));
            if (!faults.isEmpty()) throw new IllegalStateException(file + ": " + faults.getFirst());
            var fill = 100.0 * volume(load.items()) / c.box().inner().volume();
            sum += fill;
            least = Math.min(least, fill);
        }
        out.println(String.format(
                Locale.ROOT,
                "%s  %d containers, mean fill %.2f %%, least %.2f %%, all pieces carried",
                file.getFileName(),
                count,
                sum / count,
                least));
        return sum / count;
    }

    private static long volume(List<Item> items) {
        return items.stream().mapToLong(item -> item.size().volume()).sum();
    }

    /** A file says how many problems; each its number and seed, the container, and its kinds: sides, whether each may stand, pieces. */
    private static List<Container> containers(String text) {
        var words = new StringTokenizer(text);
        var containers = new ArrayList<Container>();
        for (int left = next(words); left > 0; left--) {
            next(words);
            words.nextToken();
            var box = new Box("C", new Size(next(words), next(words), next(words)), Integer.MAX_VALUE, 0);
            var items = new ArrayList<Item>();
            for (int kinds = next(words); kinds > 0; kinds--) {
                var name = "K" + next(words);
                int length = next(words), lengthUp = next(words);
                int width = next(words), widthUp = next(words);
                int height = next(words), heightUp = next(words);
                var stand = new Stand(lengthUp == 1, widthUp == 1, heightUp == 1);
                var item = new Item(name, new Size(length, width, height), 1, stand, false);
                for (int n = next(words); n > 0; n--) items.add(item);
            }
            containers.add(new Container(box, items));
        }
        return containers;
    }

    private static int next(StringTokenizer words) {
        return Integer.parseInt(words.nextToken());
    }

    /** @return over all orders of few pieces */
    private static Success cut(int orders, PrintStream out) {
        success(2, MOST_PIECES, orders / 10);
        for (int pieces = 2; pieces <= MOST_PIECES; pieces++) {
            var success = success(pieces, pieces, orders);
            out.println(String.format(
                    Locale.ROOT,
                    "cut into %2d: %5.1f %% found, p95 %.2f ms (extreme points alone: %.1f %%)",
                    pieces,
                    success.percent(),
                    success.p95(),
                    success.greedy()));
        }
        return success(2, FEW, orders);
    }

    private static Success success(int fewest, int most, int orders) {
        var found = 0;
        var greedy = 0;
        var times = new ArrayList<Long>();
        for (int pieces = fewest; pieces <= most; pieces++)
            for (int i = 0; i < orders; i++) {
                var random = new Random(pieces * 100_003L + i);
                var size = new Size(200 + random.nextInt(400), 150 + random.nextInt(300), 100 + random.nextInt(300));
                var box = new Box("B", size, Integer.MAX_VALUE, 0);
                var items = cut(size, pieces, random);
                var begun = System.nanoTime();
                var loads = Packing.pack(items, List.of(box));
                times.add(System.nanoTime() - begun);
                if (loads.size() == 1 && Checker.faults(items, loads).isEmpty()) found++;
                if (Greedy.packAll(items, box).isPresent()) greedy++;
            }
        var sorted = times.stream().mapToLong(t -> t).sorted().toArray();
        return new Success(
                100.0 * found / times.size(), 100.0 * greedy / times.size(), sorted[sorted.length * 95 / 100] / 1e6);
    }

    /** Cuts through and through, anywhere but within 10 mm of an edge; the pieces are turned anyhow. */
    static List<Item> cut(Size box, int pieces, Random random) {
        var parts = new ArrayList<>(List.of(box));
        while (parts.size() < pieces) {
            var part = parts.remove(random.nextInt(parts.size()));
            var sides = new int[] {part.length(), part.width(), part.height()};
            var side = random.nextInt(3);
            if (sides[side] < 20) {
                parts.add(part);
                continue;
            }
            var at = 10 + random.nextInt(sides[side] - 19);
            parts.add(with(sides, side, at));
            parts.add(with(sides, side, sides[side] - at));
        }
        var items = new ArrayList<Item>();
        for (var part : parts) {
            var ways = part.turned(Stand.ANY);
            items.add(new Item("P" + items.size(), ways.get(random.nextInt(ways.size())), 10, Stand.ANY, false));
        }
        return items;
    }

    private static Size with(int[] sides, int side, int value) {
        var s = Arrays.copyOf(sides, 3);
        s[side] = value;
        return new Size(s[0], s[1], s[2]);
    }
}
