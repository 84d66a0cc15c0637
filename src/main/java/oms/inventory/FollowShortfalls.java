package oms.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import oms.events.Subscriber;
import org.jspecify.annotations.Nullable;

/** Orders that lost pieces are promised others: at once, and whenever goods arrive. */
@ApplicationScoped
class FollowShortfalls implements Subscriber<InventoryEvent> {
    private final MakingGood makingGood;
    private final Shortfalls shortfalls;

    FollowShortfalls(MakingGood makingGood, Shortfalls shortfalls) {
        this.makingGood = makingGood;
        this.shortfalls = shortfalls;
    }

    @Override
    public Class<InventoryEvent> eventType() {
        return InventoryEvent.class;
    }

    @Override
    public String name() {
        return "inventory.follow-shortfalls";
    }

    @Override
    public @Nullable Runnable on(InventoryEvent event) {
        return switch (event) {
            case InventoryEvent.ShortfallFound found -> () -> makingGood.promiseAgain(found.orderIds());
            case InventoryEvent.GoodsArrived arrived ->
                () -> makingGood.promiseAgain(shortfalls.ordersLacking(arrived.merchant(), arrived.sku()));
            case InventoryEvent.WarehouseChanged _ -> null;
        };
    }
}
