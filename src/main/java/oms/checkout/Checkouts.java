package oms.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import oms.Ids;
import org.jspecify.annotations.Nullable;

/** Checkouts until they are completed: begun, changed, cancelled; priced anew with every change. */
@ApplicationScoped
class Checkouts {
    private final CheckoutRepository repository;
    private final Quoting quoting;
    private final Guesses guesses;
    private final CheckoutSettings settings;
    private final Clock clock;

    Checkouts(CheckoutRepository repository, Quoting quoting, Guesses guesses, CheckoutSettings settings, Clock clock) {
        this.repository = repository;
        this.quoting = quoting;
        this.guesses = guesses;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional
    Checkout begin(String merchant, CheckoutBody body) {
        var wish = body.begun();
        guesses.before(merchant, null, body, wish);
        var quote = quoting.quote(merchant, wish);
        guesses.after(merchant, null, body, wish, quote);
        var now = clock.instant();
        var checkout = new Checkout(
                Ids.next("chk"),
                merchant,
                CheckoutStatus.OPEN,
                1,
                wish,
                quote,
                null,
                now,
                now,
                now.plus(settings.lifetime()));
        repository.insert(checkout);
        return checkout;
    }

    /** @throws CheckoutNotFound also where it is another merchant's */
    Checkout get(String merchant, String id) {
        return repository.find(merchant, id).orElseThrow(CheckoutNotFound::new);
    }

    /**
     * @param ifMatch the version the caller has seen, null for any
     * @throws ChangedMeanwhile where it is another one
     */
    @Transactional
    Checkout change(String merchant, String id, @Nullable String ifMatch, CheckoutBody body) {
        var found = lock(merchant, id).openAt(clock.instant()).seenAs(ifMatch);
        var wish = body.over(found.wish());
        guesses.before(merchant, id, body, wish);
        var quote = quoting.quote(merchant, wish);
        guesses.after(merchant, id, body, wish, quote);
        var changed = quoted(found, wish, quote);
        repository.update(changed);
        return changed;
    }

    /** Cancelling one that is cancelled changes nothing. */
    @Transactional
    Checkout cancel(String merchant, String id, @Nullable String ifMatch) {
        var found = lock(merchant, id);
        if (found.status() == CheckoutStatus.CANCELLED) return found;
        var cancelled =
                found.openAt(clock.instant()).seenAs(ifMatch).ended(CheckoutStatus.CANCELLED, null, clock.instant());
        repository.update(cancelled);
        return cancelled;
    }

    /** Keeps a new quote of the same wish, unless the checkout was changed since it was read. */
    @Transactional
    Checkout requote(Checkout read, Quote quote) {
        var found = lock(read.merchant(), read.id()).openAt(clock.instant()).seenAs(read.tag());
        var changed = quoted(found, found.wish(), quote);
        repository.update(changed);
        return changed;
    }

    /** For completing: in the order's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    Checkout lock(String merchant, String id) {
        return repository.lock(merchant, id).orElseThrow(CheckoutNotFound::new);
    }

    /** It made its order, at this quote. */
    @Transactional(Transactional.TxType.MANDATORY)
    Checkout complete(Checkout locked, Quote quote, String orderId) {
        var now = clock.instant();
        var completed = locked.with(locked.wish(), quote, now, locked.expiresAt())
                .ended(CheckoutStatus.COMPLETED, orderId, now);
        repository.update(completed);
        return completed;
    }

    private Checkout quoted(Checkout found, Wish wish, Quote quote) {
        var now = clock.instant();
        return found.with(wish, quote, now, now.plus(settings.lifetime()));
    }
}
