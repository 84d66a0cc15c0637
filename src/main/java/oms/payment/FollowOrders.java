package oms.payment;

import jakarta.enterprise.context.ApplicationScoped;
import oms.events.Subscriber;
import oms.order.OrderEvent;

/** An order that ended, by whatever way, owes the buyer what is still held; a shipment that came back, what was taken for it. */
@ApplicationScoped
class FollowOrders implements Subscriber<OrderEvent> {
    private final Payments payments;
    private final Returns returns;

    FollowOrders(Payments payments, Returns returns) {
        this.payments = payments;
        this.returns = returns;
    }

    @Override
    public Class<OrderEvent> eventType() {
        return OrderEvent.class;
    }

    @Override
    public String name() {
        return "payment.follow-orders";
    }

    @Override
    public void on(OrderEvent event) {
        if (event instanceof OrderEvent.ShipmentReturned back)
            returns.cameBack(event.merchant(), event.order().id(), back.shipmentId());
        if (event.order().status().isTerminal())
            payments.end(event.merchant(), event.order().id());
    }
}
