package oms.fulfillment.packing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A box partly filled: which blocks lie where, what is left, and the free spaces, each as large as it can be (the maximal spaces of
 * K. K. Lai and J. W. M. Chan, "Developing a simulated annealing algorithm for the cutting stock problem", 1997). A space has its
 * floor on the box's or on top of one block, so that whatever is put at its bottom is carried all over.
 */
final class Stowage {
    private static final int FIELDS = 7;
    private static final int FLOOR = -1;

    final Kinds kinds;
    final int[] left;
    long volume;
    long grams;
    int pieces;
    /** Free spaces: x0, y0, z0, x1, y1, z1, and the kind on which they lie. */
    int[] spaces;

    int spaceCount;
    /** Blocks: x0, y0, z0, x1, y1, z1. */
    int[] put;

    Block[] blocks;
    int putCount;

    Stowage(Kinds kinds) {
        this.kinds = kinds;
        left = kinds.counts.clone();
        spaces = new int[FIELDS * 16];
        put = new int[6 * 16];
        blocks = new Block[16];
        var inner = kinds.box.inner();
        addSpace(0, 0, 0, inner.length(), inner.width(), inner.height(), FLOOR);
    }

    Stowage(Stowage o) {
        kinds = o.kinds;
        left = o.left.clone();
        volume = o.volume;
        grams = o.grams;
        pieces = o.pieces;
        spaces = o.spaces.clone();
        spaceCount = o.spaceCount;
        put = o.put.clone();
        blocks = o.blocks.clone();
        putCount = o.putCount;
    }

    boolean isDone() {
        return Arrays.stream(left).allMatch(n -> n == 0);
    }

    Load load() {
        var items = new ArrayList<List<Item>>();
        for (int k = 0; k < left.length; k++)
            items.add(new ArrayList<>(java.util.Collections.nCopies(kinds.counts[k], kinds.items.get(k))));
        var placements = new ArrayList<Placement>();
        for (int i = 0; i < putCount; i++) blocks[i].lay(put[6 * i], put[6 * i + 1], put[6 * i + 2], items, placements);
        return Load.of(kinds.box, placements);
    }

    private void addSpace(int x0, int y0, int z0, int x1, int y1, int z1, int carrier) {
        if (FIELDS * (spaceCount + 1) > spaces.length) spaces = Arrays.copyOf(spaces, 2 * spaces.length);
        var s = FIELDS * spaceCount++;
        spaces[s] = x0;
        spaces[s + 1] = y0;
        spaces[s + 2] = z0;
        spaces[s + 3] = x1;
        spaces[s + 4] = y1;
        spaces[s + 5] = z1;
        spaces[s + 6] = carrier;
    }

    void removeSpace(int i) {
        spaceCount--;
        System.arraycopy(spaces, FIELDS * spaceCount, spaces, FIELDS * i, FIELDS);
    }

    int at(int space, int field) {
        return spaces[FIELDS * space + field];
    }

    /** @return the space nearest to a corner of the box's floor, the largest of them */
    int nearest() {
        var best = -1;
        var near = Integer.MAX_VALUE;
        var most = 0L;
        for (int i = 0; i < spaceCount; i++) {
            var distance = atLeft(i) ? at(i, 0) : kinds.box.inner().length() - at(i, 3);
            distance += at(i, 2) + (atBack(i) ? at(i, 1) : kinds.box.inner().width() - at(i, 4));
            if (distance > near) continue;
            var volume = (long) (at(i, 3) - at(i, 0)) * (at(i, 4) - at(i, 1)) * (at(i, 5) - at(i, 2));
            if (distance == near && volume <= most) continue;
            near = distance;
            most = volume;
            best = i;
        }
        return best;
    }

    private boolean atLeft(int space) {
        return at(space, 0) <= kinds.box.inner().length() - at(space, 3);
    }

    private boolean atBack(int space) {
        return at(space, 1) <= kinds.box.inner().width() - at(space, 4);
    }

    /** @return where the block begins when it is put into the corner of the space that is nearest to the box's */
    int x(int space, Block block) {
        return atLeft(space) ? at(space, 0) : at(space, 3) - block.length;
    }

    int y(int space, Block block) {
        return atBack(space) ? at(space, 1) : at(space, 4) - block.width;
    }

    boolean takes(int space, Block block) {
        return block.length <= at(space, 3) - at(space, 0)
                && block.width <= at(space, 4) - at(space, 1)
                && block.height <= at(space, 5) - at(space, 2)
                && (at(space, 6) == FLOOR || restsOn(block, kinds.items.get(at(space, 6))));
    }

    private boolean restsOn(Block block, Item carrier) {
        if (!carrier.fragile()) return true;
        for (var kind : block.kinds) if (!kinds.items.get(kind).mayRestOn(carrier)) return false;
        return block.pieces == 1;
    }

    boolean has(Block block) {
        for (var kind : block.kinds) if (block.counts[kind] > left[kind]) return false;
        return grams + block.grams <= kinds.box.maxGrams();
    }

    void put(int space, Block block) {
        var x = x(space, block);
        var y = y(space, block);
        var z = at(space, 2);
        if (putCount == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * putCount);
            put = Arrays.copyOf(put, 12 * putCount);
        }
        blocks[putCount] = block;
        var p = 6 * putCount++;
        put[p] = x;
        put[p + 1] = y;
        put[p + 2] = z;
        put[p + 3] = x + block.length;
        put[p + 4] = y + block.width;
        put[p + 5] = z + block.height;
        for (var kind : block.kinds) left[kind] -= block.counts[kind];
        volume += block.volume;
        grams += block.grams;
        pieces += block.pieces;
        cut(put[p], put[p + 1], put[p + 2], put[p + 3], put[p + 4], put[p + 5], block.kinds[0]);
    }

    /** Takes a cuboid out of every space; above it there is a space with the cuboid's top as its floor. */
    private void cut(int x0, int y0, int z0, int x1, int y1, int z1, int kind) {
        var old = spaceCount;
        for (int i = 0; i < old; i++) {
            int a0 = at(i, 0), b0 = at(i, 1), c0 = at(i, 2), a1 = at(i, 3), b1 = at(i, 4), c1 = at(i, 5);
            if (x0 >= a1 || x1 <= a0 || y0 >= b1 || y1 <= b0 || z0 >= c1 || z1 <= c0) continue;
            var carrier = at(i, 6);
            if (x0 > a0) addSpace(a0, b0, c0, x0, b1, c1, carrier);
            if (x1 < a1) addSpace(x1, b0, c0, a1, b1, c1, carrier);
            if (y0 > b0) addSpace(a0, b0, c0, a1, y0, c1, carrier);
            if (y1 < b1) addSpace(a0, y1, c0, a1, b1, c1, carrier);
            if (z0 > c0) addSpace(a0, b0, c0, a1, b1, z0, carrier);
            if (z1 < c1) addSpace(Math.max(a0, x0), Math.max(b0, y0), z1, Math.min(a1, x1), Math.min(b1, y1), c1, kind);
            spaces[FIELDS * i + 3] = a0;
        }
        for (int i = old; i < spaceCount; i++) if (isCovered(i)) spaces[FIELDS * i + 3] = at(i, 0);
        var kept = 0;
        for (int i = 0; i < spaceCount; i++)
            if (at(i, 3) > at(i, 0)) System.arraycopy(spaces, FIELDS * i, spaces, FIELDS * kept++, FIELDS);
        spaceCount = kept;
    }

    /** Whether a space lies within another one. */
    private boolean isCovered(int i) {
        for (int j = 0; j < spaceCount; j++) if (j != i && at(j, 3) > at(j, 0) && within(i, j)) return true;
        return false;
    }

    private boolean within(int i, int j) {
        return at(i, 0) >= at(j, 0)
                && at(i, 1) >= at(j, 1)
                && at(i, 2) >= at(j, 2)
                && at(i, 3) <= at(j, 3)
                && at(i, 4) <= at(j, 4)
                && at(i, 5) <= at(j, 5);
    }
}
