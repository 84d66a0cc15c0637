package oms.order;

/** When the warehouse is decided, which follows from how the merchant prices; chosen per channel. */
public enum AllocationModel {
    /** Before checkout: the address locks the session to one warehouse. */
    HYPERLOCAL,
    /** By the shopper: the chosen offer binds. */
    BUY_BOX,
    /** After checkout: the engine maximises margin over all open orders. */
    COST_ABSORPTION
}
