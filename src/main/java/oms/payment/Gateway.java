package oms.payment;

import oms.money.Money;

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
     */
    record Request(
            String key,
            String merchant,
            String orderId,
            OperationKind kind,
            Money amount,
            PaymentToken token,
            String hold) {}

    /** @return what may be known of the card behind a token, without any effect; unknown tokens are described as such */
    CardDescription describe(PaymentToken token);

    GatewayAnswer send(Request request);

    /** @return what became of a key: what {@link #send} would have answered, or that the gateway never saw it */
    GatewayAnswer lookUp(String merchant, String key);
}
