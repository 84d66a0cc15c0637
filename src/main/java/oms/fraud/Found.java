package oms.fraud;

import java.util.List;

/** Evidence as the database counts it; arrays are of an hour, a day and a week. */
record Found(
        int customerOrders,
        int customerDelivered,
        int customerRejected,
        int customerValued,
        double customerMedian,
        double customerDeviation,
        int shopValued,
        double shopMedian,
        double shopDeviation,
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
        List<Integer> byCustomer,
        List<Integer> byCard,
        List<Integer> byDevice,
        List<Integer> byAddress,
        List<Integer> byIp,
        List<String> blocked) {
    Evidence evidence() {
        return new Evidence(
                customerOrders,
                customerDelivered,
                customerRejected,
                new Evidence.Distribution(customerValued, customerMedian, customerDeviation),
                new Evidence.Distribution(shopValued, shopMedian, shopDeviation),
                shopBelow,
                cardOrders,
                cardRejected,
                cardOthers,
                deviceRejected,
                deviceOthers,
                knownCard,
                knownDevice,
                knownAddress,
                cardAtAddress,
                pace(byCustomer),
                pace(byCard),
                pace(byDevice),
                pace(byAddress),
                pace(byIp),
                blocked.contains("CUSTOMER"),
                blocked.contains("CARD"),
                blocked.contains("DEVICE"),
                blocked.contains("ADDRESS"),
                blocked.contains("IP"));
    }

    private static Pace pace(List<Integer> counts) {
        return new Pace(counts.get(0), counts.get(1), counts.get(2));
    }
}
