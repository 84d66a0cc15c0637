package oms.fraud;

import java.time.Instant;
import java.time.LocalDate;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money that the buyer's bank took back.
 *
 * @param reference the bank's, or else its day and amount
 * @param number of the order
 * @param reversed who gave it back and why; null while it stands
 */
record ChargeBack(
        String id,
        String orderId,
        String number,
        String reference,
        Reason reason,
        LocalDate date,
        Money amount,
        String recordedBy,
        Instant recordedAt,
        @Nullable Reversal reversed) {
    /** What the bank said; only {@code FRAUD} labels the order. */
    enum Reason {
        FRAUD,
        NOT_RECEIVED,
        NOT_AS_DESCRIBED,
        DUPLICATE,
        OTHER
    }

    record Reversal(String reason, String by, Instant at) {}

    /**
     * As it is told.
     *
     * @param order its number or its id
     * @param reference null where the bank gives none
     */
    record Told(
            String order,
            Reason reason,
            LocalDate date,
            Money amount,
            @Nullable String reference) {
        String name() {
            return reference == null ? date + " " + amount.minor() + " " + amount.currency() : reference;
        }
    }

    boolean saysTheSame(Told told) {
        return reason == told.reason() && date.equals(told.date()) && amount.equals(told.amount());
    }
}
