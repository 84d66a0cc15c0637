package oms.payment;

import oms.payment.GatewayAnswer.NoAnswer;
import oms.payment.GatewayAnswer.NotSent;

/** A call to Stripe that came to nothing we could read: what its answer means for the operation. */
final class StripeTrouble extends RuntimeException {
    private final transient GatewayAnswer meaning;

    private StripeTrouble(GatewayAnswer meaning, String why) {
        super(why, null, false, false);
        this.meaning = meaning;
    }

    /** It may have arrived and may have happened. */
    static StripeTrouble silent(String why) {
        return new StripeTrouble(new NoAnswer(why), why);
    }

    /** It did not happen by this call, for certain. */
    static StripeTrouble notSent(String why) {
        return new StripeTrouble(new NotSent(why), why);
    }

    /** Stripe read it and said no. */
    static StripeTrouble refused(GatewayAnswer.Declined no) {
        return new StripeTrouble(no, no.code());
    }

    GatewayAnswer meaning() {
        return meaning;
    }
}
