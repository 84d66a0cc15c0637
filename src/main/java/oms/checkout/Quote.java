package oms.checkout;

import java.time.Instant;
import java.util.List;
import oms.catalog.Discount;
import oms.catalog.PromotionQuote.Refusal;
import oms.inventory.Demand;
import oms.money.Money;
import oms.order.AllocationModel;
import oms.order.OrderLineView;
import org.jspecify.annotations.Nullable;

/**
 * What it costs, by the server's prices; total = items − discount + shipping + tax.
 *
 * @param refused promotion codes that do nothing, and why
 * @param units capacity units of everything together
 * @param orderBefore completed later, the delivery time can no longer be kept
 * @param warehouses that serve the address, nearest first; empty while there is no address
 * @param model how the channel sells; the order keeps it
 * @param boundWarehouse the only one that may ship, whose prices these are; null where any may
 * @param windowStart the earliest delivery, where a window is wished; {@code deliverBy} is its end then
 * @param lockedUntil until when a hyperlocal session holds that warehouse
 */
record Quote(
        List<OrderLineView> lines,
        List<Discount> discounts,
        List<Refusal> refused,
        Money items,
        Money discount,
        Money shipping,
        Money tax,
        Money total,
        int units,
        Instant deliverBy,
        Instant orderBefore,
        List<String> warehouses,
        AllocationModel model,
        @Nullable String boundWarehouse,
        @Nullable Instant lockedUntil,
        @Nullable Instant windowStart) {
    Quote {
        lines = List.copyOf(lines);
        discounts = List.copyOf(discounts);
        refused = List.copyOf(refused);
        warehouses = List.copyOf(warehouses);
    }

    /** @return the pieces of each SKU; a basket names each once */
    List<Demand> demands() {
        return lines.stream()
                .map(line -> new Demand(line.sku(), line.quantity()))
                .toList();
    }
}
