package oms.order;

import java.time.Instant;
import java.util.List;
import oms.money.Money;
import oms.order.Cancellation.Cause;

/** The example order as an object, without a database, and plans for it. */
final class OneOrder {
    static final Instant NOW = Instant.parse("2026-05-06T17:10:00Z");
    static final Instant PICK_UP = NOW.plusSeconds(3000);
    static final Instant DOOR = NOW.plusSeconds(8000);
    static final Cancellation WHY = new Cancellation(Cause.CUSTOMER, "changed", "shopper");

    private OneOrder() {}

    static Order placed() {
        return Order.place(NewOrders.example("mer", "A-1"), NOW);
    }

    /** The same goods at other prices. */
    static Order placed(Money water, Money phone) {
        var n = NewOrders.example("mer", "A-1");
        var lines = List.of(
                new OrderLineView(1, "WATER-5L", "Spring water 5 l", 2, water, 2, 5100),
                new OrderLineView(2, "PHONE-X", "Phone X", 1, phone, 1, 400));
        var items = water.times(2).plus(phone);
        return Order.place(
                new NewOrder(
                        n.id(),
                        n.merchant(),
                        n.number(),
                        n.businessDay(),
                        n.checkoutId(),
                        n.channel(),
                        n.model(),
                        n.customer(),
                        n.shippingAddress(),
                        n.location(),
                        n.billingAddress(),
                        n.billingLocation(),
                        lines,
                        n.promoCodes(),
                        items,
                        n.discount(),
                        n.shipping(),
                        n.tax(),
                        items.plus(n.shipping()),
                        n.sla(),
                        n.deliverBy(),
                        n.windowStart(),
                        n.boundWarehouse(),
                        n.payment(),
                        n.device()),
                NOW);
    }

    static Order approved(Order order) {
        order.authorize(new Authorization("a1", usd(5000), DOOR));
        order.approve(new FraudVerdict(0.1, "nothing speaks against it", "fraud"));
        return order;
    }

    static PlannedShipment plan(String id, List<ShipmentLine> lines) {
        return plan(id, "WH", "D1", lines);
    }

    static PlannedShipment plan(String id, String warehouse, String driver, List<ShipmentLine> lines) {
        return new PlannedShipment(id, warehouse, driver, PICK_UP, DOOR, lines);
    }

    static List<ShipmentLine> all() {
        return List.of(water(2).getFirst(), phone().getFirst());
    }

    static List<ShipmentLine> water(int pieces) {
        return List.of(new ShipmentLine(1, "WATER-5L", pieces));
    }

    static List<ShipmentLine> phone() {
        return List.of(new ShipmentLine(2, "PHONE-X", 1));
    }

    static Money usd(long cents) {
        return Money.of(cents, "USD");
    }
}
