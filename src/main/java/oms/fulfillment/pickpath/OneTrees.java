package oms.fulfillment.pickpath;

import java.util.Arrays;

/**
 * A length that no round falls below: a cheapest tree and one edge more, with prices on the places that are raised until the tree
 * looks like a round (M. Held and R. M. Karp, "The traveling-salesman problem and minimum spanning trees", Operations Research 18,
 * 1970).
 */
final class OneTrees {
    private static final int RAISES = 150;

    private final double[][] lengths;
    private final double[] prices;
    private final int[] degrees;

    private OneTrees(long[][] lengths) {
        var n = lengths.length;
        this.lengths = new double[n][n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) this.lengths[i][j] = Math.min(lengths[i][j], lengths[j][i]);
        prices = new double[n];
        degrees = new int[n];
    }

    /** @param length of a round that is known */
    static long bound(long[][] lengths, long length) {
        if (lengths.length < 3) return length;
        var trees = new OneTrees(lengths);
        var best = 0.0;
        var stride = 2.0;
        for (int i = 0; i < RAISES; i++) {
            var tree = trees.tree();
            best = Math.max(best, tree);
            trees.raise(stride * Math.max(1, length - tree));
            stride *= 0.97;
        }
        return Math.min(length, (long) Math.ceil(best - 1e-6));
    }

    private double tree() {
        var n = prices.length;
        Arrays.fill(degrees, 0);
        var nearest = new double[n];
        var parent = new int[n];
        var in = new boolean[n];
        Arrays.fill(nearest, Double.MAX_VALUE);
        nearest[1] = 0;
        var total = 0.0;
        for (int k = 1; k < n; k++) {
            var next = -1;
            for (int i = 1; i < n; i++) if (!in[i] && (next < 0 || nearest[i] < nearest[next])) next = i;
            in[next] = true;
            if (k > 1) total += linked(next, parent[next]);
            for (int i = 1; i < n; i++)
                if (!in[i] && price(next, i) < nearest[i]) {
                    nearest[i] = price(next, i);
                    parent[i] = next;
                }
        }
        total += first();
        for (var price : prices) total -= 2 * price;
        return total;
    }

    /** The two cheapest edges of the place that was left out. */
    private double first() {
        int a = 1;
        for (int i = 2; i < prices.length; i++) if (price(0, i) < price(0, a)) a = i;
        int b = a == 1 ? 2 : 1;
        for (int i = 1; i < prices.length; i++) if (i != a && price(0, i) < price(0, b)) b = i;
        return linked(0, a) + linked(0, b);
    }

    private double linked(int a, int b) {
        degrees[a]++;
        degrees[b]++;
        return price(a, b);
    }

    private double price(int a, int b) {
        return lengths[a][b] + prices[a] + prices[b];
    }

    private void raise(double by) {
        var off = 0.0;
        for (var degree : degrees) off += (degree - 2) * (degree - 2);
        if (off == 0) return;
        for (int i = 0; i < prices.length; i++) prices[i] += by / off * (degrees[i] - 2);
    }
}
