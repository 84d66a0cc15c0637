package oms.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import oms.geo.Address;
import oms.geo.GeoPoint;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Everything an order is made of; checked and priced by the checkout.
 *
 * @param number from {@link Orders#nextNumber}
 * @param checkoutId natural key: one checkout makes one order, ever
 * @param boundWarehouse the one warehouse that may ship (hyperlocal lock, chosen offer), or null
 * @param total = items − discount + shipping + tax
 */
public record NewOrder(
        String id,
        String merchant,
        String number,
        LocalDate businessDay,
        String checkoutId,
        String channel,
        AllocationModel model,
        Customer customer,
        Address shippingAddress,
        GeoPoint location,
        @Nullable Address billingAddress,
        @Nullable GeoPoint billingLocation,
        List<OrderLineView> lines,
        List<String> promoCodes,
        Money items,
        Money discount,
        Money shipping,
        Money tax,
        Money total,
        Sla sla,
        Instant deliverBy,
        @Nullable Instant windowStart,
        @Nullable String boundWarehouse,
        PaymentMethod payment,
        @Nullable Device device) {
    public NewOrder {
        lines = List.copyOf(lines);
        promoCodes = List.copyOf(promoCodes);
        if (lines.isEmpty()) throw new IllegalArgumentException("An order has at least one line");
        if (!total.equals(items.minus(discount).plus(shipping).plus(tax)))
            throw new IllegalArgumentException("The total does not add up");
    }
}
