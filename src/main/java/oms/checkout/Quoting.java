package oms.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import oms.checkout.Pricing.Seller;
import oms.identity.Merchants;
import oms.inventory.Demand;
import org.jspecify.annotations.Nullable;

/** Makes the quote of a wish: who sells it, its price, and when it can be there. */
@ApplicationScoped
class Quoting {
    private final Pricing pricing;
    private final Selling selling;
    private final Places places;
    private final DeliveryWindows windows;
    private final Merchants merchants;
    private final CheckoutSettings settings;
    private final Clock clock;

    Quoting(
            Pricing pricing,
            Selling selling,
            Places places,
            DeliveryWindows windows,
            Merchants merchants,
            CheckoutSettings settings,
            Clock clock) {
        this.pricing = pricing;
        this.selling = selling;
        this.places = places;
        this.windows = windows;
        this.merchants = merchants;
        this.settings = settings;
        this.clock = clock;
    }

    Quote quote(String merchantId, Wish wish) {
        var merchant = merchants.get(merchantId);
        var window = wish.deliveryWindow() == null ? null : windows.bookable(merchantId, wish.deliveryWindow());
        var terms = inWindow(selling.terms(merchant, wish), window);
        var price = pricing.price(merchantId, merchant.currency(), wish, new Seller(terms.bound(), terms.shipping()));
        var promise = window == null
                ? Promise.of(wish.sla(), terms.among(), merchant.zone(), clock, settings)
                : new Promise(window.end(), window.orderBefore());
        var demands = wish.lines().stream()
                .map(line -> new Demand(line.sku(), line.quantity()))
                .toList();
        var having = places.having(merchantId, terms.among(), demands);
        return new Quote(
                price.lines(),
                price.promotions().discounts(),
                price.promotions().refused(),
                price.items(),
                price.discount(),
                price.shipping(),
                price.tax(),
                price.total(),
                price.units(),
                promise.deliverBy(),
                promise.orderBefore(),
                having,
                terms.model(),
                terms.bound(),
                terms.lockedUntil(),
                window == null ? null : window.start());
    }

    /** A window is its warehouse's: that one ships, at its prices. */
    private static Terms inWindow(Terms terms, @Nullable DeliveryWindow window) {
        if (window == null) return terms;
        var ships = terms.among().stream()
                .filter(w -> w.code().equals(window.warehouse()))
                .toList();
        if (ships.isEmpty())
            throw new OutsideServedArea(
                    "The window is of " + window.warehouse() + ", which does not deliver here; choose another");
        return new Terms(terms.model(), ships, window.warehouse(), terms.shipping(), terms.lockedUntil());
    }

    /** @return the quote with today's prices of the same seller; who ships it, for what, and by when, stays */
    Quote again(String merchantId, Wish wish, Quote earlier) {
        var seller = new Seller(earlier.boundWarehouse(), earlier.shipping());
        var price = pricing.price(merchantId, earlier.total().currency(), wish, seller);
        return new Quote(
                price.lines(),
                price.promotions().discounts(),
                price.promotions().refused(),
                price.items(),
                price.discount(),
                price.shipping(),
                price.tax(),
                price.total(),
                price.units(),
                earlier.deliverBy(),
                earlier.orderBefore(),
                earlier.warehouses(),
                earlier.model(),
                earlier.boundWarehouse(),
                earlier.lockedUntil(),
                earlier.windowStart());
    }
}
