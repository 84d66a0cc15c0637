package oms.fulfillment;

import oms.catalog.ProductView;
import oms.fulfillment.packing.Item;
import oms.fulfillment.packing.Size;
import oms.order.OrderLineView;
import org.jspecify.annotations.Nullable;

/**
 * An article as the packing desk needs to know it. A measure that nobody has recorded is guessed from the weight, at 5 cm³ a
 * gram (the volumetric factor of IATA, 6 cm³, less what air it holds), so that it never keeps goods from being packed.
 *
 * @param grams of one piece; 0 where nobody knows
 * @param measured whether length, width and height are all recorded
 * @param upright whether its height must stay up
 */
record Article(String sku, String name, int grams, Size size, boolean measured, boolean fragile, boolean upright) {
    private static final int MM3_PER_GRAM = 5_000;
    private static final int LEAST_MM = 50;

    static Article of(OrderLineView line, @Nullable ProductView product) {
        var grams = product == null || product.weightGrams() == 0 ? line.weightGrams() : product.weightGrams();
        var edge = edge(grams);
        if (product == null)
            return new Article(line.sku(), line.name(), grams, new Size(edge, edge, edge), false, false, false);
        return new Article(
                line.sku(),
                line.name(),
                grams,
                new Size(
                        orElse(product.lengthMm(), edge),
                        orElse(product.widthMm(), edge),
                        orElse(product.heightMm(), edge)),
                product.lengthMm() > 0 && product.widthMm() > 0 && product.heightMm() > 0,
                product.fragile(),
                product.upright());
    }

    /** @return its measures, guessed where they are not recorded */
    static Size size(ProductView product) {
        var edge = edge(product.weightGrams());
        return new Size(
                orElse(product.lengthMm(), edge), orElse(product.widthMm(), edge), orElse(product.heightMm(), edge));
    }

    private static int edge(int grams) {
        return (int) Math.max(LEAST_MM, Math.ceil(Math.cbrt((double) grams * MM3_PER_GRAM)));
    }

    private static int orElse(int measure, int guess) {
        return measure > 0 ? measure : guess;
    }

    /** What is fragile stays upright, and carries nothing. */
    Item item() {
        return new Item(sku, size, grams, fragile || upright, fragile);
    }
}
