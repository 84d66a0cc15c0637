package oms.order;

import oms.web.Conflict;

/** 409: somebody holds the order; nothing moves until it is released. */
public final class OrderIsHeld extends Conflict {
    OrderIsHeld(String orderId, String reason) {
        super("order_held", "Order %s is held: %s".formatted(orderId, reason));
    }
}
