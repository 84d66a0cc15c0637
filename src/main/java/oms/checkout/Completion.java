package oms.checkout;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Objects;
import oms.Ids;
import oms.allocation.SessionEnded;
import oms.catalog.PromotionRefused;
import oms.database.Retry;
import oms.identity.OrderTokens;
import oms.inventory.OutOfStock;
import oms.money.Money;
import oms.order.Orders;
import oms.payment.PaymentToken;
import oms.web.Idempotency;
import oms.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * Makes the order of a checkout, once: priced outside, placed in one transaction, paid after its commit. Whoever asks again,
 * at the same time or later, by the same key or another, is told of the same order.
 */
@ApplicationScoped
class Completion {
    /** A step of one transaction: a kept answer to replay, or the order and its token. */
    private record Step(@Nullable Response replay, PlacedOrder.@Nullable Placed placed, String token) {}

    private final Checkouts checkouts;
    private final Quoting quoting;
    private final OrderPlacing placing;
    private final Orders orders;
    private final Cards cards;
    private final Till till;
    private final OrderTokens tokens;
    private final Idempotency idempotency;
    private final Clock clock;

    Completion(
            Checkouts checkouts,
            Quoting quoting,
            OrderPlacing placing,
            Orders orders,
            Cards cards,
            Till till,
            OrderTokens tokens,
            Idempotency idempotency,
            Clock clock) {
        this.checkouts = checkouts;
        this.quoting = quoting;
        this.placing = placing;
        this.orders = orders;
        this.cards = cards;
        this.till = till;
        this.tokens = tokens;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * @param key the {@code Idempotency-Key}
     * @throws CheckoutNotFound also where it is another merchant's
     * @throws CheckoutIncomplete while something is missing
     * @throws PriceRose when it costs more than was quoted; the new quote is kept and told
     * @throws TooLate when the quoted delivery can no longer be kept
     * @throws SessionEnded when the hyperlocal session no longer holds its warehouse
     * @throws oms.fraud.TooManyTries where it is one too many by this buyer, card, device or IP address
     * @throws PaymentMethodRefused when the gateway does not know the token
     * @throws OutOfStock when the goods are gone
     * @throws oms.inventory.Crowded when too many want the same goods at this moment
     * @throws PromotionRefused when a code was used up by others just now
     */
    Response complete(String merchant, String id, @Nullable String key, @Nullable String ifMatch, CompletionBody body) {
        var read = checkouts.get(merchant, id);
        var sale = read.orderId() == null ? sale(read, ifMatch, body) : null;
        var step = sale == null
                ? placed(merchant, id, key, body, null)
                : placing.inTurn(sale, () -> placed(merchant, id, key, body, sale));
        var placed = step.placed();
        if (placed == null) return Objects.requireNonNull(step.replay());
        var payment = till.pay(placed);
        var answer = new Completed(id, placed.order().after(payment), payment, step.token());
        return idempotency.finish(
                key, Response.status(answer.status()).entity(answer).build());
    }

    private Step placed(String merchant, String id, @Nullable String key, CompletionBody body, @Nullable Sale sale) {
        return Retry.onConflict(() -> QuarkusTransaction.requiringNew()
                .call(() -> idempotency
                        .begin(key, body)
                        .map(replay -> new Step(replay, null, ""))
                        .orElseGet(() -> once(merchant, id, sale))));
    }

    /** The token is issued before the order is placed, as that ends with the stock rows for which others wait. */
    private Step once(String merchant, String id, @Nullable Sale sale) {
        var locked = checkouts.lock(merchant, id);
        var earlier = locked.orderId();
        var orderId = earlier == null ? Ids.next("ord") : earlier;
        var token = tokens.issue(merchant, orderId);
        var placed = earlier == null
                ? place(orderId, locked, sale)
                : new PlacedOrder.Placed(PlacedOrder.of(orders.get(merchant, earlier)), null);
        return new Step(null, placed, token);
    }

    private PlacedOrder.Placed place(String orderId, Checkout locked, @Nullable Sale sale) {
        if (sale == null) throw new ChangedMeanwhile();
        return placing.place(
                orderId, locked.openAt(clock.instant()).seenAs(sale.checkout().tag()), sale);
    }

    private Sale sale(Checkout read, @Nullable String ifMatch, CompletionBody body) {
        var now = clock.instant();
        read.openAt(now).seenAs(ifMatch);
        var buyer = read.wish().buyer();
        if (now.isAfter(read.quote().orderBefore()))
            throw new TooLate(read.wish().sla());
        var lockedUntil = read.quote().lockedUntil();
        if (lockedUntil != null && !now.isBefore(lockedUntil)) throw new SessionEnded();
        var token = new PaymentToken(body.payment().token(), buyer.customer().email());
        var quote = affordable(read, body.expectedTotal());
        var card = cards.of(read.merchant(), read.wish(), token);
        return new Sale(
                read,
                quote,
                buyer,
                token,
                card,
                placing.number(read.merchant()),
                placing.unpaid(read.merchant(), body.payment().kind()));
    }

    /** @return today's quote, which is not above what was quoted, nor above what the shopper was shown */
    private Quote affordable(Checkout read, @Nullable Money shown) {
        var quoted = read.quote().total();
        if (shown != null && !shown.currency().equals(quoted.currency()))
            throw new InvalidRequest("/expectedTotal/currency", "wrong_currency", "Prices are in " + quoted.currency());
        var quote = quoting.again(read.merchant(), read.wish(), read.quote());
        if (quote.total().compareTo(quoted) > 0)
            throw new PriceRose(quoted, CheckoutView.of(checkouts.requote(read, quote), clock.instant()));
        if (shown != null && quote.total().compareTo(shown) > 0)
            throw new PriceRose(shown, CheckoutView.of(read, clock.instant()));
        return quote;
    }
}
