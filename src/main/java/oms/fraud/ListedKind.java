package oms.fraud;

/** What of an order can be put on a list. */
public enum ListedKind {
    ADDRESS,
    CARD,
    CUSTOMER,
    DEVICE,
    IP
}
