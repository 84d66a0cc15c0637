package oms.catalog;

import oms.web.Problem;

/** 404: this merchant has no product of that SKU. */
public final class ProductNotFound extends Problem {
    ProductNotFound(String sku) {
        super(404, "product_not_found", "There is no product " + sku, Resolution.MERCHANT);
    }
}
