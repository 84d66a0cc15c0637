package oms.payment;

import java.time.Instant;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer owes for a shipment that was delivered and could not be captured.
 *
 * @param operationId the capture that failed
 * @param why in words
 * @param note of whoever closed it
 */
record Receivable(
        String id,
        String merchant,
        String paymentId,
        String orderId,
        String operationId,
        String shipmentId,
        long amountMinor,
        String currency,
        Status status,
        String why,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        @Nullable String note) {
    /** How it stands. */
    enum Status {
        OPEN,
        /** Cash, a bank transfer, another card: not by this hold. */
        PAID_OTHERWISE,
        WRITTEN_OFF,
        /** The capture turned out to have happened. */
        CAPTURED,
        /** The goods came back. */
        RETURNED;

        BookingKind booking() {
            return switch (this) {
                case OPEN -> BookingKind.RECEIVABLE;
                case PAID_OTHERWISE -> BookingKind.RECEIPT;
                case WRITTEN_OFF -> BookingKind.WRITE_OFF;
                case CAPTURED -> BookingKind.RECEIVABLE_CAPTURED;
                case RETURNED -> BookingKind.RECEIVABLE_RETURNED;
            };
        }
    }

    public Money amount() {
        return Money.of(amountMinor, currency);
    }

    public boolean open() {
        return status == Status.OPEN;
    }
}
