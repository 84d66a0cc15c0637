package oms.catalog;

import java.util.Map;
import oms.web.Problem;

/** 409: a promotion code can no longer be used; somebody else took the last of its budget, or it ended. */
public final class PromotionRefused extends Problem {
    private final String promotion;

    PromotionRefused(String promotion) {
        super(409, "promotion_refused", "The code " + promotion + " can no longer be used", Resolution.BUYER_INPUT);
        this.promotion = promotion;
    }

    @Override
    public Map<String, Object> extensions() {
        return Map.of("promotion", promotion);
    }
}
