package oms.payment;

import java.time.Instant;
import java.time.LocalDate;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Something on which our books and the gateway's report disagree.
 *
 * @param subject our key for it, or the gateway's kind and reference where it has none of ours
 * @param operationKind in words, as the gateway or we call it
 */
record Difference(
        String id,
        LocalDate day,
        String subject,
        DifferenceKind kind,
        @Nullable String operationId,
        @Nullable String orderId,
        OperationKind operationKind,
        @Nullable String reference,
        @Nullable Long ourMinor,
        @Nullable Long theirMinor,
        String currency,
        String words,
        DifferenceStatus status,
        Instant foundAt,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        @Nullable String reason) {
    public @Nullable Money ours() {
        return ourMinor == null ? null : Money.of(ourMinor, currency);
    }

    public @Nullable Money theirs() {
        return theirMinor == null ? null : Money.of(theirMinor, currency);
    }
}
