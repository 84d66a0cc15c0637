package oms.fulfillment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oms.fulfillment.Proposal.Piece;
import oms.fulfillment.Proposal.Proposed;

/**
 * A box and what lies in it, seen from above its front corner (isometric). The far lower corner is where packing begins.
 *
 * @param viewBox of the SVG
 * @param walls floor and the two far walls
 * @param shapes pieces, the farthest first, so that nearer ones hide them
 * @param rim the edges nearest to the eye
 */
record BoxDrawing(String viewBox, List<String> walls, List<Shape> shapes, String rim) {
    /**
     * A piece.
     *
     * @param step its place in packing order, from 1
     * @param colour 0 to 5, the same for the same article
     * @param top corners of the face, as SVG reads them; {@code left} and {@code right} too
     */
    record Shape(int step, int colour, String top, String left, String right, long labelX, long labelY) {}

    private static final int COLOURS = 6;
    private static final double WIDTH = 600;
    private static final double MARGIN = 8;
    private static final double COS = Math.cos(Math.PI / 6);
    private static final double SIN = 0.5;

    /** A block from one corner to the opposite one, in mm. */
    private record Block(int x0, int y0, int z0, int x1, int y1, int z1) {
        static Block of(Piece p) {
            return new Block(p.x(), p.y(), p.z(), p.x() + p.length(), p.y() + p.width(), p.z() + p.height());
        }

        boolean isBehind(Block o) {
            return x1 <= o.x0 || y1 <= o.y0 || z1 <= o.z0;
        }
    }

    private record View(double scale, double left, double height) {
        static View of(Proposed box) {
            var scale = WIDTH / ((box.lengthMm() + box.widthMm()) * COS);
            return new View(scale, box.widthMm() * COS * scale, box.heightMm() * scale);
        }

        double u(int x, int y) {
            return MARGIN + left + (x - y) * COS * scale;
        }

        double v(int x, int y, int z) {
            return MARGIN + height + ((x + y) * SIN - z) * scale;
        }

        String face(int[]... corners) {
            return Stream.of(corners)
                    .map(c -> Math.round(u(c[0], c[1])) + "," + Math.round(v(c[0], c[1], c[2])))
                    .collect(Collectors.joining(" "));
        }
    }

    static BoxDrawing of(Proposed box) {
        var view = View.of(box);
        int l = box.lengthMm(), w = box.widthMm(), h = box.heightMm();
        var tall = 2 * MARGIN + view.height() + (l + w) * SIN * view.scale();
        return new BoxDrawing(
                "0 0 %d %d".formatted(Math.round(WIDTH + 2 * MARGIN), Math.round(tall)),
                List.of(
                        view.face(at(0, 0, 0), at(l, 0, 0), at(l, w, 0), at(0, w, 0)),
                        view.face(at(0, 0, 0), at(l, 0, 0), at(l, 0, h), at(0, 0, h)),
                        view.face(at(0, 0, 0), at(0, w, 0), at(0, w, h), at(0, 0, h))),
                shapes(box, view),
                view.face(at(l, 0, h), at(l, w, h), at(0, w, h), at(0, w, 0), at(l, w, 0), at(l, 0, 0), at(l, 0, h)));
    }

    private static int[] at(int x, int y, int z) {
        return new int[] {x, y, z};
    }

    private static List<Shape> shapes(Proposed box, View view) {
        var skus = new ArrayList<>(box.contents().stream().map(PackedItem::sku).toList());
        var shapes = new ArrayList<Shape>();
        for (int index : farthestFirst(box.placements().stream().map(Block::of).toList()))
            shapes.add(shape(
                    index + 1,
                    skus.indexOf(box.placements().get(index).sku()) % COLOURS,
                    Block.of(box.placements().get(index)),
                    view));
        return shapes;
    }

    private static Shape shape(int step, int colour, Block b, View view) {
        return new Shape(
                step,
                colour,
                view.face(at(b.x0, b.y0, b.z1), at(b.x1, b.y0, b.z1), at(b.x1, b.y1, b.z1), at(b.x0, b.y1, b.z1)),
                view.face(at(b.x0, b.y1, b.z0), at(b.x1, b.y1, b.z0), at(b.x1, b.y1, b.z1), at(b.x0, b.y1, b.z1)),
                view.face(at(b.x1, b.y0, b.z0), at(b.x1, b.y1, b.z0), at(b.x1, b.y1, b.z1), at(b.x1, b.y0, b.z1)),
                Math.round((view.u(b.x0, b.y0) + view.u(b.x1, b.y1)) / 2),
                Math.round((view.v(b.x0, b.y0, b.z1) + view.v(b.x1, b.y1, b.z1)) / 2));
    }

    /** Takes, again and again, one that is behind all that are left (painter's algorithm). */
    private static List<Integer> farthestFirst(List<Block> blocks) {
        var left = new LinkedHashSet<Integer>();
        for (int i = 0; i < blocks.size(); i++) left.add(i);
        var order = new ArrayList<Integer>();
        while (!left.isEmpty()) {
            var next = left.stream()
                    .filter(i ->
                            left.stream().noneMatch(j -> !j.equals(i) && mustComeBefore(blocks.get(j), blocks.get(i))))
                    .findFirst()
                    .orElse(left.getFirst());
            left.remove(next);
            order.add(next);
        }
        return order;
    }

    private static boolean mustComeBefore(Block a, Block b) {
        return a.isBehind(b) && !b.isBehind(a);
    }
}
