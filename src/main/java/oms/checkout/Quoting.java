package oms.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import oms.identity.Merchants;
import oms.inventory.Demand;

/** Makes the quote of a wish: its price, who serves the address, and when it can be there. */
@ApplicationScoped
class Quoting {
    private final Pricing pricing;
    private final Places places;
    private final Merchants merchants;
    private final CheckoutSettings settings;
    private final Clock clock;

    Quoting(Pricing pricing, Places places, Merchants merchants, CheckoutSettings settings, Clock clock) {
        this.pricing = pricing;
        this.places = places;
        this.merchants = merchants;
        this.settings = settings;
        this.clock = clock;
    }

    Quote quote(String merchantId, Wish wish) {
        var merchant = merchants.get(merchantId);
        var price = pricing.price(merchantId, merchant.currency(), wish);
        var serving = places.serving(merchantId, wish.location());
        var promise = Promise.of(wish.sla(), serving, merchant.zone(), clock, settings);
        var demands = wish.lines().stream()
                .map(line -> new Demand(line.sku(), line.quantity()))
                .toList();
        return quote(price, promise, places.having(merchantId, serving, demands));
    }

    /** @return the quote with today's prices; where it is sent from stays */
    Quote again(String merchantId, Wish wish, Quote earlier) {
        var price = pricing.price(merchantId, earlier.total().currency(), wish);
        return quote(price, new Promise(earlier.deliverBy(), earlier.orderBefore()), earlier.warehouses());
    }

    private static Quote quote(Pricing.Price price, Promise promise, List<String> warehouses) {
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
                warehouses);
    }
}
