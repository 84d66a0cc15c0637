package oms.inventory;

import oms.web.Conflict;

/** 409: fewer pieces were counted than lie picked for orders, which are on hand until they leave. */
public final class BelowPicked extends Conflict {
    BelowPicked(String warehouse, String sku, long missing) {
        super(
                "below_picked",
                "%s in %s: %d more pieces are picked for orders than this count leaves on hand"
                        .formatted(sku, warehouse, missing));
    }
}
