package oms.payment;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Where a payment stands; the table is its whole life. */
public enum PaymentStatus {
    /** The gateway has not said yes or no. */
    PENDING,
    /** The buyer's money is held, some of it perhaps captured already. */
    AUTHORIZED,
    /** Nothing was ever held. */
    DECLINED,
    /** Nothing is held any more: captured what was owed, gave back the rest. */
    SETTLED;

    private static final Map<PaymentStatus, Set<PaymentStatus>> NEXT = new EnumMap<>(Map.of(
            PENDING, Set.of(AUTHORIZED, DECLINED),
            AUTHORIZED, Set.of(SETTLED),
            // given up as never sent, and then the gateway says that it happened after all
            DECLINED, Set.of(AUTHORIZED),
            SETTLED, Set.of()));

    public boolean canBecome(PaymentStatus next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}
