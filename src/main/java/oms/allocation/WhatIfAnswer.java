package oms.allocation;

import java.time.LocalDate;
import java.util.List;
import oms.money.Money;
import oms.order.AllocationModel;
import org.jspecify.annotations.Nullable;

/**
 * A past day as it is planned now, and as it would be otherwise.
 *
 * @param orders how many were replayed
 * @param ordersChanged how many go another way, or only one way or the other
 * @param changed the first hundred of them
 */
public record WhatIfAnswer(
        LocalDate day,
        @Nullable String channel,
        @Nullable AllocationModel model,
        int orders,
        Figures baseline,
        Figures variation,
        int ordersChanged,
        List<Changed> changed) {
    /**
     * @param filled orders that were shipped on that day
     * @param splits orders in more than one shipment
     * @param cost of goods, handling, driving and splits with today's weights, on both sides
     * @param margin what the filled orders earn, less that cost
     * @param onTime orders done at the door by their deadline
     */
    public record Figures(
            int filled,
            double fillRate,
            int shipments,
            int splits,
            Money cost,
            Money margin,
            int onTime,
            double onTimeRate,
            double kilometres) {}

    /** @param before {@code warehouse:driver}, joined by {@code +}; null where nobody could ship it */
    public record Changed(
            String orderId,
            String number,
            @Nullable String before,
            @Nullable String after) {}
}
