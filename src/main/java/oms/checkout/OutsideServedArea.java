package oms.checkout;

import java.util.List;
import oms.web.Problem;

/** 422: no warehouse delivers there. */
final class OutsideServedArea extends Problem {
    OutsideServedArea() {
        super(422, "outside_served_area", "We do not deliver to this address", Resolution.BUYER_INPUT);
    }

    @Override
    public List<Fault> faults() {
        return List.of(new Fault("/location", "outside_served_area", "No warehouse delivers here"));
    }
}
