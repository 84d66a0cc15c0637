package oms.order;

import oms.web.Conflict;

/** 409: part of the order is under way, or all of it is delivered: it can be returned, no longer cancelled. */
public final class AlreadyDeparted extends Conflict {
    AlreadyDeparted(String orderId) {
        super("already_departed", "Order %s has left the warehouse and cannot be cancelled now".formatted(orderId));
    }
}
