package oms.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import oms.fraud.Turnstile;
import oms.payment.CardDescription;
import oms.payment.PaymentToken;
import oms.payment.Payments;

/** Looks at the card behind a token, after the turnstile: a burst of tries does not reach the gateway. */
@ApplicationScoped
class Cards {
    private final Turnstile turnstile;
    private final Payments payments;

    Cards(Turnstile turnstile, Payments payments) {
        this.turnstile = turnstile;
        this.payments = payments;
    }

    /**
     * @throws oms.fraud.TooManyTries where it is one try too many by the buyer, card, device or IP address
     * @throws PaymentMethodRefused when the gateway does not know the token
     */
    CardDescription of(String merchant, Wish wish, PaymentToken token) {
        var attempt = new Turnstile.Attempt(merchant, wish.customer(), wish.device());
        turnstile.knock(attempt);
        var card = payments.describe(token);
        turnstile.admit(
                attempt,
                card.known()
                        ? new Turnstile.Card(card.fingerprint(), card.brand() + " " + card.last4())
                        : new Turnstile.Card(null, "unknown"));
        if (!card.known()) throw new PaymentMethodRefused();
        return card;
    }
}
