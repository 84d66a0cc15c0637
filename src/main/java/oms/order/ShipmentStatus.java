package oms.order;

import java.util.EnumSet;
import java.util.Set;

/** The life of a shipment in one table. */
public enum ShipmentStatus {
    ALLOCATED,
    PICKED,
    PACKED,
    IN_TRANSIT,
    DELIVERY_FAILED,
    DELIVERED,
    RETURNED,
    CANCELLED;

    private static Set<ShipmentStatus> after(ShipmentStatus status) {
        return switch (status) {
            case ALLOCATED -> EnumSet.of(PICKED, CANCELLED);
            case PICKED -> EnumSet.of(PACKED, CANCELLED);
            case PACKED -> EnumSet.of(IN_TRANSIT, CANCELLED);
            case IN_TRANSIT -> EnumSet.of(DELIVERED, DELIVERY_FAILED);
            case DELIVERY_FAILED -> EnumSet.of(IN_TRANSIT, RETURNED);
            case DELIVERED, RETURNED, CANCELLED -> EnumSet.noneOf(ShipmentStatus.class);
        };
    }

    public boolean canBecome(ShipmentStatus next) {
        return after(this).contains(next);
    }

    /** @return whether it counts for its order: neither cancelled nor returned */
    public boolean isLive() {
        return this != CANCELLED && this != RETURNED;
    }

    /** @return whether it has left the warehouse, for good or for now */
    public boolean hasDeparted() {
        return this == IN_TRANSIT || this == DELIVERY_FAILED || this == DELIVERED || this == RETURNED;
    }

    /** @return whether it is between the warehouse and its end */
    boolean isUnderWay() {
        return this == IN_TRANSIT || this == DELIVERY_FAILED;
    }

    /** @return what an order shows when this is its least advanced live shipment */
    OrderStatus asOrderStatus() {
        return switch (this) {
            case ALLOCATED -> OrderStatus.ALLOCATED;
            case PICKED -> OrderStatus.PICKED;
            case PACKED -> OrderStatus.PACKED;
            case DELIVERY_FAILED -> OrderStatus.DELIVERY_FAILED;
            case IN_TRANSIT -> OrderStatus.IN_TRANSIT;
            case DELIVERED -> OrderStatus.DELIVERED;
            case RETURNED, CANCELLED -> OrderStatus.CANCELLED;
        };
    }

    /** @return how far along; a failed delivery stands before one that is on its way */
    int advance() {
        return switch (this) {
            case ALLOCATED -> 0;
            case PICKED -> 1;
            case PACKED -> 2;
            case DELIVERY_FAILED -> 3;
            case IN_TRANSIT -> 4;
            case DELIVERED -> 5;
            case RETURNED, CANCELLED -> 6;
        };
    }
}
