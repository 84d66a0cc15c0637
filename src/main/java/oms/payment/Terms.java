package oms.payment;

import java.util.List;
import oms.money.Money;

/**
 * How a merchant wants the money handled.
 *
 * @param captureAt when the money for a shipment is taken
 * @param renewHoursBefore how long before a hold lapses to renew it; 0 for never
 * @param refundsAlone up to how much of one order a single person may refund, one amount for each currency; in a currency
 *     that is not named there is no limit
 */
record Terms(CaptureMoment captureAt, int renewHoursBefore, List<Money> refundsAlone) {
    static final int RENEW_HOURS_BEFORE = 36;
    static final Terms USUAL = new Terms(CaptureMoment.DELIVERED, RENEW_HOURS_BEFORE, List.of());

    /**
     * @param refunded of the order so far, with what waits for its second person
     * @return whether one person may refund this much more; what was refunded before counts, so that parts do not slip through
     */
    boolean allowsAlone(Money refunded, Money more) {
        var sum = refunded.plus(more);
        return refundsAlone.stream()
                .filter(limit -> limit.currency().equals(sum.currency()))
                .allMatch(limit -> sum.compareTo(limit) <= 0);
    }
}
