package oms.checkout;

import java.util.List;
import oms.web.Problem;

/** 409: something is missing before an order can be made. */
final class CheckoutIncomplete extends Problem {
    private final transient List<Fault> missing;

    CheckoutIncomplete(List<Fault> missing) {
        super(409, "checkout_incomplete", "Something is still missing", Resolution.BUYER_INPUT);
        this.missing = List.copyOf(missing);
    }

    @Override
    public List<Fault> faults() {
        return missing;
    }
}
