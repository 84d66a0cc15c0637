package oms.fraud;

import oms.geo.GeoPoint;
import oms.order.OrderView;
import org.jspecify.annotations.Nullable;

/**
 * What an order says of itself; names nobody and no place.
 *
 * @param amountMinor its total
 * @param billedAbroad whether the bill goes to another country than the goods
 * @param billingKm from the door to the billing address, null where that is no point on the map
 * @param deviceKm from the door to the device, by its own or its IP address's location; null where the storefront does not say
 * @param billingToDeviceKm as the other two
 * @param cardKnown whether the payment method can be recognised again; {@code deviceKnown} the device
 * @param cardForeign whether it was issued in another country than the goods go to
 */
record Facts(
        long amountMinor,
        boolean billedAbroad,
        @Nullable Double billingKm,
        @Nullable Double deviceKm,
        @Nullable Double billingToDeviceKm,
        boolean cardKnown,
        boolean cardForeign,
        boolean deviceKnown) {
    static Facts of(OrderView order) {
        var country = order.shippingAddress().country();
        var billing = order.billingAddress();
        var device = order.device();
        var deviceAt = device == null ? null : device.location();
        var card = order.payment();
        return new Facts(
                order.total().minor(),
                billing != null && !billing.country().equals(country),
                kilometres(order.location(), order.billingLocation()),
                kilometres(order.location(), deviceAt),
                kilometres(order.billingLocation(), deviceAt),
                card.fingerprint() != null,
                card.country() != null && !card.country().equals(country),
                device != null && device.fingerprint() != null);
    }

    static @Nullable Double kilometres(@Nullable GeoPoint a, @Nullable GeoPoint b) {
        return a == null || b == null ? null : a.metresTo(b) / 1000;
    }
}
