package oms.checkout;

import java.util.ArrayList;
import java.util.List;
import oms.geo.Address;
import oms.geo.GeoPoint;
import oms.order.Customer;
import oms.order.Device;
import oms.order.Sla;
import oms.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What the shopper wants, so far.
 *
 * @param lines one for each SKU
 * @param promoCodes upper case
 * @param hyperlocalSession which locks it to a warehouse, where the channel sells that way
 * @param offer the warehouse whose offer the shopper chose; null for the winner of the buy box
 * @param deliveryWindow in which it is to come; null for every other SLA
 */
record Wish(
        String channel,
        @Nullable Customer customer,
        @Nullable Address shippingAddress,
        @Nullable GeoPoint location,
        @Nullable Address billingAddress,
        @Nullable GeoPoint billingLocation,
        List<Line> lines,
        List<String> promoCodes,
        Sla sla,
        @Nullable Device device,
        @Nullable String hyperlocalSession,
        @Nullable String offer,
        @Nullable String deliveryWindow) {
    /** @param quantity pieces, at least 1 */
    record Line(String sku, int quantity) {}

    /** @return what is still needed to make an order of it */
    List<Problem.Fault> missing() {
        var missing = new ArrayList<Problem.Fault>();
        if (customer == null) missing.add(missing("/customer", "who orders"));
        if (shippingAddress == null) missing.add(missing("/shippingAddress", "where it goes"));
        if (location == null) missing.add(missing("/location", "the address as a point on the map"));
        return missing;
    }

    /** @throws CheckoutIncomplete while something is missing */
    Sale.Buyer buyer() {
        if (customer == null || shippingAddress == null || location == null) throw new CheckoutIncomplete(missing());
        return new Sale.Buyer(customer, shippingAddress, location);
    }

    private static Problem.Fault missing(String pointer, String what) {
        return new Problem.Fault(pointer, "missing", "Needed to complete: " + what);
    }
}
