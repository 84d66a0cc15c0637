package oms.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import oms.events.Subscriber;
import oms.order.OrderEvent;

/** An order that was rejected gives its place in a delivery window back. */
@ApplicationScoped
class FreeWindowsOfRejected implements Subscriber<OrderEvent.OrderRejected> {
    private final DeliveryWindows windows;

    FreeWindowsOfRejected(DeliveryWindows windows) {
        this.windows = windows;
    }

    @Override
    public Class<OrderEvent.OrderRejected> eventType() {
        return OrderEvent.OrderRejected.class;
    }

    @Override
    public String name() {
        return "checkout.free-windows-of-rejected";
    }

    @Override
    public void on(OrderEvent.OrderRejected event) {
        windows.free(event.merchant(), event.key());
    }
}
