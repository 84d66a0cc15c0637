package oms.fulfillment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oms.fulfillment.packing.Load;
import oms.fulfillment.packing.Packing;

/**
 * How the rest of a shipment could be packed.
 *
 * @param packages the boxes to take; empty when everything is packed
 */
public record Proposal(String shipmentId, List<Proposed> packages) {
    /**
     * One box.
     *
     * @param box its code, {@link BoxView#AS_IS} for none
     * @param expectedWeightGrams goods and box
     * @param placements where each piece goes, in packing order
     */
    public record Proposed(
            String box,
            String boxName,
            int lengthMm,
            int widthMm,
            int heightMm,
            List<PackedItem> contents,
            long expectedWeightGrams,
            List<Piece> placements) {}

    /**
     * A piece in its place; mm from the box's left, its far wall and its floor, as the packer stands before it.
     *
     * @param length along x as it was turned, {@code width} along y, {@code height} along z
     * @param upright whether its own height is up; otherwise it lies on a side
     * @param measured false where its size is a guess
     */
    public record Piece(
            String sku,
            String name,
            int x,
            int y,
            int z,
            int length,
            int width,
            int height,
            boolean upright,
            boolean measured) {}

    /** @param open pieces still to pack, by SKU */
    static Proposal of(String shipment, Map<String, Integer> open, Articles articles, List<BoxView> boxes) {
        var items = new ArrayList<oms.fulfillment.packing.Item>();
        open.forEach((sku, quantity) -> {
            for (int i = 0; i < quantity; i++) items.add(articles.get(sku).item());
        });
        var byCode = new LinkedHashMap<String, BoxView>();
        boxes.stream().filter(BoxView::active).forEach(box -> byCode.put(box.code(), box));
        var loads =
                Packing.pack(items, byCode.values().stream().map(BoxView::kind).toList());
        return new Proposal(
                shipment,
                loads.stream().map(load -> proposed(load, articles, byCode)).toList());
    }

    private static Proposed proposed(Load load, Articles articles, Map<String, BoxView> boxes) {
        var box = load.box() == null ? null : boxes.get(load.box().code());
        var outside = load.placements().getFirst().size();
        return new Proposed(
                box == null ? BoxView.AS_IS : box.code(),
                box == null ? "No box, as it is" : box.name(),
                box == null ? outside.length() : box.lengthMm(),
                box == null ? outside.width() : box.widthMm(),
                box == null ? outside.height() : box.heightMm(),
                contents(load, articles),
                load.grams() + (box == null ? 0 : box.tareGrams()),
                load.placements().stream()
                        .map(p -> {
                            var article = articles.get(p.item().sku());
                            return new Piece(
                                    article.sku(),
                                    article.name(),
                                    p.x(),
                                    p.y(),
                                    p.z(),
                                    p.size().length(),
                                    p.size().width(),
                                    p.size().height(),
                                    p.size().height() == article.size().height(),
                                    article.measured());
                        })
                        .toList());
    }

    private static List<PackedItem> contents(Load load, Articles articles) {
        var counts = new LinkedHashMap<String, Integer>();
        load.items().forEach(item -> counts.merge(item.sku(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(e -> new PackedItem(e.getKey(), articles.get(e.getKey()).name(), e.getValue()))
                .toList();
    }
}
