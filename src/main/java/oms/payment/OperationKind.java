package oms.payment;

/** What can be asked of a gateway. */
public enum OperationKind {
    AUTHORIZE,
    CAPTURE,
    VOID,
    REFUND
}
