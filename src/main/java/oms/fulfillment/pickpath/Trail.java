package oms.fulfillment.pickpath;

import java.util.Arrays;

/** Edges that are each walked once: a closed walk over all of them (C. Hierholzer, Mathematische Annalen 6, 1873). */
final class Trail {
    private final Grid grid;
    /** The number of the first place in {@code [column * blocks + block]}. */
    private final int[] firstPlace;

    private final int[] firstEdge;
    private int[] to = new int[64];
    private int[] nextEdge = new int[64];
    private int edges;

    Trail(Grid grid) {
        this.grid = grid;
        firstPlace = new int[grid.columns * (grid.rows - 1) + 1];
        firstPlace[0] = grid.columns * grid.rows;
        for (int i = 1; i < firstPlace.length; i++)
            firstPlace[i] =
                    firstPlace[i - 1] + grid.places[(i - 1) / (grid.rows - 1)][(i - 1) % (grid.rows - 1)].length;
        firstEdge = new int[firstPlace[firstPlace.length - 1]];
        Arrays.fill(firstEdge, -1);
    }

    int crossing(int column, int row) {
        return column * grid.rows + row;
    }

    int place(int column, int block, int i) {
        return firstPlace[column * (grid.rows - 1) + block] + i;
    }

    void add(int a, int b, int times) {
        for (int i = 0; i < times; i++) add(a, b);
    }

    void add(int a, int b) {
        if (edges + 2 > to.length) {
            to = Arrays.copyOf(to, 2 * to.length);
            nextEdge = Arrays.copyOf(nextEdge, to.length);
        }
        end(a, b);
        end(b, a);
    }

    /** The two ends of an edge are neighbours in the list: the other end of i is i ^ 1. */
    private void end(int at, int other) {
        to[edges] = other;
        nextEdge[edges] = firstEdge[at];
        firstEdge[at] = edges++;
    }

    /** @return the nodes of the walk, in order, as often as it passes them */
    int[] from(int start) {
        var used = new boolean[edges];
        var open = new int[edges / 2 + 1];
        var walk = new int[edges / 2 + 1];
        var depth = 0;
        var at = walk.length;
        open[depth++] = start;
        while (depth > 0) {
            var node = open[depth - 1];
            var edge = firstEdge[node];
            while (edge >= 0 && used[edge]) edge = nextEdge[edge];
            firstEdge[node] = edge;
            if (edge < 0) walk[--at] = open[--depth];
            else {
                used[edge] = used[edge ^ 1] = true;
                open[depth++] = to[edge];
            }
        }
        return Arrays.copyOfRange(walk, at, walk.length);
    }
}
