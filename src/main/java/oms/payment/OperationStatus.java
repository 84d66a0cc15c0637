package oms.payment;

/** Where an operation stands. Open ones always have a next check. */
public enum OperationStatus {
    /** Meant, committed, perhaps sent: the gateway's answer is not known to us yet. */
    INITIATED,
    /** The gateway has it and has not decided. */
    PENDING,
    /** It was sent and no answer came: it may have happened. */
    UNKNOWN,
    SUCCEEDED,
    FAILED;

    public boolean isOpen() {
        return this != SUCCEEDED && this != FAILED;
    }
}
