package oms.checkout;

import java.util.Map;
import oms.money.Money;
import oms.web.Problem;

/** 409: it would cost more than was quoted. The answer carries the new quote; completing again accepts it. */
final class PriceRose extends Problem {
    private final transient CheckoutView checkout;
    private final Money quoted;

    PriceRose(Money quoted, CheckoutView checkout) {
        super(409, "price_changed", "It was " + quoted + " and is now " + checkout.total(), Resolution.BUYER_INPUT);
        this.quoted = quoted;
        this.checkout = checkout;
    }

    @Override
    public Map<String, Object> extensions() {
        return Map.of("quoted", quoted, "checkout", checkout);
    }
}
