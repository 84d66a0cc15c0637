package oms.order;

import oms.web.NotFound;

/** 404: this merchant has no such order or shipment. */
public final class OrderNotFound extends NotFound {
    OrderNotFound(String what) {
        super(what);
    }
}
