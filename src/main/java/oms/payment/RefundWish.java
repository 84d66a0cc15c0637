package oms.payment;

import java.util.List;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be given back: everything that is left, or an amount, or lines and perhaps the shipping.
 *
 * @param amount null where it is priced from the order
 */
record RefundWish(boolean everything, @Nullable Money amount, List<Line> lines, boolean shipping) {
    /** Pieces of an order's line. */
    record Line(int lineNo, int quantity) {}

    static RefundWish of(Money amount) {
        return new RefundWish(false, amount, List.of(), false);
    }

    static RefundWish all() {
        return new RefundWish(true, null, List.of(), false);
    }

    /** @return whether it says one thing */
    boolean isClear() {
        var priced = !lines.isEmpty() || shipping;
        return (everything ? 1 : 0) + (amount != null ? 1 : 0) + (priced ? 1 : 0) == 1;
    }
}
