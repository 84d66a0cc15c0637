package oms.catalog;

import oms.money.Money;

/** Products for tests of any module. */
public final class SomeProducts {
    private SomeProducts() {}

    /** @return a small product of one capacity unit */
    public static ProductView product(String sku, long priceMinor) {
        return product(sku, priceMinor, 1);
    }

    public static ProductView product(String sku, long priceMinor, int units) {
        return new ProductView(
                sku, "The " + sku, null, Money.of(priceMinor, "USD"), units, 500, 200, 100, 100, false, null, false);
    }
}
