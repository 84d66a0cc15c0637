package oms.payment;

import java.time.Instant;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A line of a gateway's report: money that it held, took or gave back for this merchant.
 *
 * @param key our idempotency key; null where the gateway does not tell it, or somebody did it without us
 * @param reference the gateway's own name for it
 */
record Effect(String merchant, @Nullable String key, String reference, OperationKind kind, Money amount, Instant at) {
    /** @return by what it is known in differences: the same in every report */
    String subject() {
        return key == null ? kind + " " + reference : key;
    }
}
