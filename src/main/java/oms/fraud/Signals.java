package oms.fraud;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import oms.geo.Address;
import oms.geo.GeoPoint;
import oms.order.OrderView;
import org.jspecify.annotations.Nullable;

/** The six signals: what an order and the memory around it say, each on its own, the strongest observation speaking. */
@Singleton
class Signals {
    private static final int ENOUGH_ORDERS_OF_A_CUSTOMER = 3;
    private static final int ENOUGH_ORDERS_OF_A_SHOP = 20;

    private final FraudSettings.Usual usual;

    Signals(FraudSettings settings) {
        this.usual = settings.usual();
    }

    List<Finding> of(OrderView order, Evidence seen) {
        return List.of(
                customer(seen),
                value(order, seen),
                address(order, seen),
                payment(order, seen),
                device(order, seen),
                velocity(seen));
    }

    private static Finding customer(Evidence seen) {
        return strongest(
                Signal.CUSTOMER_HISTORY,
                "%s delivered before".formatted(count(seen.customerDelivered(), "order")),
                saw(seen.customerBlocked(), 1, "this customer is blocked"),
                saw(
                        seen.customerRejected() > 0,
                        1,
                        "%s of this customer rejected before".formatted(count(seen.customerRejected(), "order"))),
                saw(seen.customerOrders() == 0, 0.5, "first order of this customer"),
                saw(
                        seen.customerOrders() > 0 && seen.customerDelivered() == 0,
                        0.4,
                        "%s before, none delivered yet".formatted(count(seen.customerOrders(), "order"))),
                saw(seen.customerDelivered() == 1, 0.2, "one order delivered before"));
    }

    /** Strength grows with the logarithm of how many times the usual it is: nothing at twice, full at ten times. */
    private Finding value(OrderView order, Evidence seen) {
        var byCustomer = seen.customerValued() >= ENOUGH_ORDERS_OF_A_CUSTOMER && seen.customerMedian() > 0;
        var byShop = seen.shopValued() >= ENOUGH_ORDERS_OF_A_SHOP && seen.shopMedian() > 0;
        if (!byCustomer && !byShop)
            return new Finding(Signal.ORDER_VALUE, 0, "too few orders to compare its value with");
        var amount = order.total().minor();
        var ofCustomer = byCustomer ? amount / seen.customerMedian() : Double.NaN;
        var ofShop = byShop ? amount / seen.shopMedian() : Double.NaN;
        var times = !byShop ? ofCustomer : !byCustomer ? ofShop : Math.sqrt(ofCustomer * ofShop);
        var strength = limited(Math.log(times / usual.timesTheValue()) / Math.log(5));
        var words = Stream.of(
                        byCustomer ? "%.1f times what this customer usually spends".formatted(ofCustomer) : "",
                        byShop ? "%.1f times what orders here usually cost".formatted(ofShop) : "")
                .filter(text -> !text.isEmpty())
                .toList();
        return new Finding(Signal.ORDER_VALUE, strength, String.join(" and ", words));
    }

    private Finding address(OrderView order, Evidence seen) {
        var device = order.device() == null ? null : order.device().location();
        return strongest(
                Signal.SHIPPING_ADDRESS,
                "nothing unusual about the address",
                saw(seen.addressBlocked(), 1, "this address is blocked"),
                saw(isAbroad(order), 0.6, "billed to another country than it ships to"),
                distance(order.location(), order.billingLocation(), 0.6, "from the billing address"),
                distance(order.location(), device, 0.5, "from the device it was ordered with"));
    }

    private static boolean isAbroad(OrderView order) {
        Address billing = order.billingAddress();
        return billing != null
                && !billing.country().equals(order.shippingAddress().country());
    }

    private Finding payment(OrderView order, Evidence seen) {
        var card = order.payment();
        var foreign = card.country() != null
                && !card.country().equals(order.shippingAddress().country());
        var fresh = card.fingerprint() != null && seen.cardOrders() == 0;
        return strongest(
                Signal.PAYMENT_METHOD,
                "used here before without trouble",
                saw(seen.cardBlocked(), 1, "this card is blocked"),
                saw(
                        seen.cardRejected() > 0,
                        1,
                        "%s with this card rejected before".formatted(count(seen.cardRejected(), "order"))),
                saw(
                        seen.cardOthers() >= usual.sharers(),
                        1,
                        "%s used this card within 30 days".formatted(count(seen.cardOthers(), "other customer"))),
                saw(foreign && fresh, 0.9, "card not seen before, issued in another country than it ships to"),
                saw(foreign, 0.5, "card issued in another country than it ships to"),
                saw(fresh, 0.5, "card not seen before"),
                saw(card.fingerprint() == null, 0.4, "the payment method cannot be recognised again"));
    }

    private Finding device(OrderView order, Evidence seen) {
        var unknown = order.device() == null || order.device().fingerprint() == null;
        return strongest(
                Signal.DEVICE,
                "nothing unusual about the device",
                saw(seen.deviceBlocked(), 1, "this device is flagged"),
                saw(
                        seen.deviceRejected() > 0,
                        0.7,
                        "%s from this device rejected before".formatted(count(seen.deviceRejected(), "order"))),
                saw(
                        seen.deviceOthers() >= usual.sharers(),
                        0.6,
                        "%s used this device within 30 days".formatted(count(seen.deviceOthers(), "other customer"))),
                saw(unknown, 0.1, "the device is not known"),
                saw(
                        seen.customerOrders() > 0 && !seen.knownDevice(),
                        0.1,
                        "a device this customer has not used before"));
    }

    private Finding velocity(Evidence seen) {
        return strongest(
                Signal.VELOCITY,
                "no hurry",
                hurry(seen.hourByCustomer(), usual.ordersByCustomer(), "by this customer"),
                hurry(seen.hourByCard(), usual.ordersByCard(), "with this card"),
                hurry(seen.hourByDevice(), usual.ordersByDevice(), "from this device"),
                hurry(seen.hourByAddress(), usual.ordersByAddress(), "to this address"));
    }

    /** This order counts too; full strength at twice what is usual. */
    private static Observation hurry(int before, int usual, String whose) {
        var orders = before + 1;
        return new Observation(
                limited((double) (orders - usual) / Math.max(1, usual)),
                "%s within an hour %s".formatted(count(orders, "order"), whose));
    }

    /** Full strength at ten times the usual distance. */
    private Observation distance(GeoPoint to, @Nullable GeoPoint from, double most, String whence) {
        if (from == null) return new Observation(0, "");
        var kilometres = to.metresTo(from) / 1000;
        var strength = most * limited((kilometres - usual.kilometres()) / (9 * usual.kilometres()));
        return new Observation(strength, String.format(Locale.ROOT, "%,.0f km %s", kilometres, whence));
    }

    private record Observation(double strength, String words) {}

    private static Observation saw(boolean it, double strength, String words) {
        return new Observation(it ? strength : 0, words);
    }

    private static Finding strongest(Signal signal, String otherwise, Observation... observations) {
        var strongest = new Observation(0, otherwise);
        for (var o : observations) if (o.strength() > strongest.strength()) strongest = o;
        return new Finding(signal, strongest.strength(), Objects.requireNonNull(strongest.words()));
    }

    private static double limited(double strength) {
        return Math.max(0, Math.min(1, strength));
    }

    private static String count(int number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }
}
