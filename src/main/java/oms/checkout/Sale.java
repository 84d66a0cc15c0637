package oms.checkout;

import oms.geo.Address;
import oms.geo.GeoPoint;
import oms.order.Customer;
import oms.payment.CardDescription;
import oms.payment.PaymentToken;

/**
 * Everything an order needs, looked up before its transaction begins.
 *
 * @param checkout as it was read; it must still stand there
 * @param number the order's number, taken for it
 */
record Sale(
        Checkout checkout,
        Quote quote,
        Buyer buyer,
        PaymentToken token,
        CardDescription card,
        OrderNumber number,
        Unpaid unpaid) {
    /** How it is to be paid, and until when stock is promised meanwhile. @param method {@code card}, {@code bank_transfer}, {@code pay_later} */
    record Unpaid(String method, java.time.Instant promisedUntil) {}

    /** Who orders, and where it goes. */
    record Buyer(Customer customer, Address shippingAddress, GeoPoint location) {}

    /** An order number of the merchant's business day. */
    record OrderNumber(String number, java.time.LocalDate businessDay) {}
}
