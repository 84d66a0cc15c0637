package oms.inventory;

import java.util.List;
import oms.events.DomainEvent;
import oms.events.EventType;

/** What happens in warehouses that others may wait for. */
public sealed interface InventoryEvent extends DomainEvent {
    String warehouse();

    /** Pieces came in, were found, or were corrected upwards. Each time is a fact of its own; {@code quantity} is what was added. */
    @EventType("inventory.goods_arrived")
    record GoodsArrived(String key, String merchant, long sequence, String warehouse, String sku, long quantity)
            implements InventoryEvent {}

    /** A count found fewer pieces than were promised: {@code quantity} were taken back from these orders. */
    @EventType("inventory.shortfall")
    record ShortfallFound(
            String key,
            String merchant,
            long sequence,
            String warehouse,
            String sku,
            long quantity,
            List<String> orderIds)
            implements InventoryEvent {}

    /** A warehouse was set up or changed; {@code active} says whether orders may be placed there now. */
    @EventType("inventory.warehouse_changed")
    record WarehouseChanged(String key, String merchant, long sequence, String warehouse, boolean active)
            implements InventoryEvent {}
}
