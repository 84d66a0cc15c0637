package oms.checkout;

import oms.web.NotFound;

/** 404: no such checkout of this merchant. */
final class CheckoutNotFound extends NotFound {
    CheckoutNotFound() {
        super("checkout");
    }
}
