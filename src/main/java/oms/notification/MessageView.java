package oms.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as the merchant's people see it.
 *
 * @param recipient null, like subject and text, once it was erased
 * @param error what the last try came to
 */
record MessageView(
        String id,
        String orderId,
        String orderNumber,
        String shipmentId,
        MessageKind kind,
        Channel channel,
        String language,
        MessageStatus status,
        int tries,
        @Nullable String recipient,
        @Nullable String subject,
        @Nullable String textBody,
        @Nullable String lastError,
        Instant createdAt,
        @Nullable Instant nextTryAt,
        @Nullable Instant sentAt,
        @Nullable Instant erasedAt) {
    /** @return whether another try can be asked for */
    public boolean again() {
        return status == MessageStatus.FAILED && erasedAt == null;
    }
}
