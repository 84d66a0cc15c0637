package oms.checkout;

import java.time.Instant;
import java.util.List;
import oms.inventory.WarehouseView;
import oms.money.Money;
import oms.order.AllocationModel;
import org.jspecify.annotations.Nullable;

/**
 * How a channel sells one basket.
 *
 * @param among the warehouses that may ship, best first
 * @param bound the only one of them, whose prices hold; null where the merchant's own prices hold
 * @param lockedUntil until when a session holds the warehouse
 */
record Terms(
        AllocationModel model,
        List<WarehouseView> among,
        @Nullable String bound,
        Money shipping,
        @Nullable Instant lockedUntil) {}
