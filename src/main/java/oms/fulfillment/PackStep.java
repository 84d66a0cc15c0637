package oms.fulfillment;

import java.util.ArrayList;
import java.util.List;
import oms.fulfillment.Proposal.Piece;
import oms.fulfillment.Proposal.Proposed;
import org.jspecify.annotations.Nullable;

/**
 * The next box, as the bench shows it.
 *
 * @param ordinal its number; {@code of} how many the shipment will have as things are proposed
 * @param drawing null for goods without a box
 * @param least grams the scales let pass; {@code most} too
 */
record PackStep(
        Proposed box,
        int ordinal,
        int of,
        @Nullable BoxDrawing drawing,
        List<Move> moves,
        List<Part> parts,
        long least,
        long most) {
    /**
     * One piece to be put in.
     *
     * @param where in words
     * @param guessed whether its size is not recorded
     */
    record Move(int step, String sku, String name, String where, boolean guessed) {}

    /** An article of which some may go into this box. */
    record Part(String sku, String name, int grams, int proposed, int open) {}

    static @Nullable PackStep of(Bench bench) {
        var left = bench.proposal().packages();
        if (left.isEmpty()) return null;
        var box = left.getFirst();
        var tolerance = bench.rules().tolerance(box.expectedWeightGrams());
        return new PackStep(
                box,
                bench.packages().size() + 1,
                bench.packages().size() + left.size(),
                box.box().equals(BoxView.AS_IS) ? null : BoxDrawing.of(box),
                moves(box),
                parts(box, bench),
                Math.max(1, box.expectedWeightGrams() - tolerance),
                box.expectedWeightGrams() + tolerance);
    }

    private static List<Move> moves(Proposed box) {
        var moves = new ArrayList<Move>();
        for (var piece : box.placements())
            moves.add(new Move(
                    moves.size() + 1,
                    piece.sku(),
                    piece.name(),
                    box.box().equals(BoxView.AS_IS) ? "goes as it is" : where(piece, box),
                    !piece.measured()));
        return moves;
    }

    private static List<Part> parts(Proposed box, Bench bench) {
        return bench.open().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(e -> new Part(
                        e.getKey(),
                        bench.articles().get(e.getKey()).name(),
                        bench.articles().get(e.getKey()).grams(),
                        box.contents().stream()
                                .filter(c -> c.sku().equals(e.getKey()))
                                .mapToInt(PackedItem::quantity)
                                .sum(),
                        e.getValue()))
                .toList();
    }

    /** As the packer stands: x runs to the right, y towards them. */
    private static String where(Piece p, Proposed box) {
        var side = third(p.x(), p.length(), box.lengthMm(), "left", "right");
        var depth = third(p.y(), p.width(), box.widthMm(), "far", "near");
        var place = side.isEmpty() && depth.isEmpty()
                ? "in the middle"
                : side.isEmpty() ? depth + " side" : depth.isEmpty() ? side + " side" : depth + " " + side + " corner";
        return place + (p.z() == 0 ? ", on the floor" : ", on top") + (p.upright() ? "" : ", laid on its side");
    }

    /** @return on which side of the middle it lies; nothing where it lies there, or reaches over most of the room */
    private static String third(int from, int length, int room, String first, String last) {
        var centre = 2L * from + length;
        if (length * 3L > room * 2L) return "";
        return centre * 5 < room * 4L ? first : centre * 5 > room * 6L ? last : "";
    }
}
