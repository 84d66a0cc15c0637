package oms.fulfillment.pickpath;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What matters of a partial tour for all that comes right of it: whether the edges at each crossing of the last column are
 * none, odd or even in number, and which crossings hang together. With two rows these are the seven classes of H. D. Ratliff and
 * A. S. Rosenthal, "Order-picking in a rectangular warehouse: a solvable case of the traveling salesman problem", Operations
 * Research 31 (1983); with three those of K. J. Roodbergen and R. de Koster, "Routing order pickers in a warehouse with a middle
 * aisle", European Journal of Operational Research 133 (2001); with more those of H. Cambazard and N. Catusse, "Fixed-parameter
 * algorithms for rectilinear Steiner tree and rectilinear traveling salesman problem in the plane", EJOR 270 (2018). The classes
 * and what leads from one to the other are found by trying, once for each number of rows.
 */
final class Frontier {
    /** Ways through a piece of a column. */
    static final int NOT = 0;
    /** Through, once. */
    static final int ONCE = 1;
    /** Through and back again. */
    static final int TWICE = 2;
    /** In from the lower row, and back. */
    static final int FROM_LOW = 3;
    /** In from the upper row, and back. */
    static final int FROM_HIGH = 4;
    /** From both ends, leaving the largest gap out. */
    static final int GAP = 5;

    static final int WAYS = 6;
    /** Not, once, or there and back along a row. */
    static final int TIMES = 3;

    static final int DEAD = -1;
    /** Above this many rows there are too many classes to be quick. */
    static final int MOST_ROWS = 7;

    private static final byte DONE = -1;
    private static final Frontier[] KNOWN = new Frontier[MOST_ROWS + 1];

    final int rows;
    /** {@code [block * WAYS + way][state]}. */
    final int[][] walk;
    /** {@code [row * TIMES + times][state]}. */
    final int[][] cross;
    /** Whether the tour may end in this state. */
    final boolean[] whole;

    private final List<byte[]> states = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    private Frontier(int rows) {
        this.rows = rows;
        var walks = new ArrayList<int[]>();
        var crosses = new ArrayList<int[]>();
        number(new byte[rows]);
        for (int s = 0; s < states.size(); s++) {
            var walked = new int[(rows - 1) * WAYS];
            for (int i = 0; i < walked.length; i++) walked[i] = number(walked(states.get(s), i / WAYS, i % WAYS));
            walks.add(walked);
            var crossed = new int[rows * TIMES];
            for (int i = 0; i < crossed.length; i++) crossed[i] = number(crossed(states.get(s), i / TIMES, i % TIMES));
            crosses.add(crossed);
        }
        walk = transposed(walks);
        cross = transposed(crosses);
        whole = new boolean[states.size()];
        for (int s = 0; s < whole.length; s++) whole[s] = isWhole(states.get(s));
    }

    /** The first state is that in which nothing has been walked yet. */
    static Frontier of(int rows) {
        synchronized (KNOWN) {
            if (KNOWN[rows] == null) KNOWN[rows] = new Frontier(rows);
            return KNOWN[rows];
        }
    }

    int size() {
        return whole.length;
    }

    private static int[][] transposed(List<int[]> rows) {
        var turned = new int[rows.getFirst().length][rows.size()];
        for (int s = 0; s < rows.size(); s++) for (int i = 0; i < turned.length; i++) turned[i][s] = rows.get(s)[i];
        return turned;
    }

    private int number(byte[] state) {
        if (state.length == 0) return DEAD;
        canonical(state);
        return numbers.computeIfAbsent(Arrays.toString(state), _ -> {
            states.add(state);
            return states.size() - 1;
        });
    }

    /** A crossing is 0 where it has no edge, else twice its part's number and one more where its edges are odd. */
    private static void canonical(byte[] state) {
        if (state[0] == DONE) return;
        var names = new byte[state.length + 2];
        byte next = 1;
        for (int i = 0; i < state.length; i++) {
            if (state[i] == 0) continue;
            var part = state[i] >> 1;
            if (names[part] == 0) names[part] = next++;
            state[i] = (byte) (names[part] << 1 | state[i] & 1);
        }
    }

    private static byte[] walked(byte[] from, int block, int way) {
        var to = from.clone();
        if (way == NOT) return to;
        if (from[0] == DONE) return new byte[0];
        if (way != FROM_HIGH) touch(to, block);
        if (way != FROM_LOW) touch(to, block + 1);
        if (way == ONCE || way == TWICE) join(to, to[block] >> 1, to[block + 1] >> 1);
        if (way == ONCE) {
            to[block] ^= 1;
            to[block + 1] ^= 1;
        }
        return to;
    }

    private static void touch(byte[] state, int row) {
        if (state[row] != 0) return;
        var free = 1;
        while (has(state, free)) free++;
        state[row] = (byte) (free << 1);
    }

    private static boolean has(byte[] state, int part) {
        for (var crossing : state) if (crossing != 0 && crossing >> 1 == part) return true;
        return false;
    }

    private static void join(byte[] state, int a, int b) {
        for (int i = 0; i < state.length; i++)
            if (state[i] != 0 && state[i] >> 1 == b) state[i] = (byte) (a << 1 | state[i] & 1);
    }

    /** Leaves a crossing for the next in its row: an even number of edges must end at the one that is left. */
    private static byte[] crossed(byte[] from, int row, int times) {
        if (from[0] == DONE || from[row] == 0) return times == 0 ? from.clone() : new byte[0];
        if ((from[row] & 1) != (times & 1)) return new byte[0];
        var to = from.clone();
        if (times > 0) return to;
        to[row] = 0;
        if (has(to, from[row] >> 1)) return to;
        for (var other : to) if (other != 0) return new byte[0];
        Arrays.fill(to, DONE);
        return to;
    }

    private static boolean isWhole(byte[] state) {
        if (state[0] == DONE) return true;
        var touched = 0;
        for (var crossing : state) {
            if (crossing == 0) continue;
            touched++;
            if (crossing != 2) return false;
        }
        return touched > 0;
    }
}
