package oms.fulfillment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import oms.fulfillment.packing.Box;
import oms.fulfillment.packing.Size;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A kind of box.
 *
 * @param lengthMm inside, as {@code widthMm} and {@code heightMm}
 * @param tareGrams what it weighs empty, filling and tape included
 * @param maxGrams what may be put in, at most
 * @param cost what one costs the merchant; the cheapest that holds the goods is proposed
 * @param active whether it is proposed
 */
public record BoxView(
        String code,
        String name,
        int lengthMm,
        int widthMm,
        int heightMm,
        int tareGrams,
        int maxGrams,
        Money cost,
        boolean active) {
    /** What stands in the place of a box's code when goods are sent without one. */
    public static final String AS_IS = "AS-IS";

    static BoxView asIs(String currency) {
        return new BoxView(AS_IS, "No box, as it is", 1, 1, 1, 0, Integer.MAX_VALUE, Money.zero(currency), true);
    }

    @JsonIgnore
    public boolean isAsIs() {
        return code.equals(AS_IS);
    }

    /** @param freight null where sending costs the same in every box */
    Box kind(@Nullable Freight freight) {
        var inner = new Size(lengthMm, widthMm, heightMm);
        return freight == null
                ? new Box(code, inner, maxGrams, cost.minor())
                : new Box(code, inner, maxGrams, cost.minor(), tareGrams, freight.of(inner));
    }
}
