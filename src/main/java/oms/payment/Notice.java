package oms.payment;

import java.util.Set;
import oms.web.Problem;

/**
 * What a gateway tells by itself, its signature checked: that something became of these operations. What, it is asked.
 *
 * @param id the gateway's own, the same each time the notice is sent
 * @param keys our idempotency keys; empty where it concerns nothing of ours
 */
record Notice(String id, String type, Set<String> keys) {
    /** 400: unsigned, too old, or no notice; it does not say which. */
    static final class Refused extends Problem {
        Refused() {
            super(400, "notice_refused", "This is no notice of the gateway's", Resolution.MERCHANT);
        }
    }
}
