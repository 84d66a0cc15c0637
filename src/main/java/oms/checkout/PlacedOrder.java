package oms.checkout;

import java.time.Instant;
import oms.money.Money;
import oms.order.OrderStatus;
import oms.order.OrderView;
import oms.order.Sla;
import oms.payment.PaymentOutcome;
import oms.payment.Payments;
import org.jspecify.annotations.Nullable;

/** What the storefront shows right after the purchase; {@code GET /v1/orders/{id}} tells all. */
record PlacedOrder(
        String id,
        String number,
        OrderStatus status,
        Money items,
        Money discount,
        Money shipping,
        Money tax,
        Money total,
        Sla sla,
        Instant deliverBy,
        Instant placedAt) {
    /** @param intent to hold its total; null where it was placed before */
    record Placed(PlacedOrder order, Payments.@Nullable Intent intent) {}

    static PlacedOrder of(OrderView order) {
        return new PlacedOrder(
                order.id(),
                order.number(),
                order.status(),
                order.items(),
                order.discount(),
                order.shipping(),
                order.tax(),
                order.total(),
                order.sla(),
                order.deliverBy(),
                order.placedAt());
    }

    /** @return as the payment left it; an order that had gone on already stays where it is */
    PlacedOrder after(PaymentOutcome payment) {
        if (status != OrderStatus.PENDING) return this;
        var then = switch (payment.result()) {
            case AUTHORIZED -> OrderStatus.AUTHORIZED;
            case DECLINED, CANCELLED -> OrderStatus.CANCELLED;
            case PENDING -> OrderStatus.PENDING;
        };
        return new PlacedOrder(id, number, then, items, discount, shipping, tax, total, sla, deliverBy, placedAt);
    }
}
