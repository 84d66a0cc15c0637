package oms.order;

import java.time.Instant;
import oms.money.Money;

/** An order as a line of a list. */
public record OrderSummary(
        String id,
        String number,
        OrderStatus status,
        boolean held,
        Sla sla,
        Instant deliverBy,
        String channel,
        String customer,
        Money total,
        int units,
        Instant placedAt) {}
