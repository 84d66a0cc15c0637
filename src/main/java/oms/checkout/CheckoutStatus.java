package oms.checkout;

/** The life of a checkout: open until it ends in one of the other three. */
enum CheckoutStatus {
    OPEN,
    /** It made its order. */
    COMPLETED,
    CANCELLED,
    /** Nobody completed it in time. */
    EXPIRED
}
