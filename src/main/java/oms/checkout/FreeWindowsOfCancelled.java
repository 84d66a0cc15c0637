package oms.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import oms.events.Subscriber;
import oms.order.OrderEvent;
import org.jspecify.annotations.Nullable;

/** An order that was cancelled gives its place in a delivery window back. */
@ApplicationScoped
class FreeWindowsOfCancelled implements Subscriber<OrderEvent.OrderCancelled> {
    private final DeliveryWindows windows;

    FreeWindowsOfCancelled(DeliveryWindows windows) {
        this.windows = windows;
    }

    @Override
    public Class<OrderEvent.OrderCancelled> eventType() {
        return OrderEvent.OrderCancelled.class;
    }

    @Override
    public String name() {
        return "checkout.free-windows-of-cancelled";
    }

    @Override
    public @Nullable Runnable on(OrderEvent.OrderCancelled event) {
        return () -> windows.free(event.merchant(), event.key());
    }
}
