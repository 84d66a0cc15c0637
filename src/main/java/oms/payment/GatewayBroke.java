package oms.payment;

/** The simulated gateway answered with an error page: whether it did its work first, nobody can tell from it. */
final class GatewayBroke extends RuntimeException {
    GatewayBroke() {
        super("500 Internal Server Error", null, false, false);
    }
}
