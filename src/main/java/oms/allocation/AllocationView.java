package oms.allocation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an order came to its warehouse and driver.
 *
 * @param waitingFor why it wants a plan, while it has none
 * @param decisions the newest first
 */
public record AllocationView(
        String orderId, String number, @Nullable String waitingFor, List<Decision> decisions) {}
