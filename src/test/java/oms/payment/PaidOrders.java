package oms.payment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import oms.Ids;
import oms.TestDeliveries;
import oms.database.AfterCommit;
import oms.money.Money;
import oms.order.FraudVerdict;
import oms.order.NewOrder;
import oms.order.NewOrders;
import oms.order.OrderView;
import oms.order.Orders;
import oms.order.PlannedShipment;
import oms.order.ProofOfDelivery;
import oms.order.ShipmentLine;

/** Orders on their way, as the checkout and the road bring them there. */
@ApplicationScoped
class PaidOrders {
    static final Instant LATER = Instant.parse("2026-05-06T19:30:00Z");

    private final Orders orders;
    private final Payments payments;
    private final AfterCommit afterCommit;
    private final TestDeliveries deliveries;

    PaidOrders(Orders orders, Payments payments, AfterCommit afterCommit, TestDeliveries deliveries) {
        this.orders = orders;
        this.payments = payments;
        this.afterCommit = afterCommit;
        this.deliveries = deliveries;
    }

    /** Placed with its payment opened, nothing sent yet. */
    String placed(String merchant, String token) {
        var order = NewOrders.example(merchant, orders.nextNumber(merchant, LocalDate.of(2026, 5, 6)));
        QuarkusTransaction.requiringNew().run(() -> {
            orders.place(order);
            payments.open(merchant, order.id(), order.total(), new PaymentToken(token, "C-1"), null);
        });
        return order.id();
    }

    /** Placed by somebody who sends the authorisation themselves. */
    Payments.Intent intended(String merchant, NewOrder order, String token) {
        return QuarkusTransaction.requiringNew().call(() -> {
            orders.place(order);
            return payments.intend(merchant, order.id(), order.total(), new PaymentToken(token, "C-1"));
        });
    }

    String authorized(String merchant, String token) {
        var orderId = placed(merchant, token);
        payments.authorize(orderId);
        return orderId;
    }

    /** In transit in as many shipments as asked for: one or two. */
    List<String> onTheRoad(String orderId, int shipments) {
        var ids = planned(orderId, shipments);
        ids.forEach(id -> {
            orders.picked(id, "p");
            orders.packed(id, List.of(), "p");
            orders.handedOff(id, "D1", "trp");
        });
        return ids;
    }

    /** @return the shipments of the water and of the phone */
    List<String> planned(String orderId) {
        return planned(orderId, 2);
    }

    private List<String> planned(String orderId, int shipments) {
        orders.approved(orderId, new FraudVerdict(0.1, "fine", "test"));
        var water = new ShipmentLine(1, "WATER-5L", 2);
        var phone = new ShipmentLine(2, "PHONE-X", 1);
        var plan = shipments == 1 ? List.of(planned(water, phone)) : List.of(planned(water), planned(phone));
        orders.allocated(orderId, plan, "test");
        return plan.stream().map(PlannedShipment::shipmentId).toList();
    }

    /** The door: delivered, and the capture ordered, in one transaction; then everything that follows by itself. */
    OrderView delivered(String shipmentId) {
        var order = QuarkusTransaction.requiringNew().call(() -> deliver(shipmentId));
        settle();
        return order;
    }

    OrderView deliver(String shipmentId) {
        var order = orders.delivered(shipmentId, new ProofOfDelivery("SIGNATURE", "prf", LATER));
        payments.orderCapture(
                order.merchant(),
                order.id(),
                shipmentId,
                order.shipment(shipmentId).total());
        return order;
    }

    void settle() {
        afterCommit.awaitIdle();
        deliveries.drain();
    }

    static Money usd(long minor) {
        return Money.of(minor, "USD");
    }

    private static PlannedShipment planned(ShipmentLine... lines) {
        return new PlannedShipment(
                Ids.next("shp"), "WH-NY", "D1", LATER.minusSeconds(5400), LATER, Arrays.asList(lines));
    }
}
