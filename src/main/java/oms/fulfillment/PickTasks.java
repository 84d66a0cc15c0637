package oms.fulfillment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import oms.fulfillment.BatchRepository.Search;
import oms.inventory.WarehouseView;
import oms.inventory.Warehouses;

/** What a picker may do next. */
@ApplicationScoped
class PickTasks {
    private static final int MOST = 40;

    /**
     * @param batches trolleys that wait or are under way
     * @param lists to be picked alone
     * @param putBacks articles that are to be put back
     * @param warehouse chosen; empty for all
     * @param zones of that warehouse, where pickers stay in one
     * @param nothing whether a trolley was asked for and nothing waited for one
     */
    record Tasks(
            List<BatchSummary> batches,
            List<PickListSummary> lists,
            int putBacks,
            List<WarehouseView> warehouses,
            String warehouse,
            List<String> zones,
            String zone,
            boolean nothing) {}

    private final PickBatches batches;
    private final PickLists lists;
    private final PutBacks putBacks;
    private final Warehouses warehouses;
    private final Floors floors;

    PickTasks(PickBatches batches, PickLists lists, PutBacks putBacks, Warehouses warehouses, Floors floors) {
        this.batches = batches;
        this.lists = lists;
        this.putBacks = putBacks;
        this.warehouses = warehouses;
        this.floors = floors;
    }

    /** The zones of each floor, where its pickers stay in one. */
    @ApplicationScoped
    static class Floors {
        private final Layouts layouts;
        private final WaveRepository rules;

        Floors(Layouts layouts, WaveRepository rules) {
            this.layouts = layouts;
            this.rules = rules;
        }

        List<String> zones(String merchant, String warehouse) {
            var byZone =
                    rules.rules(merchant, warehouse).map(FloorRules::byZone).orElse(false);
            return byZone ? layouts.of(merchant, warehouse).zones() : List.of();
        }
    }

    /** @param warehouse empty for all; where there is one only, that one */
    Tasks of(String merchant, String warehouse, String zone, boolean nothing) {
        var all = warehouses.all(merchant);
        var at = warehouse.isEmpty() && all.size() == 1 ? all.getFirst().code() : warehouse;
        var alone = new PickListRepository.Search(merchant, at, "ALONE", "");
        return new Tasks(
                batches.some(new Search(merchant, at, "TO_DO", "", zone), MOST),
                lists.page(alone, MOST, null).items(),
                putBacks.open(merchant, at, "", "").size(),
                all,
                at,
                all.stream().anyMatch(w -> w.code().equals(at)) ? floors.zones(merchant, at) : List.of(),
                zone,
                nothing);
    }
}
