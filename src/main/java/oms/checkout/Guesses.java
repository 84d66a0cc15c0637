package oms.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import oms.fraud.Turnstile;
import org.jspecify.annotations.Nullable;

/** Promotion codes are not for guessing: whoever sends many that do not exist is told nothing for a while. */
@ApplicationScoped
class Guesses {
    private final Turnstile turnstile;

    Guesses(Turnstile turnstile) {
        this.turnstile = turnstile;
    }

    /** @throws oms.fraud.TooManyTries while too many wrong codes came from there */
    void before(String merchant, @Nullable String checkout, CheckoutBody body, Wish wish) {
        if (body.promoCodes() != null && !body.promoCodes().isEmpty())
            turnstile.beforeCodes(attempt(merchant, wish), checkout);
    }

    /** @throws oms.fraud.TooManyTries where these were too many */
    void after(String merchant, @Nullable String checkout, CheckoutBody body, Wish wish, Quote quote) {
        var wrong = body.promoCodes() == null
                ? 0
                : (int) quote.refused().stream()
                        .filter(r -> r.reason().equals("unknown_code"))
                        .count();
        if (wrong > 0) turnstile.wrongCodes(attempt(merchant, wish), checkout, wrong);
    }

    private static Turnstile.Attempt attempt(String merchant, Wish wish) {
        return new Turnstile.Attempt(merchant, wish.customer(), wish.device());
    }
}
