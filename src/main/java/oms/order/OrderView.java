package oms.order;

import java.time.Instant;
import java.util.List;
import oms.geo.Address;
import oms.geo.GeoPoint;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/** An order with everything known of it, personal data included: for the merchant's own people and stages. */
public record OrderView(
        String id,
        String merchant,
        String number,
        String checkoutId,
        String channel,
        AllocationModel model,
        OrderStatus status,
        @Nullable String heldReason,
        long version,
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
        int units,
        Sla sla,
        Instant deliverBy,
        @Nullable Instant windowStart,
        @Nullable String boundWarehouse,
        PaymentMethod payment,
        @Nullable Device device,
        @Nullable Authorization authorization,
        @Nullable Double fraudScore,
        @Nullable Cancellation cancellation,
        Instant placedAt,
        Instant updatedAt,
        List<ShipmentView> shipments) {
    /** @throws IllegalArgumentException when the order has no such shipment */
    public ShipmentView shipment(String shipmentId) {
        return shipments.stream()
                .filter(s -> s.id().equals(shipmentId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Order " + id + " has no shipment " + shipmentId));
    }

    /** @return the same order without what is the merchant's own: score, device, holds, who cancelled it, the card's fingerprint */
    OrderView forShopper() {
        var card = new PaymentMethod(payment.kind(), payment.brand(), payment.last4(), null, payment.country());
        var ended = cancellation == null ? null : new Cancellation(cancellation.cause(), cancellation.reason(), "");
        return new OrderView(
                id,
                merchant,
                number,
                checkoutId,
                channel,
                model,
                status.toldToShopper(),
                null,
                version,
                customer,
                shippingAddress,
                location,
                billingAddress,
                billingLocation,
                lines,
                promoCodes,
                items,
                discount,
                shipping,
                tax,
                total,
                units,
                sla,
                deliverBy,
                windowStart,
                boundWarehouse,
                card,
                null,
                authorization,
                null,
                ended,
                placedAt,
                updatedAt,
                shipments);
    }
}
