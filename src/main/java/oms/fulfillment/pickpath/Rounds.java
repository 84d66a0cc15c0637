package oms.fulfillment.pickpath;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Closed rounds over places whose distances are known, there and back perhaps not the same. Up to {@link #EXACT} places by the
 * dynamic program of M. Held and R. M. Karp (1962); more by moving chains of places (I. Or 1976) out of random double bridges
 * (O. Martin, S. W. Otto and E. W. Felten 1991), a fixed number of times, so that the same question has the same answer.
 */
final class Rounds {
    static final int EXACT = 13;
    private static final int KICKS = 400;
    private static final int LONGEST_CHAIN = 3;

    private final long[][] lengths;

    private Rounds(long[][] lengths) {
        this.lengths = lengths;
    }

    /** @return the places in order, beginning with the first one */
    static int[] best(long[][] lengths) {
        var rounds = new Rounds(lengths);
        if (lengths.length <= 2) return IntStream.range(0, lengths.length).toArray();
        return lengths.length <= EXACT ? rounds.exact() : rounds.searched();
    }

    static long length(long[][] lengths, int[] order) {
        var length = 0L;
        for (int i = 0; i < order.length; i++) length += lengths[order[i]][order[(i + 1) % order.length]];
        return length;
    }

    private int[] exact() {
        var n = lengths.length - 1;
        var best = new long[1 << n][n];
        for (var row : best) Arrays.fill(row, Long.MAX_VALUE / 4);
        for (int i = 0; i < n; i++) best[1 << i][i] = lengths[0][i + 1];
        for (int set = 1; set < 1 << n; set++)
            for (int last = 0; last < n; last++)
                for (int next = 0; next < n && (set & 1 << last) != 0; next++)
                    if ((set & 1 << next) == 0)
                        best[set | 1 << next][next] =
                                Math.min(best[set | 1 << next][next], best[set][last] + lengths[last + 1][next + 1]);
        return order(best, n);
    }

    private int[] order(long[][] best, int n) {
        var order = new int[n + 1];
        var set = (1 << n) - 1;
        var next = 0;
        for (int at = n; at > 0; at--) {
            var last = -1;
            for (int i = 0; i < n; i++)
                if ((set & 1 << i) != 0
                        && (last < 0
                                || best[set][i] + lengths[i + 1][next] < best[set][last] + lengths[last + 1][next]))
                    last = i;
            order[at] = last + 1;
            set ^= 1 << last;
            next = last + 1;
        }
        return order;
    }

    private int[] searched() {
        var random = new Random(lengths.length);
        var best = improved(nearest());
        for (int kick = 0; kick < KICKS; kick++) {
            var other = improved(kicked(best, random));
            if (length(lengths, other) < length(lengths, best)) best = other;
        }
        return best;
    }

    private int[] nearest() {
        var order = IntStream.range(0, lengths.length).toArray();
        for (int i = 1; i < order.length; i++) {
            var nearest = i;
            for (int j = i + 1; j < order.length; j++)
                if (lengths[order[i - 1]][order[j]] < lengths[order[i - 1]][order[nearest]]) nearest = j;
            swap(order, i, nearest);
        }
        return order;
    }

    private static int[] kicked(int[] order, Random random) {
        var cuts = random.ints(1, order.length).distinct().limit(3).sorted().toArray();
        return IntStream.of(0, 2, 1, 3)
                .flatMap(part ->
                        Arrays.stream(order, part == 0 ? 0 : cuts[part - 1], part == 3 ? order.length : cuts[part]))
                .toArray();
    }

    private int[] improved(int[] order) {
        var now = order.clone();
        while (chainMoved(now) || turned(now)) continue;
        return now;
    }

    private long length(int a, int b) {
        return lengths[a][b];
    }

    /** Turns a part of the round where that makes it shorter: the part is walked the other way then. */
    private boolean turned(int[] order) {
        var n = order.length;
        for (int from = 1; from < n; from++) {
            var there = 0L;
            var back = 0L;
            for (int to = from + 1; to < n; to++) {
                there += length(order[to - 1], order[to]);
                back += length(order[to], order[to - 1]);
                var after = order[(to + 1) % n];
                var before = order[from - 1];
                var gain = length(before, order[from])
                        + there
                        + length(order[to], after)
                        - length(before, order[to])
                        - back
                        - length(order[from], after);
                if (gain <= 0) continue;
                for (int i = from, j = to; i < j; i++, j--) swap(order, i, j);
                return true;
            }
        }
        return false;
    }

    private static void swap(int[] order, int i, int j) {
        var swap = order[i];
        order[i] = order[j];
        order[j] = swap;
    }

    /** Moves a short chain to where it costs less. */
    private boolean chainMoved(int[] order) {
        var n = order.length;
        for (int chain = 1; chain <= LONGEST_CHAIN; chain++)
            for (int from = 1; from + chain <= n; from++) {
                var end = order[from + chain - 1];
                var after = order[(from + chain) % n];
                var saved = length(order[from - 1], order[from]) + length(end, after) - length(order[from - 1], after);
                for (int gap = 0; gap < n; gap++) {
                    if (gap >= from - 1 && gap < from + chain) continue;
                    var a = order[gap];
                    var b = order[(gap + 1) % n];
                    if (length(a, order[from]) + length(end, b) - length(a, b) >= saved) continue;
                    var to = gap < from ? gap + 1 : gap + 1 - chain;
                    System.arraycopy(moved(order, from, chain, to), 0, order, 0, n);
                    return true;
                }
            }
        return false;
    }

    private static int[] moved(int[] order, int from, int chain, int to) {
        var other = new int[order.length];
        for (int i = 0, rest = 0; i < order.length; i++) {
            if (i >= to && i < to + chain) other[i] = order[from + i - to];
            else {
                if (rest == from) rest += chain;
                other[i] = order[rest++];
            }
        }
        return other;
    }
}
