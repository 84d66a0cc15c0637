package oms.travel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A road network after contraction (R. Geisberger, P. Sanders, D. Schultes, D. Delling, Contraction Hierarchies, 2008): every junction
 * has a rank, and of its ways those to junctions of a higher rank are kept, shortcuts included. Shortest ways from many points to
 * many are found by meeting in the middle: each destination leaves its distance at the junctions it comes up from, each start goes
 * up and gathers what lies there (S. Knopp, P. Sanders, D. Schultes, F. Schulz, D. Wagner, Computing Many-to-Many Shortest Paths
 * Using Highway Hierarchies, 2007). Immutable; any thread may ask.
 */
public final class RoadGraph {
    /** Ways kept at each junction, the first of junction n at {@code first[n]}. */
    private record Ways(int[] first, int[] to, double[] seconds, double[] metres) {}

    /** A way to a junction of higher rank, or from one. */
    public record Edge(int from, int to, double seconds, double metres) {}

    /** Where a point gets onto the network, or off it. */
    public record Access(int junction, double seconds, double metres) {}

    private final int junctions;
    private final Ways out;
    private final Ways in;

    /**
     * @param out ways that lead up, from their {@code from} to a junction of higher rank
     * @param in ways that come down, from a junction of higher rank to their {@code to}
     */
    public RoadGraph(int junctions, List<Edge> out, List<Edge> in) {
        this.junctions = junctions;
        this.out = ways(junctions, out, true);
        this.in = ways(junctions, in, false);
    }

    private static Ways ways(int junctions, List<Edge> edges, boolean forward) {
        var first = new int[junctions + 1];
        for (var edge : edges) first[(forward ? edge.from() : edge.to()) + 1]++;
        for (int n = 0; n < junctions; n++) first[n + 1] += first[n];
        var next = Arrays.copyOf(first, junctions);
        var ways = new Ways(first, new int[edges.size()], new double[edges.size()], new double[edges.size()]);
        for (var edge : edges) {
            int at = next[forward ? edge.from() : edge.to()]++;
            ways.to()[at] = forward ? edge.to() : edge.from();
            ways.seconds()[at] = edge.seconds();
            ways.metres()[at] = edge.metres();
        }
        return ways;
    }

    /** @param from of each start where it gets on @param to of each destination where it gets off @return the quickest ways */
    public Tables.Table table(List<List<Access>> from, List<List<Access>> to) {
        var left = new Buckets(junctions);
        var climb = new Climb(junctions);
        for (int j = 0; j < to.size(); j++) {
            int destination = j;
            climb.up(in, to.get(j), (junction, seconds, metres) -> left.add(junction, destination, seconds, metres));
        }
        var seconds = new ArrayList<double[]>();
        var metres = new ArrayList<double[]>();
        for (var start : from) {
            var row = new double[to.size()];
            var way = new double[to.size()];
            Arrays.fill(row, Double.POSITIVE_INFINITY);
            Arrays.fill(way, Double.NaN);
            climb.up(out, start, (junction, s, m) -> left.gather(junction, s, m, row, way));
            for (int j = 0; j < row.length; j++) if (Double.isInfinite(row[j])) row[j] = Double.NaN;
            seconds.add(row);
            metres.add(way);
        }
        return new Tables.Table(seconds.toArray(double[][]::new), metres.toArray(double[][]::new));
    }

    private interface Reached {
        void at(int junction, double seconds, double metres);
    }

    /** What destinations left, by junction, as linked lists in arrays. */
    private static final class Buckets {
        private final int[] newest;
        private int count;
        private int[] before = new int[1 << 12];
        private int[] destination = new int[1 << 12];
        private double[] seconds = new double[1 << 12];
        private double[] metres = new double[1 << 12];

        Buckets(int junctions) {
            newest = new int[junctions];
            Arrays.fill(newest, -1);
        }

        void add(int junction, int to, double s, double m) {
            if (count == before.length) {
                before = Arrays.copyOf(before, 2 * count);
                destination = Arrays.copyOf(destination, 2 * count);
                seconds = Arrays.copyOf(seconds, 2 * count);
                metres = Arrays.copyOf(metres, 2 * count);
            }
            before[count] = newest[junction];
            destination[count] = to;
            seconds[count] = s;
            metres[count] = m;
            newest[junction] = count++;
        }

        void gather(int junction, double s, double m, double[] best, double[] way) {
            for (int i = newest[junction]; i >= 0; i = before[i]) {
                double whole = s + seconds[i];
                if (whole >= best[destination[i]]) continue;
                best[destination[i]] = whole;
                way[destination[i]] = m + metres[i];
            }
        }
    }

    /** Dijkstra's search, upwards only; its arrays serve one search after the other. */
    private static final class Climb {
        private final double[] seconds;
        private final double[] metres;
        private final int[] place;
        private int[] heap = new int[256];
        private int size;
        private int[] touched = new int[256];
        private int count;

        Climb(int junctions) {
            seconds = new double[junctions];
            metres = new double[junctions];
            place = new int[junctions];
            Arrays.fill(seconds, Double.POSITIVE_INFINITY);
        }

        void up(Ways ways, List<Access> from, Reached reached) {
            for (var access : from) reach(access.junction(), access.seconds(), access.metres());
            while (size > 0) {
                int junction = poll();
                double s = seconds[junction];
                double m = metres[junction];
                reached.at(junction, s, m);
                for (int w = ways.first()[junction]; w < ways.first()[junction + 1]; w++)
                    reach(ways.to()[w], s + ways.seconds()[w], m + ways.metres()[w]);
            }
            for (int i = 0; i < count; i++) seconds[touched[i]] = Double.POSITIVE_INFINITY;
            count = 0;
        }

        private void reach(int junction, double s, double m) {
            if (s >= seconds[junction]) return;
            boolean first = Double.isInfinite(seconds[junction]);
            seconds[junction] = s;
            metres[junction] = m;
            if (first) {
                if (count == touched.length) touched = Arrays.copyOf(touched, 2 * count);
                touched[count++] = junction;
                if (size == heap.length) heap = Arrays.copyOf(heap, 2 * size);
                heap[size] = junction;
                place[junction] = size++;
            }
            rise(place[junction]);
        }

        private int poll() {
            int top = heap[0];
            int last = heap[--size];
            if (size > 0) {
                heap[0] = last;
                place[last] = 0;
                sink(0);
            }
            return top;
        }

        private void rise(int at) {
            int junction = heap[at];
            while (at > 0) {
                int parent = (at - 1) / 2;
                if (seconds[heap[parent]] <= seconds[junction]) break;
                heap[at] = heap[parent];
                place[heap[at]] = at;
                at = parent;
            }
            heap[at] = junction;
            place[junction] = at;
        }

        private void sink(int at) {
            int junction = heap[at];
            while (2 * at + 1 < size) {
                int child = 2 * at + 1;
                if (child + 1 < size && seconds[heap[child + 1]] < seconds[heap[child]]) child++;
                if (seconds[heap[child]] >= seconds[junction]) break;
                heap[at] = heap[child];
                place[heap[at]] = at;
                at = child;
            }
            heap[at] = junction;
            place[junction] = at;
        }
    }
}
