package oms.fulfillment.packing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is put down in one go: a piece, or a block of equal pieces side by side and on top of each other. Blocks keep large
 * quantities quick; they must be supported all over, so that every piece in them is.
 *
 * @param along pieces along the piece's own length; {@code across} its width, {@code up} its height
 */
record Unit(Item item, int along, int across, int up) {
    static Unit of(Item item) {
        return new Unit(item, 1, 1, 1);
    }

    /** Puts equal pieces together until there are about as many units as wanted. */
    static List<Unit> blocks(Collection<Item> items, Box box, int wanted) {
        var each = Math.max(1, Math.ceilDiv(items.size(), wanted));
        var units = new ArrayList<Unit>();
        items.stream()
                .collect(Collectors.groupingBy(i -> i, java.util.LinkedHashMap::new, Collectors.counting()))
                .forEach((item, count) -> {
                    var block = block(item, (int) Math.min(each, count), box);
                    var whole = count / block.pieces();
                    for (var i = 0L; i < whole; i++) units.add(block);
                    for (var i = whole * block.pieces(); i < count; i++) units.add(of(item));
                });
        return units;
    }

    /** Grows where it is shortest, as long as it fits. */
    private static Unit block(Item item, int pieces, Box box) {
        var block = of(item);
        while (true) {
            var grown = block.grown(pieces, box);
            if (grown.equals(block)) return block;
            block = grown;
        }
    }

    private Unit grown(int pieces, Box box) {
        return java.util.stream.Stream.of(
                        new Unit(item, along + 1, across, up),
                        new Unit(item, along, across + 1, up),
                        new Unit(item, along, across, item.fragile() ? up : up + 1))
                .filter(u -> u.pieces() <= pieces && u.pieces() > pieces() && box.takes(u))
                .min(java.util.Comparator.comparingInt(Unit::longest))
                .orElse(this);
    }

    private int longest() {
        return Math.max(size().length(), Math.max(size().width(), size().height()));
    }

    int pieces() {
        return along * across * up;
    }

    boolean isBlock() {
        return pieces() > 1;
    }

    long grams() {
        return (long) item.grams() * pieces();
    }

    Size size() {
        return new Size(
                item.size().length() * along,
                item.size().width() * across,
                item.size().height() * up);
    }

    List<Size> turned() {
        return size().turned(item.stand());
    }

    boolean mayRestOn(Unit below) {
        return !below.item.fragile() || item.fragile() && grams() <= below.item.grams();
    }

    /** @return every piece of the unit that was put down there, turned that way */
    List<Placement> pieces(int x, int y, int z, Size turned) {
        var piece = item.size();
        var ways = List.of(
                new int[] {0, 1, 2},
                new int[] {1, 0, 2},
                new int[] {0, 2, 1},
                new int[] {2, 0, 1},
                new int[] {1, 2, 0},
                new int[] {2, 1, 0});
        for (var way : ways) {
            if (!turn(size(), way).equals(turned) || !mayStand(way[2])) continue;
            return grid(x, y, z, turn(piece, way), turn(new Size(along, across, up), way));
        }
        throw new IllegalArgumentException(this + " cannot be turned to " + turned);
    }

    private boolean mayStand(int side) {
        var stand = item.stand();
        return side == 0 ? stand.length() : side == 1 ? stand.width() : stand.height();
    }

    private List<Placement> grid(int x, int y, int z, Size piece, Size counts) {
        var placed = new ArrayList<Placement>();
        for (int k = 0; k < counts.height(); k++)
            for (int j = 0; j < counts.width(); j++)
                for (int i = 0; i < counts.length(); i++)
                    placed.add(new Placement(
                            item, x + i * piece.length(), y + j * piece.width(), z + k * piece.height(), piece));
        return placed;
    }

    private static Size turn(Size size, int[] way) {
        var sides = new int[] {size.length(), size.width(), size.height()};
        return new Size(sides[way[0]], sides[way[1]], sides[way[2]]);
    }
}
