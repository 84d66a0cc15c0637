package oms.fulfillment;

import java.util.EnumSet;
import java.util.Set;

/** The life of a pick list in one table. */
public enum PickListStatus {
    OPEN,
    PICKING,
    DONE,
    CANCELLED;

    private static Set<PickListStatus> after(PickListStatus status) {
        return switch (status) {
            case OPEN -> EnumSet.of(PICKING, DONE, CANCELLED);
            case PICKING -> EnumSet.of(DONE, CANCELLED);
            case DONE -> EnumSet.of(CANCELLED);
            case CANCELLED -> EnumSet.noneOf(PickListStatus.class);
        };
    }

    boolean canBecome(PickListStatus next) {
        return after(this).contains(next);
    }

    /** @return whether something is still to be fetched */
    public boolean isToDo() {
        return this == OPEN || this == PICKING;
    }
}
