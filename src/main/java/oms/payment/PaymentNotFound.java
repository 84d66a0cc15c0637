package oms.payment;

import oms.web.NotFound;

/** 404: this merchant has no such payment. */
public final class PaymentNotFound extends NotFound {
    PaymentNotFound() {
        super("payment");
    }
}
