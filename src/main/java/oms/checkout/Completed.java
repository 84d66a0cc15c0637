package oms.checkout;

import oms.order.OrderView;
import oms.payment.PaymentOutcome;

/**
 * What came of completing a checkout.
 *
 * @param payment {@code PENDING} where the gateway has not answered in time: the order tells later
 * @param orderToken opens this one order to its shopper, as bearer
 */
record Completed(String checkoutId, OrderView order, PaymentOutcome payment, String orderToken) {
    /** @return 200, or 202 while the payment is not decided */
    int status() {
        return payment.result() == PaymentOutcome.Result.PENDING ? 202 : 200;
    }
}
