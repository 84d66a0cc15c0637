package oms.fraud;

/** What of an order can be blocked. */
public enum BlockKind {
    ADDRESS,
    CARD,
    CUSTOMER,
    DEVICE
}
