package oms.payment;

import java.time.Instant;
import oms.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment provider. Every call carries an idempotency key: the same key twice has one effect and one answer. Calls take
 * time and are never made inside a database transaction; none throws for what a gateway may do, a time-out is an answer too.
 */
interface Gateway {
    /**
     * What to do.
     *
     * @param token stands for the buyer's card, used by authorisations
     * @param hold the authorisation's reference, for all that follow it; empty for an authorisation
     * @param reference what the gateway called this operation before, if it did
     * @param orderedAt when it was first meant; the gateway has nothing of it from before
     */
    record Request(
            String key,
            String merchant,
            String orderId,
            OperationKind kind,
            Money amount,
            PaymentToken token,
            String hold,
            @Nullable String reference,
            Instant orderedAt) {}

    /** @return what may be known of the card behind a token, without any effect; unknown tokens are described as such */
    CardDescription describe(PaymentToken token);

    GatewayAnswer send(Request request);

    /** @return what became of a request's key, without any effect: what {@link #send} would have answered, or that it was never seen */
    GatewayAnswer lookUp(Request request);
}
