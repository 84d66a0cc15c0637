package oms.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import oms.events.Subscriber;
import oms.order.OrderEvent;

/** An order that was paid late may have lost its goods. */
@ApplicationScoped
class FollowOrders implements Subscriber<OrderEvent> {
    private final Unpaid unpaid;

    FollowOrders(Unpaid unpaid) {
        this.unpaid = unpaid;
    }

    @Override
    public Class<OrderEvent> eventType() {
        return OrderEvent.class;
    }

    @Override
    public String name() {
        return "checkout.follow-orders";
    }

    @Override
    public void on(OrderEvent event) {
        if (event instanceof OrderEvent.OrderAuthorized authorized) unpaid.authorized(authorized.key());
    }
}
