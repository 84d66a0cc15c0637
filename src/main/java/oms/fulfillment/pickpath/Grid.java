package oms.fulfillment.pickpath;

import java.util.Arrays;

/**
 * Columns that are crossed by rows, with a length for each piece between two crossings, and places within the pieces of the
 * columns. More general than a {@link Floor}: pieces that lie side by side may differ, so that a depot apart from all aisles is a
 * row of its own whose pieces have no length.
 */
public final class Grid {
    final int rows;
    final int columns;
    /** {@code [column][block]}, a block being what lies between two rows. */
    final long[][] through;
    /** {@code [row][column]}, from this column to the next. */
    final long[][] along;
    /** {@code [column][block]}: rising distances from the block's first row. */
    final long[][][] places;

    /**
     * @param through lengths {@code [column][block]}
     * @param along lengths {@code [row][column]}, from each column to the next
     */
    public Grid(long[][] through, long[][] along) {
        this.columns = through.length;
        this.rows = along.length;
        this.through = through;
        this.along = along;
        this.places = new long[columns][rows - 1][0];
    }

    /** Says that a place must be visited; twice is once. */
    public void visit(int column, int block, long at) {
        var there = places[column][block];
        var i = Arrays.binarySearch(there, at);
        if (i >= 0) return;
        var more = Arrays.copyOf(there, there.length + 1);
        System.arraycopy(there, -i - 1, more, -i, there.length + i + 1);
        more[-i - 1] = at;
        places[column][block] = more;
    }

    /** @return the length of the shortest closed walk through all places, 0 for none */
    public long shortest() {
        return Sweep.of(this).length();
    }
}
