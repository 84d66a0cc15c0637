package oms.order;

import oms.web.Conflict;

/** 409: the life of the order or shipment has no such step. */
public final class IllegalTransition extends Conflict {
    IllegalTransition(String what, String id, Enum<?> from, Enum<?> to) {
        super("illegal_transition", "%s %s is %s and cannot become %s".formatted(what, id, from, to));
    }
}
