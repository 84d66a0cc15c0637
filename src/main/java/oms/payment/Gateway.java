package oms.payment;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
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

    /** @return the word by which its webhooks' address and our settings call it */
    String name();

    /** @return what may be known of the card behind a token, without any effect; unknown tokens are described as such */
    CardDescription describe(PaymentToken token);

    GatewayAnswer send(Request request);

    /** @return what became of a request's key, without any effect: what {@link #send} would have answered, or that it was never seen */
    GatewayAnswer lookUp(Request request);

    /**
     * Reads what it tells by itself.
     *
     * @param headers gives a header by its name, null where there is none
     * @throws Notice.Refused unless it is signed by the gateway, just now
     */
    Notice hear(UnaryOperator<@Nullable String> headers, byte[] body);

    /**
     * Its report: everything that happened for a merchant in a time, in any order.
     *
     * @param until exclusive
     * @throws GatewaySilent when it could not be read to its end
     */
    void report(String merchant, Instant from, Instant until, Consumer<Effect> each);
}
