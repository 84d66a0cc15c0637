package oms.payment;

/** What can be asked of a gateway. */
public enum OperationKind {
    AUTHORIZE,
    CAPTURE,
    VOID,
    REFUND,
    /** A second hold, in the place of one that would lapse. */
    REAUTHORIZE;

    /** @return whether it asks for a hold, rather than being about one */
    boolean makesHold() {
        return this == AUTHORIZE || this == REAUTHORIZE;
    }
}
