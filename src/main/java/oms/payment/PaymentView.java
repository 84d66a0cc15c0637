package oms.payment;

import java.time.Instant;
import java.util.List;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An order's money as it stands; the four sums are read from the ledger.
 *
 * @param held on the buyer's card at this moment
 * @param card as people know it: {@code Visa •••• 4242}
 * @param expiresAt when the hold lapses
 */
public record PaymentView(
        String id,
        String orderId,
        PaymentStatus status,
        Money amount,
        Money held,
        Money captured,
        Money voided,
        Money refunded,
        @Nullable String authorizationCode,
        @Nullable Instant expiresAt,
        @Nullable String card,
        @Nullable String declineCode,
        @Nullable String declineReason,
        List<Step> operations,
        List<Booking> ledger) {

    /** @return the sums alone: the steps and the books behind them are the merchant's */
    PaymentView forShopper() {
        return new PaymentView(
                id,
                orderId,
                status,
                amount,
                held,
                captured,
                voided,
                refunded,
                null,
                expiresAt,
                card,
                null,
                declineReason,
                List.of(),
                List.of());
    }

    /**
     * One thing asked of the gateway.
     *
     * @param note what the gateway said, in words
     * @param nextCheckAt when the gateway is asked about it again; null once settled
     */
    public record Step(
            String id,
            OperationKind kind,
            OperationStatus status,
            Money amount,
            @Nullable String shipmentId,
            int attempt,
            @Nullable String code,
            @Nullable String note,
            @Nullable String reason,
            String requestedBy,
            Instant createdAt,
            @Nullable Instant settledAt,
            @Nullable Instant nextCheckAt) {}

    /** One booking of the ledger; its entries sum to nothing. */
    public record Booking(String id, BookingKind kind, Instant bookedAt, List<Entry> entries) {}

    /** @param amount debits positive, credits negative */
    public record Entry(String account, Money amount) {}
}
