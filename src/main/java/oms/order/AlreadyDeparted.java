package oms.order;

import oms.web.Conflict;

/** 409: part of the order has left the warehouse; it can be returned, no longer cancelled. */
public final class AlreadyDeparted extends Conflict {
    AlreadyDeparted(String orderId) {
        super("already_departed", "Order %s has left the warehouse and can no longer be cancelled".formatted(orderId));
    }
}
