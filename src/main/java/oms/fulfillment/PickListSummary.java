package oms.fulfillment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pick list as a row.
 *
 * @param dueAt when its driver wants to pick it up
 * @param picker who began it
 * @param closedReason why it was cancelled
 * @param pieces to fetch in all
 * @param picked fetched so far
 */
public record PickListSummary(
        String id,
        String orderId,
        String orderNumber,
        String shipmentId,
        String warehouse,
        PickListStatus status,
        Instant dueAt,
        @Nullable String picker,
        @Nullable String closedReason,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant closedAt,
        int pieces,
        int picked) {}
