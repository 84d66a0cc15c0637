package oms.fulfillment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oms.fulfillment.packing.Load;
import oms.fulfillment.packing.Packing;
import org.jspecify.annotations.Nullable;

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
     * @param billedWeightGrams what a carrier bills for, by weight or size; null where the merchant's rules name no freight
     * @param cost of the box, its sending included where the rules name freight; in minor units of the merchant's currency
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
            @Nullable Long billedWeightGrams,
            long cost,
            List<Piece> placements) {
        /** @return what is billed for, in kilograms as people read it; empty where nothing is known */
        @JsonIgnore
        public String getBilled() {
            return billedWeightGrams == null || billedWeightGrams <= expectedWeightGrams
                    ? ""
                    : "%.1f kg".formatted(billedWeightGrams / 1000.0);
        }
    }

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

    /**
     * @param open pieces still to pack, by SKU
     * @param freight null where sending costs the same in every box
     */
    static Proposal of(
            String shipment,
            Map<String, Integer> open,
            Articles articles,
            List<BoxView> boxes,
            @Nullable Freight freight) {
        var items = new ArrayList<oms.fulfillment.packing.Item>();
        open.forEach((sku, quantity) -> {
            for (int i = 0; i < quantity; i++) items.add(articles.get(sku).item());
        });
        var byCode = new LinkedHashMap<String, BoxView>();
        boxes.stream().filter(BoxView::active).forEach(box -> byCode.put(box.code(), box));
        var loads = Packing.pack(
                items, byCode.values().stream().map(box -> box.kind(freight)).toList());
        return new Proposal(
                shipment,
                loads.stream()
                        .map(load -> proposed(load, articles, byCode, freight != null))
                        .toList());
    }

    private static Proposed proposed(Load load, Articles articles, Map<String, BoxView> boxes, boolean billed) {
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
                load.box() == null || !billed
                        ? null
                        : (Long) load.box().freight().billed(load.box().tareGrams() + load.grams()),
                load.box() == null ? 0 : load.box().costWith(load.grams()),
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
