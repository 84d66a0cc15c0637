package oms.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import oms.events.Subscriber;
import oms.order.OrderEvent;
import org.jspecify.annotations.Nullable;

/** An order that was paid late may have lost its goods. */
@ApplicationScoped
class FollowOrders implements Subscriber<OrderEvent.OrderAuthorized> {
    private final Unpaid unpaid;

    FollowOrders(Unpaid unpaid) {
        this.unpaid = unpaid;
    }

    @Override
    public Class<OrderEvent.OrderAuthorized> eventType() {
        return OrderEvent.OrderAuthorized.class;
    }

    @Override
    public String name() {
        return "checkout.follow-orders";
    }

    @Override
    public @Nullable Runnable on(OrderEvent.OrderAuthorized event) {
        return () -> unpaid.authorized(event.key());
    }
}
