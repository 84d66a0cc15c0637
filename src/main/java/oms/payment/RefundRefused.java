package oms.payment;

import oms.web.Problem;

/** 422: more than was captured, or not in the order's currency. */
public final class RefundRefused extends Problem {
    RefundRefused(String code, String detail) {
        super(422, code, detail, Resolution.MERCHANT);
    }
}
