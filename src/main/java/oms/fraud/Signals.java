package oms.fraud;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The seven signals: what an order and the memory around it say, each on its own, the strongest observation speaking. */
final class Signals {
    private static final int ENOUGH_ORDERS_OF_A_CUSTOMER = 3;
    private static final int ENOUGH_ORDERS_OF_A_SHOP = 20;

    /** Below this an amount is nothing unusual (Iglewicz and Hoaglin, 1993, How to Detect and Handle Outliers). */
    private static final double USUAL_Z = 3.5;

    /** How far a standard deviation of a normal distribution is from its median absolute deviation. */
    private static final double NORMAL = 1.4826;

    private final Usual usual;

    Signals(Usual usual) {
        this.usual = usual;
    }

    List<Finding> of(Seen order) {
        var facts = order.facts();
        var seen = order.evidence();
        return List.of(
                customer(seen),
                value(facts, seen),
                address(facts, seen),
                payment(facts, seen),
                device(facts, seen),
                velocity(seen),
                combination(facts, seen));
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

    /**
     * A robust z-score of the amount's logarithm: its distance to the median in standard deviations, which the median absolute
     * deviation estimates. Where amounts hardly differ, the deviation is taken so that the usual many times the median is just
     * usual. Nothing at {@value #USUAL_Z}; full at ten times the median where they hardly differ.
     */
    private Finding value(Facts order, Evidence seen) {
        var ofCustomer = compared(order, seen.customerValues(), ENOUGH_ORDERS_OF_A_CUSTOMER);
        var ofShop = compared(order, seen.shopValues(), ENOUGH_ORDERS_OF_A_SHOP);
        if (ofCustomer == null && ofShop == null)
            return new Finding(Signal.ORDER_VALUE, 0, "too few orders to compare its value with");
        var z = Stream.of(Stream.ofNullable(ofCustomer), Stream.ofNullable(ofShop))
                .flatMap(c -> c)
                .mapToDouble(Compared::z)
                .average()
                .orElse(0);
        var full = USUAL_Z * Math.log(10) / Math.log(usual.timesTheValue().doubleValue());
        var words = Stream.of(
                        ofCustomer == null
                                ? ""
                                : "%.1f times what this customer usually spends".formatted(ofCustomer.times()),
                        ofShop == null
                                ? ""
                                : "%.1f times what orders here usually cost, dearer than %d of the last %d"
                                        .formatted(
                                                ofShop.times(),
                                                seen.shopBelow(),
                                                seen.shopValues().number()))
                .filter(text -> !text.isEmpty())
                .toList();
        return new Finding(
                Signal.ORDER_VALUE,
                limited((z - USUAL_Z) / Math.max(0.1, full - USUAL_Z)),
                String.join(" and ", words));
    }

    private record Compared(double times, double z) {}

    private @Nullable Compared compared(Facts order, Evidence.Distribution values, int enough) {
        if (values.number() < enough) return null;
        var distance = Math.log(Math.max(1, order.amountMinor())) - values.median();
        var least = Math.log(usual.timesTheValue().doubleValue()) / USUAL_Z;
        return new Compared(Math.exp(distance), distance / Math.max(least, NORMAL * values.deviation()));
    }

    private Finding address(Facts order, Evidence seen) {
        return strongest(
                Signal.SHIPPING_ADDRESS,
                "nothing unusual about the address",
                saw(seen.addressBlocked(), 1, "this address is blocked"),
                saw(order.billedAbroad(), 0.6, "billed to another country than it ships to"),
                distance(order.billingKm(), 0.6, "from the billing address to the door"),
                distance(order.deviceKm(), 0.5, "from the device it was ordered with to the door"),
                distance(order.billingToDeviceKm(), 0.4, "from the device it was ordered with to the billing address"));
    }

    private Finding payment(Facts order, Evidence seen) {
        var fresh = order.cardKnown() && seen.cardOrders() == 0;
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
                saw(
                        order.cardForeign() && fresh,
                        0.9,
                        "card not seen before, issued in another country than it ships to"),
                saw(order.cardForeign(), 0.5, "card issued in another country than it ships to"),
                saw(fresh, 0.5, "card not seen before"),
                saw(!order.cardKnown(), 0.4, "the payment method cannot be recognised again"));
    }

    private Finding device(Facts order, Evidence seen) {
        return strongest(
                Signal.DEVICE,
                "nothing unusual about the device",
                saw(seen.deviceBlocked(), 1, "this device is flagged"),
                saw(seen.ipBlocked(), 1, "this IP address is blocked"),
                saw(
                        seen.deviceRejected() > 0,
                        0.7,
                        "%s from this device rejected before".formatted(count(seen.deviceRejected(), "order"))),
                saw(
                        seen.deviceOthers() >= usual.sharers(),
                        0.6,
                        "%s used this device within 30 days".formatted(count(seen.deviceOthers(), "other customer"))),
                saw(!order.deviceKnown(), 0.1, "the device is not known"),
                saw(
                        seen.customerOrders() > 0 && !seen.knownDevice(),
                        0.1,
                        "a device this customer has not used before"));
    }

    private Finding velocity(Evidence seen) {
        return strongest(
                Signal.VELOCITY,
                "no hurry",
                Stream.of(
                                hurry(seen.byCustomer(), usual.customer(), "by this customer"),
                                hurry(seen.byCard(), usual.card(), "with this card"),
                                hurry(seen.byDevice(), usual.device(), "from this device"),
                                hurry(seen.byAddress(), usual.address(), "to this address"),
                                hurry(seen.byIp(), usual.ip(), "from this IP address"))
                        .flatMap(windows -> windows)
                        .toArray(Observation[]::new));
    }

    private static Stream<Observation> hurry(Pace pace, Usual.Limits usual, String whose) {
        return Stream.of(
                hurry(pace.hour(), usual.hour(), "an hour " + whose),
                hurry(pace.day(), usual.day(), "24 hours " + whose),
                hurry(pace.week(), usual.week(), "7 days " + whose));
    }

    /** This order counts too; full strength at twice what is usual. */
    private static Observation hurry(int before, int usual, String within) {
        var orders = before + 1;
        return new Observation(
                limited((double) (orders - usual) / usual), "%s within %s".formatted(count(orders, "order"), within));
    }

    /** First times of things that were each here before. */
    private static Finding combination(Facts order, Evidence seen) {
        var known = seen.customerOrders() > 0;
        var changed = !known
                ? 0
                : (order.cardKnown() && !seen.knownCard() ? 1 : 0)
                        + (order.deviceKnown() && !seen.knownDevice() ? 1 : 0)
                        + (seen.knownAddress() ? 0 : 1);
        return strongest(
                Signal.COMBINATION,
                "nothing is together for the first time",
                saw(changed == 3, 1, "a known customer with a new card and a new device, to a new address"),
                saw(changed == 2, 0.5, "a known customer, two of card, device and address are new"),
                saw(
                        seen.cardOthers() > 0 && !seen.knownCard(),
                        0.6,
                        "a card that only other customers have used so far"),
                saw(
                        seen.deviceOthers() > 0 && !seen.knownDevice(),
                        0.4,
                        "a device that only other customers have used so far"),
                saw(
                        seen.cardOrders() > 0 && !seen.cardAtAddress(),
                        0.3,
                        "a card seen before, for the first time to this address"));
    }

    /** Full strength at ten times the usual distance. */
    private Observation distance(@Nullable Double kilometres, double most, String whence) {
        if (kilometres == null) return new Observation(0, "");
        var near = usual.kilometres().doubleValue();
        var strength = most * limited((kilometres - near) / (9 * near));
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
