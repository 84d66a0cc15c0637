package oms.checkout;

import java.util.List;
import oms.order.Sla;
import oms.web.Problem;

/** 409: the delivery time that was asked for can no longer be kept; another may be chosen. */
final class TooLate extends Problem {
    TooLate(Sla sla) {
        super(
                409,
                "too_late",
                "It is too late for " + sla + "; please choose another delivery",
                Resolution.BUYER_INPUT);
    }

    @Override
    public List<Fault> faults() {
        return List.of(new Fault("/sla", "too_late", "The last cut-off has passed"));
    }
}
