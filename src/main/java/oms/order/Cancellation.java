package oms.order;

/** Why an order ends before the door. */
public record Cancellation(Cause cause, String reason, String by) {
    public enum Cause {
        CUSTOMER,
        MERCHANT,
        PAYMENT_DECLINED,
        PAYMENT_EXPIRED,
        OUT_OF_STOCK,
        REVIEW_EXPIRED,
        UNDELIVERABLE
    }
}
