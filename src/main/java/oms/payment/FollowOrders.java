package oms.payment;

import jakarta.enterprise.context.ApplicationScoped;
import oms.events.Subscriber;
import oms.order.OrderEvent;

/** An order that ended, by whatever way, owes the buyer what is still held. */
@ApplicationScoped
class FollowOrders implements Subscriber<OrderEvent> {
    private final Payments payments;

    FollowOrders(Payments payments) {
        this.payments = payments;
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
        if (event.order().status().isTerminal())
            payments.end(event.merchant(), event.order().id());
    }
}
