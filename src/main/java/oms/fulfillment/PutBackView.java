package oms.fulfillment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Pieces that were picked and are no longer wanted.
 *
 * @param list from which they were taken, {@code line} of it
 * @param bin where they belong; null where nobody knows it
 * @param quantity to be put back, {@code put} of it already
 * @param batch on whose trolley they are; null for none
 * @param tote in which they lie there
 */
record PutBackView(
        String list,
        int line,
        String orderNumber,
        String warehouse,
        String sku,
        String name,
        @Nullable String bin,
        @Nullable String place,
        int quantity,
        int put,
        Instant openedAt,
        @Nullable String batch,
        @Nullable Integer tote) {}
