package oms.checkout;

import java.util.List;
import oms.web.Problem;

/** 409: somebody else took the window's last place, or it can no longer be booked; another may be chosen. */
final class WindowFull extends Problem {
    WindowFull() {
        super(409, "window_full", "This delivery window is taken; please choose another", Resolution.BUYER_INPUT);
    }

    @Override
    public List<Fault> faults() {
        return List.of(new Fault("/deliveryWindow", "window_full", "No place is left in this window"));
    }
}
