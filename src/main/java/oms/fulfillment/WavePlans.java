package oms.fulfillment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import oms.Ids;
import oms.catalog.Catalog;
import oms.inventory.BinView;
import oms.inventory.Stock;
import org.jspecify.annotations.Nullable;

/**
 * Makes rounds of what waits. They are thought out before anything is locked; what somebody began meanwhile is then left out.
 */
@ApplicationScoped
class WavePlans {
    private static final int MOST_LISTS = 240;

    private final WaveRepository waves;
    private final WavePlanRepository plans;
    private final PickListRepository lists;
    private final Goods goods;
    private final Clock clock;

    WavePlans(WaveRepository waves, WavePlanRepository plans, PickListRepository lists, Goods goods, Clock clock) {
        this.waves = waves;
        this.plans = plans;
        this.lists = lists;
        this.goods = goods;
        this.clock = clock;
    }

    /** Where goods lie, and how large they are. */
    @ApplicationScoped
    static class Goods {
        private final Stock stock;
        private final Catalog catalog;
        private final Layouts layouts;

        Goods(Stock stock, Catalog catalog, Layouts layouts) {
            this.stock = stock;
            this.catalog = catalog;
            this.layouts = layouts;
        }

        Layout layout(String merchant, String warehouse) {
            return layouts.of(merchant, warehouse);
        }

        Map<String, List<BinView>> bins(String merchant, String warehouse, Set<String> skus) {
            return stock.bins(merchant, warehouse, skus).stream().collect(Collectors.groupingBy(BinView::sku));
        }

        /** @return of a piece in mm³, by SKU */
        Map<String, Long> volume(String merchant, Set<String> skus) {
            return catalog.products(merchant, List.copyOf(skus)).entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, e -> Article.size(e.getValue()).volume()));
        }
    }

    /**
     * @param cutOffAt that releases it; null for by hand
     * @return the wave; empty where this cut-off has released one before
     */
    @Transactional
    Optional<String> release(
            String merchant, String warehouse, FloorRules rules, @Nullable Instant cutOffAt, String by) {
        var from = cutOffAt == null ? clock.instant() : cutOffAt;
        var horizon = rules.horizonMinutes();
        var dueBy = horizon == null ? null : from.plus(Duration.ofMinutes(horizon));
        var waiting = lists.all(merchant, plans.waiting(merchant, warehouse, from, dueBy, MOST_LISTS));
        var skus = waiting.stream()
                .flatMap(list -> list.lines().stream().map(PickLineView::sku))
                .collect(Collectors.toSet());
        var layout = goods.layout(merchant, warehouse);
        var plan = new TrolleyPlan(layout, rules, clock.instant(), goods.bins(merchant, warehouse, skus));
        var rounds = plan.of(waiting, goods.volume(merchant, skus));
        var wave = Ids.next("wav");
        if (!waves.insert(merchant, wave, warehouse, cutOffAt, by)) return Optional.empty();
        var free =
                plans.lockFree(merchant, waiting.stream().map(PickListView::id).toList());
        var kept = rounds.stream()
                .flatMap(round -> round.with(layout, free).stream())
                .toList();
        plans.insert(merchant, warehouse, wave, kept, plan.lines(kept));
        return Optional.of(wave);
    }
}
