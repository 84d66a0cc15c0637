package oms.fulfillment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A package that was sealed.
 *
 * @param no its number within the shipment, from 1
 * @param box code of its box, {@link BoxView#AS_IS} for none
 * @param sscc 18 digits, as the label shows them
 * @param expectedWeightGrams goods and box by the book; {@code weightGrams} by the scales
 * @param sealedBy who packed it, for people to read
 * @param voidReason why it was opened again or is not wanted any more
 * @param labelPrints how often its label was printed
 * @param stagedAt when it was put into the staging lane
 */
public record PackageView(
        String id,
        String orderId,
        String orderNumber,
        String shipmentId,
        String warehouse,
        int no,
        String box,
        String sscc,
        long expectedWeightGrams,
        int weightGrams,
        PackageStatus status,
        Instant sealedAt,
        String sealedBy,
        @Nullable Instant voidedAt,
        @Nullable String voidedBy,
        @Nullable String voidReason,
        int labelPrints,
        @Nullable Instant stagedAt,
        List<PackedItem> contents) {}
