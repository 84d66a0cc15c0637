package oms.payment;

import java.time.Instant;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/** What a buyer owes, or owed, for a shipment that was delivered and could not be captured; {@code why} in words. */
record ReceivableView(
        String id,
        String orderId,
        String shipmentId,
        Receivable.Status status,
        Money amount,
        String why,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        @Nullable String note) {
    static ReceivableView of(Receivable r) {
        return new ReceivableView(
                r.id(),
                r.orderId(),
                r.shipmentId(),
                r.status(),
                r.amount(),
                r.why(),
                r.openedAt(),
                r.closedAt(),
                r.closedBy(),
                r.note());
    }
}
