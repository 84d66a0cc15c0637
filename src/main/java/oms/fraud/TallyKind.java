package oms.fraud;

/** By what tries are counted. */
enum TallyKind {
    CARD,
    /** Wrong promotion codes, by customer, device, IP address and checkout. */
    CODES,
    CUSTOMER,
    DEVICE,
    IP,
    /** Declines of the whole shop; tries that are not declined do not count for it. */
    MERCHANT
}
