package oms.inventory;

import oms.web.Conflict;

/** 409: fewer pieces on hand than are promised to orders, or more than can be counted. */
public final class BelowReserved extends Conflict {
    BelowReserved(String warehouse, String sku) {
        super(
                "below_reserved",
                "%s in %s: on hand stays between what is promised to orders and 1,000,000,000; count it where fewer are there"
                        .formatted(sku, warehouse));
    }
}
