package oms.fulfillment.pickpath;

import java.util.Arrays;

/**
 * The shortest closed walk through the places of a {@link Grid}, exactly: a dynamic program over the states of {@link Frontier},
 * crossing by crossing from the first column to the last.
 */
final class Sweep {
    private static final long FAR = Long.MAX_VALUE / 4;
    private static final int CHOICES = 8;

    private final Grid grid;
    private final Frontier frontier;
    /** {@code [step][state]}: where from, and by which choice. */
    private final int[][] from;

    private final boolean walks;
    private long[] now;
    private long[] then;
    private int step;
    private int last = Frontier.DEAD;

    private Sweep(Grid grid, boolean walks) {
        this.grid = grid;
        this.walks = walks;
        this.frontier = Frontier.of(grid.rows);
        this.now = new long[frontier.size()];
        this.then = new long[frontier.size()];
        this.from = new int[walks ? grid.columns * (2 * grid.rows - 1) : 1][frontier.size()];
    }

    /** The length only. */
    static Sweep of(Grid grid) {
        return new Sweep(grid, false).swept();
    }

    /** The length, and how it came about. */
    static Sweep withTrail(Grid grid) {
        return new Sweep(grid, true).swept();
    }

    private Sweep swept() {
        Arrays.fill(now, FAR);
        now[0] = 0;
        for (int column = 0; column < grid.columns; column++) {
            for (int block = 0; block < grid.rows - 1; block++) walk(column, block);
            if (column == grid.columns - 1) break;
            for (int row = 0; row < grid.rows; row++) cross(row, grid.along[row][column]);
        }
        for (int s = 0; s < now.length; s++)
            if (frontier.whole[s] && now[s] < FAR && (last < 0 || now[s] < now[last])) last = s;
        return this;
    }

    long length() {
        return last < 0 ? 0 : now[last];
    }

    private void walk(int column, int block) {
        Arrays.fill(then, FAR);
        var places = grid.places[column][block];
        var through = grid.through[column][block];
        var first = block * Frontier.WAYS;
        if (places.length == 0) move(frontier.walk[first + Frontier.NOT], Frontier.NOT, 0);
        move(frontier.walk[first + Frontier.ONCE], Frontier.ONCE, through);
        move(frontier.walk[first + Frontier.TWICE], Frontier.TWICE, 2 * through);
        if (places.length > 0) {
            move(frontier.walk[first + Frontier.FROM_LOW], Frontier.FROM_LOW, 2 * places[places.length - 1]);
            move(frontier.walk[first + Frontier.FROM_HIGH], Frontier.FROM_HIGH, 2 * (through - places[0]));
        }
        if (places.length > 1) {
            var gap = gap(places);
            move(frontier.walk[first + Frontier.GAP], Frontier.GAP, 2 * (through - places[gap + 1] + places[gap]));
        }
        next();
    }

    private void cross(int row, long length) {
        Arrays.fill(then, FAR);
        for (int times = 0; times < Frontier.TIMES; times++)
            move(frontier.cross[row * Frontier.TIMES + times], times, times * length);
        next();
    }

    private void move(int[] to, int choice, long length) {
        var origin = from[walks ? step : 0];
        for (int s = 0; s < to.length; s++) {
            var t = to[s];
            if (t < 0) continue;
            var longer = now[s] + length;
            if (longer >= then[t]) continue;
            then[t] = longer;
            origin[t] = s * CHOICES + choice;
        }
    }

    private void next() {
        var swap = now;
        now = then;
        then = swap;
        step++;
    }

    /** @return after which of the places the longest part without any begins */
    private static int gap(long[] places) {
        var widest = 0;
        for (int i = 1; i < places.length - 1; i++)
            if (places[i + 1] - places[i] > places[widest + 1] - places[widest]) widest = i;
        return widest;
    }

    /** Lays every edge of the shortest walk. */
    void lay(Trail trail) {
        var state = last;
        for (int column = grid.columns - 1; column >= 0 && state >= 0; column--) {
            if (column < grid.columns - 1)
                for (int row = grid.rows - 1; row >= 0; row--) {
                    var came = from[--step][state];
                    for (int i = came % CHOICES; i > 0; i--)
                        trail.add(trail.crossing(column, row), trail.crossing(column + 1, row));
                    state = came / CHOICES;
                }
            for (int block = grid.rows - 2; block >= 0; block--) {
                var came = from[--step][state];
                lay(trail, column, block, came % CHOICES);
                state = came / CHOICES;
            }
        }
    }

    private void lay(Trail trail, int column, int block, int way) {
        var places = grid.places[column][block];
        var gap = way == Frontier.GAP ? gap(places) : -1;
        var before = trail.crossing(column, block);
        for (int i = 0; i <= places.length; i++) {
            var to = i == places.length ? trail.crossing(column, block + 1) : trail.place(column, block, i);
            trail.add(before, to, times(way, i, places.length, gap));
            before = to;
        }
    }

    /** @return how often the part before the i-th place is walked */
    private static int times(int way, int i, int places, int gap) {
        return switch (way) {
            case Frontier.ONCE -> 1;
            case Frontier.TWICE -> 2;
            case Frontier.FROM_LOW -> i < places ? 2 : 0;
            case Frontier.FROM_HIGH -> i > 0 ? 2 : 0;
            case Frontier.GAP -> i == gap + 1 ? 0 : 2;
            default -> 0;
        };
    }
}
