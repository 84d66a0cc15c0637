package oms.checkout;

import java.time.Instant;
import java.util.List;
import oms.catalog.Discount;
import oms.catalog.PromotionQuote.Refusal;
import oms.geo.Address;
import oms.geo.GeoPoint;
import oms.money.Money;
import oms.order.AllocationModel;
import oms.order.Customer;
import oms.order.Device;
import oms.order.OrderLineView;
import oms.order.Sla;
import oms.web.Problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The whole checkout, as every answer tells it; see {@link Quote} for the figures.
 *
 * @param offer the warehouse the shopper chose; null where the best offer holds
 * @param windowStart the earliest delivery, where a window is wished; {@code deliverBy} is its end then
 * @param boundWarehouse the one that ships and whose prices these are; null where any may ship
 * @param missing what is still needed to complete it; empty when it is ready
 * @param orderId the order it made
 */
record CheckoutView(
        String id,
        CheckoutStatus status,
        long version,
        String channel,
        @Nullable Customer customer,
        @Nullable Address shippingAddress,
        @Nullable GeoPoint location,
        @Nullable Address billingAddress,
        @Nullable GeoPoint billingLocation,
        @Nullable Device device,
        List<OrderLineView> lines,
        List<String> promoCodes,
        List<Discount> discounts,
        List<Refusal> refusedCodes,
        Money items,
        Money discount,
        Money shipping,
        Money tax,
        Money total,
        int units,
        Sla sla,
        Instant deliverBy,
        Instant orderBefore,
        AllocationModel model,
        @Nullable String hyperlocalSession,
        @Nullable String offer,
        @Nullable String deliveryWindow,
        @Nullable Instant windowStart,
        @Nullable String boundWarehouse,
        List<Fault> missing,
        @Nullable String orderId,
        Instant createdAt,
        Instant updatedAt,
        Instant expiresAt) {
    static CheckoutView of(Checkout checkout, Instant now) {
        var wish = checkout.wish();
        var quote = checkout.quote();
        return new CheckoutView(
                checkout.id(),
                checkout.statusAt(now),
                checkout.version(),
                wish.channel(),
                wish.customer(),
                wish.shippingAddress(),
                wish.location(),
                wish.billingAddress(),
                wish.billingLocation(),
                wish.device(),
                quote.lines(),
                wish.promoCodes(),
                quote.discounts(),
                quote.refused(),
                quote.items(),
                quote.discount(),
                quote.shipping(),
                quote.tax(),
                quote.total(),
                quote.units(),
                wish.sla(),
                quote.deliverBy(),
                quote.orderBefore(),
                quote.model(),
                wish.hyperlocalSession(),
                wish.offer(),
                wish.deliveryWindow(),
                quote.windowStart(),
                quote.boundWarehouse(),
                wish.missing(),
                checkout.orderId(),
                checkout.createdAt(),
                checkout.updatedAt(),
                checkout.expiresAt());
    }
}
