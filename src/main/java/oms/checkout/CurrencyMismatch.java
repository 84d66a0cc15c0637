package oms.checkout;

import oms.web.Problem;

/** 409: a product is priced in another currency than the merchant sells in. */
final class CurrencyMismatch extends Problem {
    CurrencyMismatch(String sku, String currency) {
        super(409, "currency_mismatch", sku + " has no price in " + currency, Resolution.MERCHANT);
    }
}
