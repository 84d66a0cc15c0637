package oms.payment;

/** The gateway's report could not be had, now. */
final class GatewaySilent extends RuntimeException {
    GatewaySilent(String why) {
        super(why, null, false, false);
    }
}
