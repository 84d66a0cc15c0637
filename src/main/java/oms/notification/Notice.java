package oms.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact as a webhook tells it; no name and no address.
 *
 * @param amount money it is about, where it is not the order's or the shipment's total
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Notice(
        String type,
        MessageKind kind,
        String orderId,
        String orderNumber,
        String shipmentId,
        long occasion,
        String why,
        String next,
        oms.money.@Nullable Money amount,
        Instant at) {}
