package oms.fulfillment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A label that came out, or should have.
 *
 * @param printer null for one that was downloaded
 * @param outcome of sending it to the printer: SENDING, SENT or FAILED; null for one that was downloaded
 * @param failure why it failed
 */
record PrintView(
        long id,
        LabelFormat format,
        String printedBy,
        Instant at,
        @Nullable String printer,
        @Nullable String outcome,
        @Nullable String failure) {}
