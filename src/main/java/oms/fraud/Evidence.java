package oms.fraud;

/**
 * What is remembered around one order at the moment it was placed; itself left out. Of a customer, card, device, address and IP
 * address at most {@link Pace#COUNTED} orders within a year are looked at, of the merchant {@link #SHOP_ORDERS}.
 *
 * @param customerOrders earlier orders of the customer
 * @param customerValues amounts of those in this currency; {@code shopValues} of the merchant's newest
 * @param shopBelow orders of the shop that cost less than this one
 * @param cardOthers other customers who used the card within 30 days
 * @param knownCard whether this customer used this card before; so are device and address
 * @param cardAtAddress whether anybody sent something bought with this card to this address before
 */
record Evidence(
        int customerOrders,
        int customerDelivered,
        int customerRejected,
        Distribution customerValues,
        Distribution shopValues,
        int shopBelow,
        int cardOrders,
        int cardRejected,
        int cardOthers,
        int deviceRejected,
        int deviceOthers,
        boolean knownCard,
        boolean knownDevice,
        boolean knownAddress,
        boolean cardAtAddress,
        Pace byCustomer,
        Pace byCard,
        Pace byDevice,
        Pace byAddress,
        Pace byIp,
        boolean customerBlocked,
        boolean cardBlocked,
        boolean deviceBlocked,
        boolean addressBlocked,
        boolean ipBlocked) {
    /** The merchant's newest orders that values are compared with. */
    static final int SHOP_ORDERS = 200;

    /**
     * Of natural logarithms of amounts in minor units.
     *
     * @param number of amounts; median and deviation are 0 where it is 0
     * @param deviation median absolute deviation
     */
    record Distribution(int number, double median, double deviation) {
        static final Distribution NONE = new Distribution(0, 0, 0);
    }

    static final Evidence NONE = new Evidence(
            0,
            0,
            0,
            Distribution.NONE,
            Distribution.NONE,
            0,
            0,
            0,
            0,
            0,
            0,
            false,
            false,
            false,
            false,
            Pace.NONE,
            Pace.NONE,
            Pace.NONE,
            Pace.NONE,
            Pace.NONE,
            false,
            false,
            false,
            false,
            false);

    boolean blocked() {
        return customerBlocked || cardBlocked || deviceBlocked || addressBlocked || ipBlocked;
    }
}
