package oms.fulfillment.packing;

import java.util.List;

/**
 * One piece to be packed.
 *
 * @param stand which sides may stand upright
 * @param fragile nothing rests on it but what is fragile too and no heavier
 */
public record Item(String sku, Size size, int grams, Stand stand, boolean fragile) {
    /** A piece that must stay upright, or may lie on any side. */
    public Item(String sku, Size size, int grams, boolean upright, boolean fragile) {
        this(sku, size, grams, upright ? Stand.UPRIGHT : Stand.ANY, fragile);
    }

    List<Size> turned() {
        return size.turned(stand);
    }

    boolean fitsInto(Size space) {
        return turned().stream().anyMatch(space::holds);
    }

    boolean mayRestOn(Item below) {
        return !below.fragile || fragile && grams <= below.grams;
    }
}
