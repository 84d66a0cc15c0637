package oms.order;

import java.util.EnumSet;
import java.util.Set;

/**
 * The life of an order in one table. From ALLOCATED on it shows its least advanced live shipment. Where part of it is delivered and the
 * rest is cancelled, it is DELIVERED.
 */
public enum OrderStatus {
    PENDING,
    AUTHORIZED,
    MANUAL_REVIEW,
    APPROVED,
    BACKORDERED,
    ALLOCATED,
    PICKED,
    PACKED,
    IN_TRANSIT,
    DELIVERY_FAILED,
    DELIVERED,
    REJECTED,
    CANCELLED;

    private static Set<OrderStatus> after(OrderStatus status) {
        return switch (status) {
            case PENDING -> EnumSet.of(AUTHORIZED, CANCELLED);
            case AUTHORIZED -> EnumSet.of(APPROVED, MANUAL_REVIEW, REJECTED, CANCELLED);
            case MANUAL_REVIEW -> EnumSet.of(APPROVED, REJECTED, CANCELLED);
            case APPROVED -> EnumSet.of(ALLOCATED, BACKORDERED, DELIVERED, CANCELLED);
            case BACKORDERED -> EnumSet.of(ALLOCATED, DELIVERED, CANCELLED);
            case ALLOCATED -> EnumSet.of(APPROVED, BACKORDERED, PICKED, DELIVERED, CANCELLED);
            case PICKED -> EnumSet.of(PACKED, DELIVERED, CANCELLED);
            case PACKED -> EnumSet.of(IN_TRANSIT, DELIVERY_FAILED, DELIVERED, CANCELLED);
            case IN_TRANSIT -> EnumSet.of(DELIVERED, DELIVERY_FAILED);
            case DELIVERY_FAILED -> EnumSet.of(IN_TRANSIT, DELIVERED, CANCELLED);
            case DELIVERED, REJECTED, CANCELLED -> EnumSet.noneOf(OrderStatus.class);
        };
    }

    public boolean canBecome(OrderStatus next) {
        return after(this).contains(next);
    }

    /** @return whether nothing can happen to the order any more */
    public boolean isTerminal() {
        return after(this).isEmpty();
    }

    /** @return what a shopper is told: nothing of what passes between the merchant and its checks */
    public OrderStatus toldToShopper() {
        return switch (this) {
            case MANUAL_REVIEW -> AUTHORIZED;
            case REJECTED -> CANCELLED;
            default -> this;
        };
    }
}
