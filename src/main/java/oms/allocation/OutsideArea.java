package oms.allocation;

import oms.web.Problem;

/** 422: no warehouse delivers there, or not the one the session is locked to. */
public final class OutsideArea extends Problem {
    OutsideArea(String detail) {
        super(422, "outside_served_area", detail, Resolution.BUYER_INPUT);
    }
}
