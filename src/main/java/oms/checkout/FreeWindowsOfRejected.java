package oms.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import oms.events.Subscriber;
import oms.order.OrderEvent;
import org.jspecify.annotations.Nullable;

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
    public @Nullable Runnable on(OrderEvent.OrderRejected event) {
        return () -> windows.free(event.merchant(), event.key());
    }
}
