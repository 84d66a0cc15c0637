package oms.inventory;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.LongUnaryOperator;
import oms.Ids;
import oms.events.Outbox;
import oms.inventory.InventoryEvent.GoodsArrived;
import oms.inventory.Movement.Cause;
import org.jspecify.annotations.Nullable;

/** Goods that come in, are counted and corrected. Opening the row locks it, so each step sees the one before. */
@ApplicationScoped
class Goods {
    private final StockRepository stock;
    private final Outbox outbox;
    private final Recount recount;

    Goods(StockRepository stock, Outbox outbox, Recount recount) {
        this.recount = recount;
        this.stock = stock;
        this.outbox = outbox;
    }

    void receive(String merchant, Receipt in, String actor) {
        var level = new StockLevel(in.warehouse(), in.sku(), null, in.unitCost());
        change(merchant, level, Cause.RECEIVED, in.reference(), null, actor, onHand -> in.quantity());
        if (in.place() != null) stock.store(merchant, bin(level, in.place(), in.quantity()));
    }

    void adjust(String merchant, Adjustment by, String actor) {
        var level = new StockLevel(by.warehouse(), by.sku(), null, null);
        change(merchant, level, Cause.ADJUSTED, by.reference(), by.reason(), actor, onHand -> by.change());
        if (by.change() < 0) stock.clear(merchant, by.warehouse(), by.sku(), -by.change());
    }

    /** Opens and commits transactions of its own. */
    void count(String merchant, Count count, String actor) {
        var level = count.level();
        QuarkusTransaction.requiringNew().run(() -> level(merchant, level));
        recount.settle(
                merchant,
                level,
                count.reference(),
                actor,
                row -> count.counted() - row.onHand(),
                settled -> put(merchant, level, count, settled.change()));
    }

    private void put(String merchant, StockLevel level, Count count, long change) {
        if (count.place() != null) {
            stock.clear(merchant, level.warehouse(), level.sku(), Long.MAX_VALUE);
            stock.store(merchant, bin(level, count.place(), count.counted()));
        } else if (change < 0) stock.clear(merchant, level.warehouse(), level.sku(), -change);
    }

    void level(String merchant, StockLevel level) {
        if (!stock.open(merchant, level)) throw new WarehouseNotFound(level.warehouse());
    }

    private void change(
            String merchant,
            StockLevel level,
            Cause cause,
            String reference,
            @Nullable String reason,
            String actor,
            LongUnaryOperator changeOf) {
        level(merchant, level);
        if (stock.recorded(merchant, cause, reference, level)) throw new AlreadyRecorded(reference, level.sku());
        var change = changeOf.applyAsLong(stock.onHand(merchant, level));
        if (change == 0) return;
        var movement = new Movement(cause, reference, level.warehouse(), level.sku(), change, 0, reason, actor);
        if (!stock.move(merchant, List.of(movement))) throw new BelowReserved(level.warehouse(), level.sku());
        if (change > 0)
            outbox.publish(new GoodsArrived(Ids.next("mov"), merchant, 1, level.warehouse(), level.sku(), change));
    }

    private static BinView bin(StockLevel level, Place place, long quantity) {
        return new BinView(level.warehouse(), level.sku(), place.aisle(), place.shelf(), place.bin(), quantity);
    }
}
