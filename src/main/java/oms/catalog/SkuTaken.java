package oms.catalog;

import oms.web.Conflict;

/** 409: a new product cannot have the SKU of one that is there already. */
final class SkuTaken extends Conflict {
    SkuTaken(String sku) {
        super("sku_taken", "There is a product %s already; change that one, or choose another SKU".formatted(sku));
    }
}
