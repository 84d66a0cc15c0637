package oms.catalog;

import oms.web.Problem;

/** 409: the change contradicts what customers have redeemed already. */
public final class PromotionInUse extends Problem {
    PromotionInUse(String code) {
        super(
                409,
                "promotion_in_use",
                code + " was redeemed already: its budget and uses cannot fall below that, its currency cannot change",
                Resolution.MERCHANT);
    }
}
