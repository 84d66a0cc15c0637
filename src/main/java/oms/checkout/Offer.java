package oms.checkout;

import java.time.Instant;
import java.util.List;
import oms.money.Money;
import oms.order.OrderLineView;
import org.jspecify.annotations.Nullable;

/**
 * What one warehouse asks for a basket.
 *
 * @param winner whether it is the one that holds where the shopper chooses nothing
 * @param shipping estimated for the way from this warehouse
 * @param total = items + shipping; promotion codes come off at the checkout, whichever warehouse it is
 * @param deliverBy what is promised
 * @param deliverAt when a driver would be at the door as things stand; null while no address is known or no driver can be named
 * @param margin of the winner: by how much the next best is dearer; of another: by how much the winner is cheaper, as a negative
 *     amount; null where it is the only one
 * @param reason why it wins, or by how much it does not
 */
record Offer(
        String warehouse,
        String name,
        boolean winner,
        List<OrderLineView> lines,
        Money items,
        Money shipping,
        Money total,
        Instant deliverBy,
        @Nullable Instant deliverAt,
        @Nullable Money margin,
        String reason) {
    Offer because(String why, boolean wins, @Nullable Money lead) {
        return new Offer(warehouse, name, wins, lines, items, shipping, total, deliverBy, deliverAt, lead, why);
    }

    Offer deliveredAt(@Nullable Instant at) {
        return new Offer(warehouse, name, winner, lines, items, shipping, total, deliverBy, at, margin, reason);
    }
}
