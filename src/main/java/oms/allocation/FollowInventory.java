package oms.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import oms.database.AfterCommit;
import oms.events.Subscriber;
import oms.inventory.InventoryEvent;
import org.jspecify.annotations.Nullable;

/** New goods, and warehouses that open, may end a wait; a warehouse that closes leaves its shipments to others. */
@ApplicationScoped
class FollowInventory implements Subscriber<InventoryEvent> {
    private final Stops stops;
    private final Waiting waiting;
    private final Planner planner;
    private final AfterCommit afterCommit;

    FollowInventory(Stops stops, Waiting waiting, Planner planner, AfterCommit afterCommit) {
        this.stops = stops;
        this.waiting = waiting;
        this.planner = planner;
        this.afterCommit = afterCommit;
    }

    @Override
    public Class<InventoryEvent> eventType() {
        return InventoryEvent.class;
    }

    @Override
    public String name() {
        return "allocation.follow-inventory";
    }

    @Override
    public @Nullable Runnable on(InventoryEvent event) {
        return switch (event) {
            case InventoryEvent.GoodsArrived arrived -> () -> wake(arrived);
            case InventoryEvent.ShortfallFound found ->
                () -> {
                    planAgain(found);
                    wake(found);
                };
            case InventoryEvent.WarehouseChanged changed ->
                () -> {
                    if (!changed.active()) close(changed);
                    wake(changed);
                };
        };
    }

    private void wake(InventoryEvent event) {
        if (waiting.wake(event.merchant())) afterCommit.run(() -> planner.plan(event.merchant()));
    }

    /** Orders that had a plan were told by themselves; those that wait for one find other goods, or wait on. */
    private void planAgain(InventoryEvent.ShortfallFound found) {
        var why = "%d × %s missing at %s".formatted(found.quantity(), found.sku(), found.warehouse());
        found.orderIds().forEach(order -> waiting.again(found.merchant(), order, why));
        afterCommit.run(() -> planner.plan(found.merchant()));
    }

    private void close(InventoryEvent.WarehouseChanged changed) {
        var why = changed.warehouse() + " is closed";
        var orders = stops.warehouseOut(changed.merchant(), changed.warehouse(), why);
        orders.forEach(order -> waiting.again(changed.merchant(), order, why));
        if (!orders.isEmpty()) afterCommit.run(() -> planner.plan(changed.merchant()));
    }
}
