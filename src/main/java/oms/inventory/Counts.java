package oms.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import oms.inventory.CountTask.Status;
import oms.inventory.CountTasks.Spot;
import oms.web.Conflict;
import oms.web.NotFound;
import org.jspecify.annotations.Nullable;

/** Cycle counts: what is to be counted, and what a count makes of the stock. */
@ApplicationScoped
class Counts {
    /** Days whose shipments decide the class of a SKU. */
    private static final Duration MOVED = Duration.ofDays(90);

    private final CountTasks tasks;
    private final Recount recount;
    private final StockRepository stock;
    private final Warehouses warehouses;
    private final Clock clock;

    Counts(CountTasks tasks, Recount recount, StockRepository stock, Warehouses warehouses, Clock clock) {
        this.tasks = tasks;
        this.recount = recount;
        this.stock = stock;
        this.warehouses = warehouses;
        this.clock = clock;
    }

    /**
     * Opens tasks for SKUs, for what lies in a bin, or for a class of SKUs.
     *
     * @return how many were opened; what is to be counted already is not opened again
     * @throws WarehouseNotFound where there is no such warehouse
     */
    @Transactional
    int open(String merchant, CountBodies.Plan plan, String by) {
        warehouses.get(merchant, plan.warehouse());
        var place = plan.place() == null ? null : plan.place().place();
        var why = plan.why() == null || plan.why().isBlank()
                ? "cycle count"
                : plan.why().strip();
        int opened = 0;
        for (var sku : skus(merchant, plan, place))
            if (tasks.open(merchant, new Spot(plan.warehouse(), sku, place), why, by)) opened++;
        return opened;
    }

    private List<String> skus(String merchant, CountBodies.Plan plan, @Nullable Place place) {
        if (plan.skus() != null && !plan.skus().isEmpty())
            return plan.skus().stream().distinct().sorted().toList();
        if (place != null) return tasks.in(merchant, plan.warehouse(), place);
        var moved = tasks.moved(merchant, plan.warehouse(), clock.instant().minus(MOVED));
        return AbcClasses.of(moved, java.util.Objects.requireNonNull(plan.abcClass()));
    }

    CountTask get(String merchant, String id) {
        return tasks.find(merchant, id).orElseThrow(() -> new NotFound("count"));
    }

    /**
     * Makes what was counted true. The same number again changes nothing.
     *
     * @param counted pieces that lie at the task's place; what is picked for orders is off it
     * @throws Conflict when it was counted already, with another number, or is no longer wanted
     */
    CountTask count(String merchant, String id, long counted, String by) {
        var task = get(merchant, id);
        if (task.status() != Status.OPEN) return same(task, counted);
        var level = new StockLevel(task.warehouse(), task.sku(), null, null);
        try {
            recount.settle(
                    merchant,
                    level,
                    id,
                    by,
                    row -> counted - expected(merchant, open(merchant, id), row),
                    settled -> close(merchant, task, settled, counted, by));
        } catch (Closed meanwhile) {
            return same(get(merchant, id), counted);
        }
        return get(merchant, id);
    }

    /** Somebody else counted it while this count was on its way. */
    private static final class Closed extends RuntimeException {
        private Closed() {
            super(null, null, false, false);
        }
    }

    private CountTask open(String merchant, String id) {
        var task = tasks.lock(merchant, id).orElseThrow(() -> new NotFound("count"));
        if (task.status() != Status.OPEN) throw new Closed();
        return task;
    }

    private static CountTask same(CountTask task, long counted) {
        if (task.counted() == null) throw new Conflict("count_cancelled", "This count is no longer wanted");
        if (task.counted() != counted)
            throw new Conflict("already_counted", "This was counted already; open another count to correct it");
        return task;
    }

    private long expected(String merchant, CountTask task, StockRow row) {
        var place = task.place();
        if (place == null) return row.onShelf();
        var bins = stock.bins(merchant, task.warehouse(), List.of(task.sku()));
        return OnShelf.recorded(bins, place) - OnShelf.pickedFrom(bins, place, row.picked());
    }

    private void close(String merchant, CountTask task, Recount.Settled settled, long counted, String by) {
        var change = settled.change();
        tasks.counted(merchant, task.id(), counted - change, counted, by);
        var place = task.place();
        if (place != null && change != 0) stock.store(merchant, bin(task, place, change));
        if (place == null && change < 0) stock.clear(merchant, task.warehouse(), task.sku(), -change);
    }

    private static BinView bin(CountTask task, Place place, long change) {
        return new BinView(task.warehouse(), task.sku(), place.aisle(), place.shelf(), place.bin(), change);
    }

    /** It need not be counted. @throws Conflict when it was */
    @Transactional
    CountTask cancel(String merchant, String id, String by) {
        var task = tasks.lock(merchant, id).orElseThrow(() -> new NotFound("count"));
        if (task.status() == Status.COUNTED) throw new Conflict("already_counted", "This was counted already");
        if (task.status() == Status.OPEN) tasks.cancelled(merchant, id, by);
        return get(merchant, id);
    }
}
