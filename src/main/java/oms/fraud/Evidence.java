package oms.fraud;

/**
 * What is remembered around one order at the moment it was placed; itself left out.
 *
 * @param customerOrders earlier orders of the customer within a year, at most 50; so are the parts
 * @param customerMedian of {@code customerValued} earlier orders in this currency, minor units
 * @param shopMedian of the merchant's last {@code shopValued} orders in this currency, at most 200
 * @param cardOthers other customers who used the card within 30 days
 * @param knownDevice whether this customer used this device before
 * @param hourByCustomer orders within the last hour; so are the other three
 */
record Evidence(
        int customerOrders,
        int customerDelivered,
        int customerRejected,
        int customerValued,
        double customerMedian,
        int shopValued,
        double shopMedian,
        int cardOrders,
        int cardRejected,
        int cardOthers,
        int deviceRejected,
        int deviceOthers,
        boolean knownDevice,
        int hourByCustomer,
        int hourByCard,
        int hourByDevice,
        int hourByAddress,
        boolean customerBlocked,
        boolean cardBlocked,
        boolean deviceBlocked,
        boolean addressBlocked) {
    static final Evidence NONE =
            new Evidence(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false, 0, 0, 0, 0, false, false, false, false);
}
