package oms.fulfillment;

/** A batch waits, is walked by a picker, and ends; what nobody wants any more before it is begun is cancelled. */
enum BatchStatus {
    OPEN,
    PICKING,
    DONE,
    CANCELLED;

    boolean isToDo() {
        return this == OPEN || this == PICKING;
    }
}
