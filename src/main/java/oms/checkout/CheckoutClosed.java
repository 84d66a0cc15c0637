package oms.checkout;

import java.util.Locale;
import oms.web.Problem;

/** 409: the checkout has ended; a new one is needed. */
final class CheckoutClosed extends Problem {
    CheckoutClosed(CheckoutStatus status) {
        super(
                409,
                "checkout_" + status.name().toLowerCase(Locale.ROOT),
                "This checkout is " + status.name().toLowerCase(Locale.ROOT) + " and cannot be changed any more",
                Resolution.BUYER_INPUT);
    }
}
