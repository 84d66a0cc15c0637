package oms.fulfillment.packing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Fills a box block by block: of several fillings kept at once each is tried with its best blocks, each trial is filled up greedily,
 * and those that became fullest are kept. Again with more kept, until it is enough (I. Araya and M.-C. Riff, "A beam search approach
 * to the container loading problem", Computers and Operations Research 43, 2014). A block is the better the larger it is, the more it
 * touches, the less it leaves that no row of pieces fills, and the fewer pieces it is of (I. Araya, K. Guerrero and E. Nuñez,
 * "VCS: a new heuristic function for selecting boxes in the single container loading problem", C&OR 82, 2017; the weights are
 * theirs).
 */
final class Beam {
    private static final double FEWNESS = 0.2;
    private static final double NEAR = 0.04;
    private static final int FIRST_WIDTH = 1;
    private static final double WIDER = 1.42;

    private final Kinds kinds;
    private final List<Block> blocks;
    private final double[] fewness;
    private final int[][] rows = new int[3][];
    private final BooleanSupplier enough;
    private Stowage best;

    private Beam(Kinds kinds, BooleanSupplier enough) {
        this.kinds = kinds;
        this.blocks = kinds.blocks;
        this.enough = enough;
        this.best = new Stowage(kinds);
        var most = blocks.stream().mapToInt(b -> b.pieces).max().orElse(0);
        fewness = new double[most + 1];
        for (int i = 1; i <= most; i++) fewness[i] = Math.pow(i, -FEWNESS);
        for (int axis = 0; axis < 3; axis++) rows[axis] = kinds.rows(axis);
    }

    /** @param enough asked once for each filling that is completed */
    static Stowage fullest(Kinds kinds, BooleanSupplier enough) {
        var beam = new Beam(kinds, enough);
        if (!kinds.blocks.isEmpty()) beam.search();
        return beam.best;
    }

    /** @return everything in the box; empty where that was not found within so many fillings */
    static Optional<Load> packAll(List<Item> items, Box box, int fillings) {
        var tried = new int[1];
        var best = fullest(new Kinds(items, box), () -> ++tried[0] >= fillings);
        return best.isDone() ? Optional.of(best.load()) : Optional.empty();
    }

    private void search() {
        complete(best);
        for (double width = FIRST_WIDTH; !best.isDone() && !enough.getAsBoolean(); width *= WIDER)
            if (!pass((int) Math.round(width))) break;
    }

    /** @return whether a wider beam could find more */
    private boolean pass(int width) {
        var kept = List.of(new Stowage(kinds));
        var cutOff = false;
        while (!kept.isEmpty()) {
            var next = new ArrayList<Trial>();
            var seen = new HashSet<Long>();
            for (var state : kept) {
                var choices = choices(state, width);
                cutOff |= choices.size() == width;
                for (var block : choices) {
                    var trial = new Stowage(state);
                    trial.put(spaceFor(trial), block);
                    if (!seen.add(likeness(trial))) continue;
                    next.add(new Trial(trial, complete(trial)));
                    if (best.isDone() || enough.getAsBoolean()) return true;
                }
            }
            next.sort(Comparator.comparingLong(Trial::volume).reversed());
            cutOff |= next.size() > width;
            kept = next.stream().limit(width).map(Trial::state).toList();
        }
        return cutOff;
    }

    private record Trial(Stowage state, long volume) {}

    private static long likeness(Stowage state) {
        var hash = state.volume;
        for (int i = 0; i < 6 * state.putCount; i++) hash += (state.put[i] + 7L) * (i % 6 + 3L) * 0x9E3779B97F4A7C15L;
        return hash;
    }

    /** The space that was chosen for the state's blocks; those that take none are gone. */
    private static int spaceFor(Stowage state) {
        return state.nearest();
    }

    private List<Block> choices(Stowage state, int most) {
        while (state.spaceCount > 0) {
            var space = state.nearest();
            var ranked = new ArrayList<Ranked>();
            for (var block : blocks)
                if (state.takes(space, block) && state.has(block))
                    ranked.add(new Ranked(block, worth(state, space, block)));
            if (!ranked.isEmpty()) {
                ranked.sort(Comparator.comparingDouble(Ranked::worth).reversed());
                return ranked.stream().limit(most).map(Ranked::block).toList();
            }
            state.removeSpace(space);
        }
        return List.of();
    }

    private record Ranked(Block block, double worth) {}

    /** Puts the best block into the nearest space, again and again. @return the volume in the end */
    private long complete(Stowage from) {
        var state = new Stowage(from);
        var open = new Block[blocks.size()];
        var count = 0;
        for (var block : blocks) if (state.has(block)) open[count++] = block;
        while (state.spaceCount > 0 && count > 0) {
            var space = state.nearest();
            var block = best(state, space, open, count);
            if (block == null) {
                state.removeSpace(space);
                continue;
            }
            state.put(space, block);
            var kept = 0;
            for (int i = 0; i < count; i++) if (state.has(open[i])) open[kept++] = open[i];
            count = kept;
        }
        if (state.volume > best.volume) best = state;
        return state.volume;
    }

    private @org.jspecify.annotations.Nullable Block best(Stowage state, int space, Block[] open, int count) {
        Block best = null;
        var most = 0.0;
        for (int i = 0; i < count; i++) {
            var block = open[i];
            if (block.volume <= most) break;
            if (!state.takes(space, block)) continue;
            var worth = plain(state, space, block);
            if (worth <= most) continue;
            worth *= touched(state, space, block);
            if (worth <= most) continue;
            most = worth;
            best = block;
        }
        return best;
    }

    private double worth(Stowage state, int space, Block block) {
        return plain(state, space, block) * touched(state, space, block);
    }

    /** Its volume, less what it leaves lost, less for many pieces. */
    private double plain(Stowage state, int space, Block block) {
        double length = state.at(space, 3) - state.at(space, 0);
        double width = state.at(space, 4) - state.at(space, 1);
        double height = state.at(space, 5) - state.at(space, 2);
        double used = (block.length + rows[0][(int) length - block.length]);
        used *= block.width + rows[1][(int) width - block.width];
        used *= block.height + rows[2][(int) height - block.height];
        return block.volume * (used / (length * width * height)) * fewness[block.pieces];
    }

    /** What part of its surface touches, nearly, the walls or other blocks. */
    private double touched(Stowage state, int space, Block block) {
        var inner = kinds.box.inner();
        int x0 = state.x(space, block), y0 = state.y(space, block), z0 = state.at(space, 2);
        int x1 = x0 + block.length, y1 = y0 + block.width, z1 = z0 + block.height;
        int nearX = (int) (NEAR * inner.length()),
                nearY = (int) (NEAR * inner.width()),
                nearZ = (int) (NEAR * inner.height());
        long sideX = (long) block.width * block.height;
        long sideY = (long) block.length * block.height;
        long sideZ = (long) block.length * block.width;
        long touched = sideZ;
        if (x0 <= nearX) touched += sideX;
        if (inner.length() - x1 <= nearX) touched += sideX;
        if (y0 <= nearY) touched += sideY;
        if (inner.width() - y1 <= nearY) touched += sideY;
        if (inner.height() - z1 <= nearZ) touched += sideZ;
        var put = state.put;
        for (int p = 0; p < 6 * state.putCount; p += 6) {
            long x = Math.min(x1, put[p + 3]) - Math.max(x0, put[p]);
            long y = Math.min(y1, put[p + 4]) - Math.max(y0, put[p + 1]);
            long z = Math.min(z1, put[p + 5]) - Math.max(z0, put[p + 2]);
            if (y > 0 && z > 0 && x <= 0 && x >= -nearX) touched += y * z;
            else if (x > 0 && z > 0 && y <= 0 && y >= -nearY) touched += x * z;
            else if (x > 0 && y > 0 && z <= 0 && z >= -nearZ && put[p + 5] > z0) touched += x * y;
        }
        var part = Math.min(1.0, touched / (2.0 * (sideX + sideY + sideZ)));
        return part * part * part * part;
    }
}
