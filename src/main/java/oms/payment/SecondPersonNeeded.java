package oms.payment;

import oms.web.Problem;

/** 403: nobody approves what they asked for themselves. */
public final class SecondPersonNeeded extends Problem {
    SecondPersonNeeded() {
        super(
                403,
                "second_person_needed",
                "You asked for this refund: another person must approve it",
                Resolution.MERCHANT);
    }
}
