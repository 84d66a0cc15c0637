package oms.fulfillment.packing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

/** What is to be packed, equal pieces together, and the blocks that can be made of them for one box. */
final class Kinds {
    private static final int MOST_BLOCKS = 8_000;
    private static final int MOST_JOINS = 3;

    final Box box;
    final List<Item> items = new ArrayList<>();
    final int[] counts;
    final List<Block> blocks;

    Kinds(Collection<Item> all, Box box) {
        this.box = box;
        var grouped = new LinkedHashMap<Item, Integer>();
        all.forEach(item -> grouped.merge(item, 1, Integer::sum));
        items.addAll(grouped.keySet());
        counts = grouped.values().stream().mapToInt(n -> n).toArray();
        var known = new LinkedHashMap<String, Block>();
        for (int kind = 0; kind < items.size(); kind++) addSimple(kind, known);
        addJoined(known);
        blocks = Block.largestFirst(known.values());
    }

    private void addSimple(int kind, LinkedHashMap<String, Block> known) {
        var item = items.get(kind);
        var there = counts[kind];
        var inner = box.inner();
        for (var turned : item.turned())
            for (var up : sizes(item.fragile() ? 1 : there, inner.height() / turned.height()))
                for (var across : sizes(there / up, inner.width() / turned.width()))
                    for (var along : sizes(there / up / across, inner.length() / turned.length())) {
                        var block = Block.of(kind, counts.length, turned, along, across, up, item.grams());
                        known.putIfAbsent(block.likeness(), block);
                    }
    }

    /** @return how many pieces of one kind may lie in a row: each number up to what there is room for, or some of them, the last too */
    private int[] sizes(int there, int room) {
        var most = Math.min(there, room);
        var different = counts.length > 40 ? 2 : counts.length > 20 ? 5 : there > 300 ? 10 : most;
        if (most <= different) return IntStream.rangeClosed(1, most).toArray();
        return IntStream.rangeClosed(1, different)
                .map(i -> (int) ((long) most * i / different))
                .toArray();
    }

    /** Joins what has the same face, the new ones again, as long as there are not too many. */
    private void addJoined(LinkedHashMap<String, Block> known) {
        var fresh = sturdy(known.values());
        for (int round = 0; round < MOST_JOINS && known.size() < MOST_BLOCKS; round++) {
            var byFace = byFace(sturdy(known.values()));
            var made = new ArrayList<Block>();
            for (var a : fresh)
                for (int axis = 0; axis < 3; axis++)
                    for (var b : byFace.getOrDefault(face(a, axis), List.of())) {
                        if (known.size() >= MOST_BLOCKS) return;
                        var block = Block.joined(a, b, axis, counts);
                        if (block != null && fits(block) && known.putIfAbsent(block.likeness(), block) == null)
                            made.add(block);
                    }
            fresh = made;
        }
    }

    private static LinkedHashMap<String, List<Block>> byFace(List<Block> blocks) {
        var byFace = new LinkedHashMap<String, List<Block>>();
        for (var block : blocks)
            for (int axis = 0; axis < 3; axis++)
                byFace.computeIfAbsent(face(block, axis), _ -> new ArrayList<>())
                        .add(block);
        return byFace;
    }

    /** What may stand in the middle of a block: nothing fragile. */
    private List<Block> sturdy(Collection<Block> blocks) {
        return Block.largestFirst(blocks.stream()
                .filter(block -> java.util.Arrays.stream(block.kinds)
                        .noneMatch(kind -> items.get(kind).fragile()))
                .toList());
    }

    private boolean fits(Block block) {
        return block.length <= box.inner().length()
                && block.width <= box.inner().width()
                && block.height <= box.inner().height();
    }

    private static String face(Block block, int axis) {
        return axis == 0
                ? "x" + block.width + "," + block.height
                : axis == 1 ? "y" + block.length + "," + block.height : "z" + block.length + "," + block.width;
    }

    /** @return for every length up to that of the box the longest row of pieces, along x (0), y (1) or z (2), that it holds */
    int[] rows(int axis) {
        var inner = box.inner();
        var room = axis == 0 ? inner.length() : axis == 1 ? inner.width() : inner.height();
        var reached = new boolean[room + 1];
        reached[0] = true;
        for (int kind = 0; kind < items.size(); kind++) {
            var sides = items.get(kind).turned().stream()
                    .mapToInt(s -> axis == 0 ? s.length() : axis == 1 ? s.width() : s.height())
                    .distinct()
                    .toArray();
            add(reached, sides, counts[kind]);
        }
        var rows = new int[room + 1];
        for (int i = 1; i <= room; i++) rows[i] = reached[i] ? i : rows[i - 1];
        return rows;
    }

    /** Adds up to so many pieces to each row that can be made; a piece may lie by any of its sides. */
    private static void add(boolean[] reached, int[] sides, int count) {
        var used = new int[reached.length];
        java.util.Arrays.fill(used, Integer.MAX_VALUE);
        for (int i = 0; i < reached.length; i++) if (reached[i]) used[i] = 0;
        for (int i = 1; i < reached.length; i++)
            for (var side : sides)
                if (i >= side && used[i - side] < count) used[i] = Math.min(used[i], used[i - side] + 1);
        for (int i = 0; i < reached.length; i++) reached[i] = used[i] <= count;
    }
}
