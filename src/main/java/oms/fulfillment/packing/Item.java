package oms.fulfillment.packing;

import java.util.List;

/**
 * One piece to be packed.
 *
 * @param upright whether its height must stay up; otherwise it may lie on any side
 * @param fragile nothing rests on it but what is fragile too and no heavier
 */
public record Item(String sku, Size size, int grams, boolean upright, boolean fragile) {
    List<Size> turned() {
        return size.turned(upright);
    }

    boolean fitsInto(Size space) {
        return turned().stream().anyMatch(space::holds);
    }

    boolean mayRestOn(Item below) {
        return !below.fragile || fragile && grams <= below.grams;
    }
}
