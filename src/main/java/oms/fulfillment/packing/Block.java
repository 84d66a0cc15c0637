package oms.fulfillment.packing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pieces put together to a cuboid without a gap: equal ones side by side and on top of each other, or two such blocks whose faces
 * are the same. Every piece in it rests on the floor of the block or, all over, on others.
 */
final class Block {
    final int length;
    final int width;
    final int height;
    final long volume;
    final long grams;
    final int pieces;
    /** How many of each kind; the indexes are the kinds' numbers. */
    final int[] counts;
    /** The kinds in it, for a quick look. */
    final int[] kinds;

    private final int along;
    private final int across;
    private final int up;
    private final Size turned;
    private final @Nullable Block first;
    private final @Nullable Block second;
    private final int axis;

    private Block(Size turned, int along, int across, int up, int[] counts, long grams) {
        this.turned = turned;
        this.along = along;
        this.across = across;
        this.up = up;
        this.length = turned.length() * along;
        this.width = turned.width() * across;
        this.height = turned.height() * up;
        this.pieces = along * across * up;
        this.volume = (long) length * width * height;
        this.grams = grams * pieces;
        this.counts = counts;
        this.kinds = kinds(counts);
        this.first = null;
        this.second = null;
        this.axis = 0;
    }

    private Block(Block first, Block second, int axis, int[] counts) {
        this.turned = first.turned;
        this.along = 1;
        this.across = 1;
        this.up = 1;
        this.length = first.length + (axis == 0 ? second.length : 0);
        this.width = first.width + (axis == 1 ? second.width : 0);
        this.height = first.height + (axis == 2 ? second.height : 0);
        this.pieces = first.pieces + second.pieces;
        this.volume = first.volume + second.volume;
        this.grams = first.grams + second.grams;
        this.counts = counts;
        this.kinds = kinds(counts);
        this.first = first;
        this.second = second;
        this.axis = axis;
    }

    static Block of(int kind, int kinds, Size turned, int along, int across, int up, long grams) {
        var counts = new int[kinds];
        counts[kind] = along * across * up;
        return new Block(turned, along, across, up, counts, grams);
    }

    /** Joins two along x (0), y (1) or z (2), where their faces are the same and there are so many pieces. */
    static @Nullable Block joined(Block a, Block b, int axis, int[] there) {
        if (axis != 0 && a.length != b.length || axis != 1 && a.width != b.width || axis != 2 && a.height != b.height)
            return null;
        var counts = a.counts.clone();
        for (var kind : b.kinds) {
            counts[kind] += b.counts[kind];
            if (counts[kind] > there[kind]) return null;
        }
        return new Block(a, b, axis, counts);
    }

    private static int[] kinds(int[] counts) {
        var kinds = new int[counts.length];
        var n = 0;
        for (int k = 0; k < counts.length; k++) if (counts[k] > 0) kinds[n++] = k;
        return Arrays.copyOf(kinds, n);
    }

    /** Puts every piece down, taking the items from the kinds' lists. */
    void lay(int x, int y, int z, List<List<Item>> items, List<Placement> placements) {
        if (first != null && second != null) {
            first.lay(x, y, z, items, placements);
            second.lay(
                    x + (axis == 0 ? first.length : 0),
                    y + (axis == 1 ? first.width : 0),
                    z + (axis == 2 ? first.height : 0),
                    items,
                    placements);
            return;
        }
        for (int k = 0; k < up; k++)
            for (int j = 0; j < across; j++)
                for (int i = 0; i < along; i++)
                    placements.add(new Placement(
                            items.get(kinds[0]).removeLast(),
                            x + i * turned.length(),
                            y + j * turned.width(),
                            z + k * turned.height(),
                            turned));
    }

    /** What makes two blocks the same: their sides and what is in them. */
    String likeness() {
        return length + "," + width + "," + height + Arrays.toString(counts);
    }

    static List<Block> largestFirst(Iterable<Block> blocks) {
        var sorted = new ArrayList<Block>();
        blocks.forEach(sorted::add);
        sorted.sort(java.util.Comparator.comparingLong((Block b) -> b.volume).reversed());
        return sorted;
    }
}
