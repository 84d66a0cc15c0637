package oms.checkout;

import java.util.List;
import oms.web.Problem;

/** 422: no warehouse delivers there. */
final class OutsideServedArea extends Problem {
    OutsideServedArea() {
        this("We do not deliver to this address");
    }

    OutsideServedArea(String detail) {
        super(422, "outside_served_area", detail, Resolution.BUYER_INPUT);
    }

    @Override
    public List<Fault> faults() {
        return List.of(new Fault("/location", "outside_served_area", "No warehouse delivers here"));
    }
}
