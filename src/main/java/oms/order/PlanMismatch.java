package oms.order;

/** The plan does not cover the order as it stands now: whoever planned must look again. */
public final class PlanMismatch extends RuntimeException {
    PlanMismatch(String orderId, String what) {
        super("The plan for order %s does not fit: %s".formatted(orderId, what));
    }
}
